import { sql } from 'kysely';
import { hmac } from '#platform/crypto';
import type { Tx } from '#platform/tx';
import type { Arrival } from './arrival.ts';

const lockOf = (secret: Buffer, text: string) => hmac(secret, `lock\n${text}`).readBigInt64BE(0);

/**
 * Waits for its turn, so that of people who arrive at once and may be one person the second sees what became of the
 * first. Must be sent before candidates are read, in a statement of its own: a statement's view is as old as its start.
 *
 * One person takes the tenant's lock shared and the locks of all its keys, in order, so that no two wait for each other
 * for ever: whoever could be a candidate for it shares one of them, and a link can follow from the weakest.
 * A batch takes the tenant's lock alone and no keys: thousands of locks would fill the server's table, and a batch is
 * over in a fraction of a second. All locks end with the transaction and are named by the tenant's secret, so that
 * tenants never meet.
 */
export async function takeTurn(
  tx: Tx,
  secret: Buffer,
  arrivals: readonly Arrival[],
): Promise<void> {
  const tenant = lockOf(secret, 'tenant');
  if (arrivals.length !== 1) {
    await sql`SELECT pg_advisory_xact_lock(${tenant}::bigint)`.execute(tx);
    return;
  }
  const sorted = arrivals
    .flatMap((arrival) => locksOf(secret, arrival))
    .toSorted((a, b) => (a < b ? -1 : Number(a > b)));
  await sql`
    WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock_shared(${tenant}::bigint))
    SELECT count(pg_advisory_xact_lock(wanted.key)::text)
    FROM turn CROSS JOIN unnest(${sorted}::bigint[]) AS wanted (key)`.execute(tx);
}

/** The whole tenant's turn, as a batch has it: for staff's own changes, whose keys are not known before rows are held. */
export async function takeWholeTurn(tx: Tx, secret: Buffer): Promise<void> {
  await takeTurn(tx, secret, []);
}

/** What one person waits for: its keys, and its own profile. */
export function locksOf(secret: Buffer, arrival: Arrival): bigint[] {
  return [profileLock(secret, arrival), ...arrival.keys.map((key) => key.hash)];
}

function profileLock(secret: Buffer, { written, fingerprint }: Arrival): bigint {
  return lockOf(
    secret,
    `profile\n${written.source}\n${written.outsideId ?? String(fingerprint ?? '')}`,
  );
}
