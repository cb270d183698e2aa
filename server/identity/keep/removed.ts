import { sql } from 'kysely';
import { now } from '#platform/clock';
import { hmac } from '#platform/crypto';
import type { Tx } from '#platform/tx';
import type { Setting } from '../recognise/setting.ts';
import { type Bringing, leaveOut, type Told } from './leave-out.ts';

/** What was taken off customers by a person: hashes, by customer. */
export type Removed = ReadonlyMap<string, ReadonlySet<bigint>>;

function hashOf(secret: Buffer, { kind, key }: Told): bigint {
  return hmac(secret, `removed\n${kind}\n${key}`).readBigInt64BE(0);
}

/** Keeps that a person took contacts off a customer, so that no profile brings them back. */
export async function markRemoved(
  tx: Tx,
  { tenant, secret }: Pick<Setting, 'tenant' | 'secret'>,
  customer: string,
  gone: readonly Told[],
): Promise<void> {
  const hashes = gone.map((one) => hashOf(secret, one));
  await sql`INSERT INTO clientele.removed_contacts (tenant_id, customer_id, hash, removed_at)
    SELECT ${tenant}::uuid, ${customer}::uuid, g.hash, ${now()}::timestamptz
    FROM unnest(${hashes}::bigint[]) AS g (hash) ON CONFLICT DO NOTHING`.execute(tx);
}

/** Forgets that a contact was taken off: a person has put it there again. */
export async function unmarkRemoved(
  tx: Tx,
  { tenant, secret }: Pick<Setting, 'tenant' | 'secret'>,
  customer: string,
  back: Told,
): Promise<void> {
  await sql`DELETE FROM clientele.removed_contacts
    WHERE tenant_id = ${tenant} AND customer_id = ${customer} AND hash = ${hashOf(secret, back)}`.execute(
    tx,
  );
}

/** What was taken off some customers. */
export async function removedFrom(
  tx: Tx,
  tenant: string,
  customers: readonly string[],
): Promise<Removed> {
  if (customers.length === 0) return new Map();
  const { rows } = await sql<{ customer: string; hash: bigint }>`
    SELECT r.customer_id AS customer, r.hash FROM clientele.removed_contacts r
    WHERE r.tenant_id = ${tenant} AND r.customer_id = ANY (${customers}::uuid[])`.execute(tx);
  const removed = new Map<string, Set<bigint>>();
  for (const { customer, hash } of rows)
    removed.set(customer, (removed.get(customer) ?? new Set()).add(hash));
  return removed;
}

/** What an arrival may bring a customer: all but what a person took off it. */
export function withoutRemoved(
  arrival: Bringing,
  removed: ReadonlySet<bigint> | undefined,
  secret: Buffer,
): Bringing {
  if (removed === undefined || removed.size === 0) return arrival;
  return leaveOut(arrival, (told) => removed.has(hashOf(secret, told)));
}
