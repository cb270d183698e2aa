import { sql } from 'kysely';
import { now } from '#platform/clock';
import { hmac } from '#platform/crypto';
import type { Tx } from '#platform/tx';
import type { Setting } from '../recognise/setting.ts';
import { type Bringing, leaveOut, type Told } from './leave-out.ts';

/** A contact that goes, with its row where it may be put back. */
export interface Gone extends Told {
  readonly row?: object;
}

/** What was taken off customers by a person: hashes, by customer. */
export type Removed = ReadonlyMap<string, ReadonlySet<bigint>>;

function hashOf(secret: Buffer, { kind, key }: Told): bigint {
  return hmac(secret, `removed\n${kind}\n${key}`).readBigInt64BE(0);
}

/**
 * Keeps that a person took contacts off a customer, so that no profile brings them back; and the row of each for a day,
 * so that the person can.
 */
export async function markRemoved(
  tx: Tx,
  { tenant, secret }: Pick<Setting, 'tenant' | 'secret'>,
  customer: string,
  gone: readonly Gone[],
): Promise<void> {
  if (gone.length === 0) return;
  const hashes = gone.map((one) => hashOf(secret, one));
  const rows = gone.map(({ row }) => (row === undefined ? null : JSON.stringify(row)));
  await sql`DELETE FROM clientele.removed_contacts r
    WHERE r.tenant_id = ${tenant} AND r.customer_id = ${customer} AND r.hash = ANY (${hashes}::bigint[])`.execute(
    tx,
  );
  await sql`INSERT INTO clientele.removed_contacts (tenant_id, customer_id, hash, removed_at, kept)
    SELECT ${tenant}::uuid, ${customer}::uuid, g.hash, ${now()}::timestamptz, g.kept::jsonb
    FROM unnest(${hashes}::bigint[], ${rows}::text[]) AS g (hash, kept) ON CONFLICT DO NOTHING`.execute(
    tx,
  );
}

/**
 * Takes back that identifiers were taken off a customer since a moment.
 * @returns their rows as they were
 */
export async function takeRemoved(
  tx: Tx,
  tenant: string,
  customer: string,
  ids: readonly string[],
  since: Date,
): Promise<IdentifierRow[]> {
  const { rows } = await sql<{ kept: IdentifierRow }>`DELETE FROM clientele.removed_contacts r
    WHERE r.tenant_id = ${tenant} AND r.customer_id = ${customer} AND r.removed_at > ${since}::timestamptz
      AND r.kept ->> 'id' = ANY (${ids}::text[])
    RETURNING r.kept`.execute(tx);
  return rows.map(({ kept }) => kept);
}

/** A row of identifiers, as JSON has it. */
export interface IdentifierRow extends Told {
  readonly id: string;
  readonly is_primary: boolean;
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
