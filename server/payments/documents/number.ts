import { sql } from 'kysely';
import type { Tx } from '#platform/tx';

/** Kinds of documents; each is numbered for itself. */
export type DocumentKind = 'invoice' | 'receipt' | 'credit_note';

const prefixes = { invoice: 'INV', receipt: 'RCT', credit_note: 'CRN' } as const;

/**
 * The next number of a series, as in `INV-2026-0001`; after 9999 it grows longer. It is taken by the transaction that writes
 * the document, and not at all where that does not commit: none is left out and none given twice. Others who want one wait
 * until then.
 */
export async function nextNumber(
  tx: Tx,
  tenant: string,
  kind: DocumentKind,
  year: number,
): Promise<string> {
  const { taken } = await tx
    .insertInto('invoice_counts')
    .values({ tenant_id: tenant, kind, year, taken: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'kind', 'year'])
        .doUpdateSet({ taken: sql`invoice_counts.taken + 1` }),
    )
    .returning('taken')
    .executeTakeFirstOrThrow();
  return `${prefixes[kind]}-${year}-${String(taken).padStart(4, '0')}`;
}
