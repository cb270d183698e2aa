import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Live } from './survive.ts';
import { insertRows, instant, uuid } from './rows.ts';

/**
 * The hash by which an earlier system knew a customer: md5 of the lower-cased name, two colons and the digits of the
 * phone as it was written. Read by those who still hold one; never a key, for it changes with the name.
 */
export function legacyAlias(name: string, phone: string): string {
  return createHash('md5')
    .update(`${name.toLowerCase()}::${phone.replace(/\D/g, '')}`)
    .digest('hex');
}

/** The name that a customer is shown by. The table's own `name` column says the same. */
export function shownName({ givenName, familyName, fullName, company }: Live): string {
  const parts = [givenName, familyName].filter((part) => part !== null).join(' ');
  return fullName ?? (parts === '' ? (company ?? '') : parts);
}

/** A customer whose name or first phone is new. */
export interface Renamed {
  readonly customer: string;
  readonly live: Live;
  readonly phone: string;
  /** Made just now: it went by no other. */
  readonly fresh: boolean;
}

/** Adds the aliases that customers go by now, and ends the ones they went by. */
export async function writeAliases(
  tx: Tx,
  tenant: string,
  renamed: readonly Renamed[],
): Promise<void> {
  const named = renamed.filter(({ live, phone }) => shownName(live) !== '' && phone !== '');
  const rows = named.map(({ customer, live, phone }) => ({
    alias: legacyAlias(shownName(live), phone),
    customer_id: customer,
  }));
  const before = named.flatMap(({ customer, fresh }) => (fresh ? [] : [customer]));
  await Promise.all([
    before.length > 0 &&
      sql`UPDATE clientele.legacy_aliases SET until = ${now()}
        WHERE tenant_id = ${tenant} AND customer_id = ANY (${before}::uuid[]) AND until IS NULL`.execute(
        tx,
      ),
    insertRows(
      tx,
      'legacy_aliases',
      {
        alike: { tenant_id: uuid(tenant), since: instant(now()) },
        columns: { alias: 'text', customer_id: 'uuid' },
      },
      rows,
      sql`ON CONFLICT (tenant_id, alias, customer_id) DO UPDATE SET until = NULL`,
    ),
  ]);
}
