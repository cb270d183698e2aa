import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import { hashedKeys } from '../keys.ts';
import type { PersonRecord } from '../match/types.ts';
import { searchTextOf } from '../search-text.ts';
import { insertRows } from './rows.ts';

/** A customer's record for comparing, as it is to be; `before` is what it was, null for a new customer. */
export interface Derived {
  readonly customer: string;
  readonly record: PersonRecord;
  readonly before: PersonRecord | null;
}

/**
 * Writes what is derived of customers: the record that is compared, the keys by which they are found, the text that is
 * searched. Keys that no longer follow from the record are left to `dropStaleKeys`.
 */
export async function writeDerived(
  tx: Tx,
  tenant: string,
  secret: Buffer,
  people: readonly Derived[],
): Promise<void> {
  await Promise.all([
    insertRows(
      tx,
      'match_records',
      { tenant_id: 'uuid', customer_id: 'uuid', record: 'json' },
      people.map(({ customer, record }) => ({ tenant_id: tenant, customer_id: customer, record })),
      sql`ON CONFLICT (tenant_id, customer_id) DO UPDATE SET record = excluded.record`,
    ),
    insertRows(
      tx,
      'match_keys',
      { tenant_id: 'uuid', key: 'bigint', customer_id: 'uuid' },
      people.flatMap((person) => newKeys(tenant, secret, person)),
      sql`ON CONFLICT DO NOTHING`,
    ),
    insertRows(
      tx,
      'search_texts',
      { tenant_id: 'uuid', customer_id: 'uuid', search: 'text', by_family: 'text', by_given: 'text' },
      people.map(({ customer, record }) => ({
        tenant_id: tenant,
        customer_id: customer,
        ...searchTextOf(record),
      })),
      sql`ON CONFLICT (tenant_id, customer_id) DO UPDATE
        SET search = excluded.search, by_family = excluded.by_family, by_given = excluded.by_given`,
    ),
  ]);
}

function newKeys(tenant: string, secret: Buffer, { customer, record, before }: Derived) {
  const had = new Set(before === null ? [] : hashedKeys(before, secret).map((key) => key.hash));
  return hashedKeys(record, secret)
    .filter((key) => !had.has(key.hash))
    .map((key) => ({ tenant_id: tenant, key: key.hash, customer_id: customer }));
}

/** Removes the keys of a customer that no longer follow from its record. */
export async function dropStaleKeys(
  tx: Tx,
  tenant: string,
  secret: Buffer,
  { customer, record }: Derived,
): Promise<void> {
  const keys = hashedKeys(record, secret).map((key) => key.hash);
  await sql`DELETE FROM clientele.match_keys k
    WHERE k.tenant_id = ${tenant} AND k.customer_id = ${customer} AND NOT k.key = ANY (${keys}::bigint[])`.execute(tx);
}
