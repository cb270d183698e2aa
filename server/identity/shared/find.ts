import { sql } from 'kysely';
import { recordMany } from '#audit';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import type { PersonRecord } from '../match/types.ts';
import { mostBlocked } from '../recognise/setting.ts';
import { sharedBy } from './rules.ts';

/** Most values that one look takes up, those with most customers first, and most customers that are read of each. */
const mostValues = 200;
const mostHolders = 24;

/** Fewer customers of one value are not looked at. */
const fewestHolders = { contact: 3, address: 6 } as const;

/** Longest time of one statement: all contacts of a business are counted. */
const longestMs = 600_000;

interface Held {
  readonly kind: 'email' | 'phone' | 'address';
  readonly key: string;
  readonly records: PersonRecord[];
}

/**
 * Looks for e-mails, phones and addresses that several distinct people have, and blocks them: recognising heeds them no
 * more. What staff let count is left alone. As engine.
 * @returns how many were found
 */
export async function findShared(tx: Tx, who: Tenanted): Promise<number> {
  const { tenant } = who;
  const held = await readHeld(tx, tenant);
  const found = held.flatMap(({ kind, key, records }) => {
    const people = sharedBy(kind, records);
    return people === null ? [] : [{ kind, key, people }];
  });
  const some = found.slice(0, await roomLeft(tx, tenant));
  if (some.length === 0) return 0;
  await tx
    .insertInto('blocked_values')
    .values(
      some.map(({ kind, key, people }) => ({
        tenant_id: tenant,
        kind,
        key,
        reason: '',
        found_with: people,
        blocked_at: now(),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await recordMany(
    tx,
    who,
    some.map(({ kind, people }) => ({
      type: 'contacts.found_shared',
      subject: { kind: 'business', id: tenant },
      facts: { kind, people },
    })),
  );
  return some.length;
}

async function readHeld(tx: Tx, tenant: string): Promise<Held[]> {
  await sql`SELECT set_config('statement_timeout', ${String(longestMs)}, true)`.execute(tx);
  const unsaid = (alias: string, kind: ReturnType<typeof sql>) => sql`
    NOT EXISTS (SELECT FROM clientele.blocked_values b
      WHERE b.tenant_id = ${tenant} AND b.kind = ${kind} AND b.key = ${sql.id(alias, 'key')})
    AND NOT EXISTS (SELECT FROM clientele.trusted_values v
      WHERE v.tenant_id = ${tenant} AND v.kind = ${kind} AND v.key = ${sql.id(alias, 'key')})`;
  const living = (alias: string) => sql`JOIN clientele.customers c
    ON c.tenant_id = ${tenant} AND c.id = ${sql.id(alias, 'customer_id')} AND c.merged_at IS NULL AND c.erased_at IS NULL`;
  const { rows } = await sql<Held>`
    WITH many AS MATERIALIZED (
      (SELECT i.kind, i.key, count(*) AS holders FROM clientele.identifiers i ${living('i')}
        WHERE i.tenant_id = ${tenant} AND NOT i.generic AND ${unsaid('i', sql`i.kind`)}
        GROUP BY i.kind, i.key HAVING count(*) >= ${fewestHolders.contact}
        ORDER BY count(*) DESC LIMIT ${mostValues})
      UNION ALL
      (SELECT 'address', a.key, count(*) FROM clientele.addresses a ${living('a')}
        WHERE a.tenant_id = ${tenant} AND a.key ~ '^[^|]+[|][^|]*[|][^|]+' AND ${unsaid('a', sql`'address'`)}
        GROUP BY a.key HAVING count(*) >= ${fewestHolders.address}
        ORDER BY count(*) DESC LIMIT ${mostValues})
    )
    SELECT m.kind, m.key, ARRAY(
      SELECT r.record FROM (
        SELECT i.customer_id FROM clientele.identifiers i
        WHERE m.kind <> 'address' AND i.tenant_id = ${tenant} AND i.kind = m.kind AND i.key = m.key
        UNION ALL
        SELECT a.customer_id FROM clientele.addresses a
        WHERE m.kind = 'address' AND a.tenant_id = ${tenant} AND a.key = m.key
      ) AS holder
      JOIN clientele.match_records r ON r.tenant_id = ${tenant} AND r.customer_id = holder.customer_id
      LIMIT ${mostHolders}) AS records
    FROM many m ORDER BY m.holders DESC, m.kind, m.key LIMIT ${mostValues}`.execute(tx);
  return rows;
}

/** Matching heeds only so many. */
async function roomLeft(tx: Tx, tenant: string): Promise<number> {
  const { rows } = await sql<{ all: number }>`
    SELECT count(*)::int AS all FROM clientele.blocked_values WHERE tenant_id = ${tenant}`.execute(
    tx,
  );
  return Math.max(0, mostBlocked - (rows[0]?.all ?? 0));
}
