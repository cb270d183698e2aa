import type { CallOptions } from './calls.ts';

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/**
 * Every row of a list, page by page, for as long as the loop goes on:
 *
 *     for await (const customer of eachRow(client.listCustomers, { query: { limit: 200 } })) …
 */
export async function* eachRow<Row, Input extends { readonly query?: object | undefined }>(
  list: (input: Input, options?: CallOptions) => Promise<Page<Row>>,
  input: Input,
  options: CallOptions = {},
): AsyncGenerator<Row> {
  let cursor: string | null | undefined;
  do {
    const query = { ...input.query, ...(cursor != null && { cursor }) };
    const page: Page<Row> = await list({ ...input, query }, options);
    yield* page.rows;
    cursor = page.next;
  } while (cursor !== null);
}
