import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import { keysUnder } from './record-keys.ts';
import type { PersonRecord } from '../match/types.ts';
import { searchTextOf } from './search-text.ts';
import { asRelation, insertRows, uuid, type Row } from './rows.ts';

/** A customer's record for comparing, as it is to be; `before` is what it was, null for a new customer. */
export interface Derived {
  readonly customer: string;
  readonly record: PersonRecord;
  readonly before: PersonRecord | null;
}

/**
 * Writes what is derived of customers: the record that is compared, the keys by which they are found, the text that is
 * searched. Keys that no longer follow from the record are `dropStaleKeys`'.
 */
export async function writeDerived(
  tx: Tx,
  tenant: string,
  secret: Buffer,
  people: readonly Derived[],
): Promise<void> {
  const alike = { tenant_id: uuid(tenant) };
  await Promise.all([
    insertRows(
      tx,
      'match_records',
      { alike, columns: { customer_id: 'uuid', record: 'json' } },
      people.map(({ customer, record }) => ({ customer_id: customer, record })),
      sql`ON CONFLICT (tenant_id, customer_id) DO UPDATE SET record = excluded.record`,
    ),
    insertKeys(
      tx,
      tenant,
      people.map((person) => ({
        customer_id: person.customer,
        keys: newKeys(secret, person).map(String),
      })),
    ),
    insertRows(
      tx,
      'search_texts',
      {
        alike,
        columns: { customer_id: 'uuid', search: 'text', by_family: 'text', by_given: 'text' },
      },
      people.map(({ customer, record }) => ({
        customer_id: customer,
        ...searchTextOf(record),
      })),
      sql`ON CONFLICT (tenant_id, customer_id) DO UPDATE
        SET search = excluded.search, by_family = excluded.by_family, by_given = excluded.by_given`,
    ),
  ]);
}

/** Keys that a customer has now and had not before. */
function newKeys(secret: Buffer, { record, before }: Derived): bigint[] {
  const had = new Set(before === null ? [] : keysUnder(secret, before).map((key) => key.hash));
  return keysUnder(secret, record).flatMap((key) => (had.has(key.hash) ? [] : [key.hash]));
}

// In the order of the index: neighbours are written into the same pages, whereas hashes as they come touch all of them.
async function insertKeys(tx: Tx, tenant: string, people: readonly Row[]): Promise<void> {
  if (people.length === 0) return;
  await sql`
    INSERT INTO clientele.match_keys (tenant_id, key, customer_id)
    SELECT ${tenant}::uuid, k.key, r.customer_id
    FROM ${asRelation({ customer_id: 'uuid', keys: 'bigint[]' }, people)} CROSS JOIN unnest(r.keys) AS k (key)
    ORDER BY k.key ON CONFLICT DO NOTHING`.execute(tx);
}

/** Removes the keys of customers that followed from their records before and no longer do; `record` is null for one that goes. */
export async function dropStaleKeys(
  tx: Tx,
  tenant: string,
  secret: Buffer,
  people: readonly (Omit<Derived, 'record'> & { readonly record: PersonRecord | null })[],
): Promise<void> {
  const stale = people.flatMap(({ customer, record, before }) => {
    const has = new Set(record && keysUnder(secret, record).map((key) => key.hash));
    const had = before === null ? [] : keysUnder(secret, before);
    return had.filter((key) => !has.has(key.hash)).map((key) => ({ customer, hash: key.hash }));
  });
  if (stale.length === 0) return;
  await sql`DELETE FROM clientele.match_keys AS k
    USING unnest(${stale.map((key) => key.hash)}::bigint[], ${stale.map((key) => key.customer)}::uuid[])
      AS gone (key, customer_id)
    WHERE k.tenant_id = ${tenant} AND k.key = gone.key AND k.customer_id = gone.customer_id`.execute(
    tx,
  );
}
