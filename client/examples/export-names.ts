import { eachRow, type Client } from '../index.ts';

/** The names of all customers, page by page, however many there are. */
export async function exportNames(client: Client): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of eachRow(client.listCustomers, { query: { limit: 2 } }))
    names.push(name);
  return names;
}
