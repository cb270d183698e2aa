import { sql } from 'kysely';
import { refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Done } from './ledger.ts';
import type { Way } from './move.ts';

const kinds = [
  { table: 'identifiers', kind: sql`AND o.kind = t.kind` },
  { table: 'addresses', kind: sql`` },
] as const;

/**
 * Before rows move: where both have a first contact of a kind, that of the customer they come from is first no more. Which
 * were first is written down of all of them.
 */
export async function giveWay(tx: Tx, tenant: string, { from, to }: Way): Promise<Done[]> {
  const done: Done[] = [];
  for (const { table, kind } of kinds) {
    const { rows } = await sql<{ id: string; first: boolean }>`
      UPDATE ${sql.table(`clientele.${table}`)} AS t SET is_primary = NOT EXISTS (
        SELECT FROM ${sql.table(`clientele.${table}`)} o
        WHERE o.tenant_id = ${tenant} AND o.customer_id = ${to} AND o.is_primary ${kind})
      WHERE t.tenant_id = ${tenant} AND t.customer_id = ${from} AND t.is_primary
      RETURNING t.id, t.is_primary AS first`.execute(tx);
    for (const { id, first } of rows)
      done.push({
        table,
        customer: from,
        row: { id },
        moved: false,
        changed: { is_primary: [true, first] },
        made: null,
        gone: null,
      });
  }
  return done;
}

/** Before rows move back: none that moved is first, nor what became first by the merge. */
export async function stepDown(
  tx: Tx,
  tenant: string,
  ledger: readonly Done[],
  { from, to }: Way,
): Promise<void> {
  for (const { table } of kinds) {
    const ids = ledger.flatMap((one) =>
      one.table === table && (one.moved || one.changed?.['is_primary']?.[0] === false)
        ? [String(one.row['id'])]
        : [],
    );
    await sql`UPDATE ${sql.table(`clientele.${table}`)} AS t SET is_primary = false
      WHERE t.tenant_id = ${tenant} AND t.customer_id = ANY (${[from, to]}::uuid[])
        AND t.id = ANY (${ids}::uuid[]) AND t.is_primary`.execute(tx);
  }
}

/** Once they have: what was first before the merge is so again, unless somebody chose another since. */
export async function stepUp(
  tx: Tx,
  tenant: string,
  ledger: readonly Done[],
  { from, to }: Way,
): Promise<void> {
  for (const { table, kind } of kinds) {
    const ids = ledger.flatMap((one) =>
      one.table === table && one.changed?.['is_primary']?.[0] === true
        ? [String(one.row['id'])]
        : [],
    );
    await sql`UPDATE ${sql.table(`clientele.${table}`)} AS t SET is_primary = true
      WHERE t.tenant_id = ${tenant} AND t.customer_id = ANY (${[from, to]}::uuid[])
        AND t.id = ANY (${ids}::uuid[]) AND NOT t.is_primary AND NOT EXISTS (
          SELECT FROM ${sql.table(`clientele.${table}`)} o
          WHERE o.tenant_id = ${tenant} AND o.customer_id = t.customer_id AND o.is_primary ${kind})`.execute(
      tx,
    );
  }
}

/**
 * Of a contact that both had, the one that stands has been known as long, and seen as lately, as either; a proof that it is
 * theirs is never lost.
 */
export async function gatherSeen(tx: Tx, tenant: string, { from, to }: Way): Promise<void> {
  await sql`UPDATE clientele.identifiers AS t
    SET verified_at = coalesce(t.verified_at, o.verified_at), first_seen_at = least(t.first_seen_at, o.first_seen_at),
      last_seen_at = greatest(t.last_seen_at, o.last_seen_at)
    FROM clientele.identifiers o
    WHERE t.tenant_id = ${tenant} AND t.customer_id = ${to} AND o.tenant_id = ${tenant} AND o.customer_id = ${from}
      AND o.kind = t.kind AND o.key = t.key`.execute(tx);
  await sql`UPDATE clientele.addresses AS t
    SET first_seen_at = least(t.first_seen_at, o.first_seen_at), last_seen_at = greatest(t.last_seen_at, o.last_seen_at)
    FROM clientele.addresses o
    WHERE t.tenant_id = ${tenant} AND t.customer_id = ${to} AND o.tenant_id = ${tenant} AND o.customer_id = ${from}
      AND o.key = t.key`.execute(tx);
}

/**
 * Makes chosen contacts the first of their kind. One that both had may be named by the id of either.
 * @throws {Refusal} `invalid_input` for what is neither's
 */
export async function choose(
  tx: Tx,
  tenant: string,
  { from, to }: Way,
  chosen: readonly { readonly path: string; readonly id: string }[],
): Promise<void> {
  for (const { path, id } of chosen) {
    const table = path === 'address' ? 'addresses' : 'identifiers';
    const kind = path === 'address' ? sql`true` : sql`t.kind = ${path}`;
    const same = path === 'address' ? sql`o.key = t.key` : sql`o.kind = t.kind AND o.key = t.key`;
    const { rows } = await sql<{ id: string }>`
      SELECT t.id FROM ${sql.table(`clientele.${table}`)} t
      WHERE t.tenant_id = ${tenant} AND t.customer_id = ${to} AND ${kind} AND (t.id = ${id} OR EXISTS (
        SELECT FROM ${sql.table(`clientele.${table}`)} o
        WHERE o.tenant_id = ${tenant} AND o.customer_id = ${from} AND o.id = ${id} AND ${same}))`.execute(
      tx,
    );
    const first = rows[0]?.id ?? refuseField(`choices.${path}`, 'is neither customer’s');
    await sql`UPDATE ${sql.table(`clientele.${table}`)} AS t SET is_primary = false
      WHERE t.tenant_id = ${tenant} AND t.customer_id = ${to} AND ${kind} AND t.is_primary AND t.id <> ${first}`.execute(
      tx,
    );
    await sql`UPDATE ${sql.table(`clientele.${table}`)} AS t SET is_primary = true
      WHERE t.tenant_id = ${tenant} AND t.customer_id = ${to} AND t.id = ${first} AND NOT t.is_primary`.execute(
      tx,
    );
  }
}
