import { sql, type RawBuilder } from 'kysely';
import { record } from '#audit';
import { type Erasure, type ErasureState, erasureWords } from '#contract/privacy';
import { findCustomer } from '#identity';
import { inSeconds, now } from '#platform/clock';
import { enqueue } from '#platform/enqueue';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { actorOf, type Customer, type Tenanted } from '#platform/who';
import { confirms, daysToDecide } from './rules.ts';

interface Row {
  id: string;
  customer: string;
  name: string;
  state: ErasureState;
  origin: Erasure['origin'];
  askedAt: Date;
  dueAt: Date;
  decidedAt: Date | null;
  reason: string | null;
  doneAt: Date | null;
}

const selected = (tenant: string) => sql`
  SELECT e.id, c.id AS customer, c.name, e.state, e.origin, e.asked_at AS "askedAt", e.due_at AS "dueAt",
    e.decided_at AS "decidedAt", e.reason, e.done_at AS "doneAt"
  FROM clientele.erasures e
  JOIN clientele.customers c ON c.tenant_id = ${tenant} AND c.id = (SELECT clientele.survivor(e.customer_id))
  WHERE e.tenant_id = ${tenant}`;

const shown = ({ askedAt, dueAt, decidedAt, doneAt, ...row }: Row): Erasure => ({
  ...row,
  askedAt: askedAt.toISOString(),
  dueAt: dueAt.toISOString(),
  decidedAt: decidedAt?.toISOString() ?? null,
  doneAt: doneAt?.toISOString() ?? null,
});

/** Reads one erasure. @throws {Refusal} `not_found` */
async function readErasure(tx: Tx, { tenant }: Tenanted, id: string): Promise<Erasure> {
  const { rows } = await sql<Row>`${selected(tenant)} AND e.id = ${id}`.execute(tx);
  return rows[0] === undefined ? refuse('not_found') : shown(rows[0]);
}

/** Whether an erasure `e` is of a customer, or was asked for by somebody who is part of it by now. */
const concerns = (tenant: string, customer: RawBuilder<unknown>) => sql`e.customer_id IN (
  WITH RECURSIVE family (id) AS (
    SELECT ${customer}
    UNION
    SELECT l.customer_id FROM family
    JOIN clientele.lineage l ON l.tenant_id = ${tenant} AND l.survivor_id = family.id AND l.undone_at IS NULL)
  SELECT id FROM family)`;

/** The latest erasure of a customer; null where there was none. */
export async function latestErasure(
  tx: Tx,
  { tenant }: Tenanted,
  customer: string,
): Promise<Erasure | null> {
  const { rows } = await sql<Row>`
    ${selected(tenant)} AND ${concerns(tenant, sql`${customer}::uuid`)} ORDER BY e.id DESC LIMIT 1`.execute(
    tx,
  );
  return rows[0] === undefined ? null : shown(rows[0]);
}

/**
 * The same by any id that leads to the customer.
 * @throws {Refusal} `not_found` where it leads to nobody
 */
export async function latestErasureOf(
  tx: Tx,
  { tenant }: Tenanted,
  wanted: string,
): Promise<Erasure | null> {
  const { rows } = await sql<Row | { id: null }>`
    SELECT latest.* FROM clientele.customers o
    LEFT JOIN LATERAL (${selected(tenant)} AND ${concerns(tenant, sql`o.id`)} ORDER BY e.id DESC LIMIT 1) AS latest ON true
    WHERE o.tenant_id = ${tenant} AND o.id = (SELECT clientele.survivor(${wanted}::uuid))`.execute(
    tx,
  );
  const row = rows[0] ?? refuse('not_found');
  return row.id === null ? null : shown(row);
}

/** Erasures in one state, the oldest first: those that are due soonest. */
export async function listErasures(
  tx: Tx,
  { tenant }: Tenanted,
  state: ErasureState,
  { limit, after }: { limit: number; after: string | undefined },
): Promise<Erasure[]> {
  const { rows } = await sql<Row>`
    ${selected(tenant)} AND e.state = ${state} AND (${after ?? null}::uuid IS NULL OR e.id > ${after ?? null}::uuid)
    ORDER BY e.id LIMIT ${limit}`.execute(tx);
  return rows.map(shown);
}

/** How many erasures wait to be decided, and since when the oldest does. */
export async function waitingErasures(
  tx: Tx,
  { tenant }: Tenanted,
): Promise<{ count: number; since: string | null }> {
  const row = await tx
    .selectFrom('erasures')
    .select(({ fn }) => [fn.countAll<bigint>().as('count'), fn.min('asked_at').as('since')])
    .where('tenant_id', '=', tenant)
    .where('state', '=', 'open')
    .executeTakeFirst();
  // An aggregate of nothing is null, whatever the column is.
  const since = row?.since as Date | null | undefined;
  return { count: Number(row?.count ?? 0), since: since?.toISOString() ?? null };
}

/**
 * Asks for the erasure of the customer who is signed in; staff carry it out or refuse it within thirty days.
 * @throws {Refusal} `erasure_unconfirmed` unless the word for it was typed, `erasure_open`
 */
export async function askForErasure(tx: Tx, who: Customer, typed: string): Promise<Erasure> {
  if (!Object.values(erasureWords).some((word) => confirms(typed, word)))
    refuse('erasure_unconfirmed');
  if ((await openErasure(tx, who.tenant, who.customer)) !== undefined) refuse('erasure_open');
  return readErasure(tx, who, await insertErasure(tx, who, who.customer, 'customer'));
}

/** Takes back what the customer who is signed in asked for. @throws {Refusal} `erasure_closed` when it is too late */
export async function withdrawErasure(tx: Tx, who: Customer): Promise<void> {
  const open = await openErasure(tx, who.tenant, who.customer);
  if (open === undefined) return refuse('erasure_closed');
  await decide(tx, who, open, { state: 'withdrawn' });
  await record(tx, who, {
    type: 'erasure.withdrawn',
    subject: { kind: 'erasure', id: open },
    customer: who.customer,
  });
}

/** Refuses an erasure; the customer reads why. @throws {Refusal} `not_found`, `erasure_closed` */
export async function refuseErasure(
  tx: Tx,
  who: Tenanted,
  id: string,
  reason: string,
): Promise<Erasure> {
  const { customer } = await readErasure(tx, who, id);
  await decide(tx, who, id, { state: 'refused', reason });
  await record(tx, who, {
    type: 'erasure.refused',
    subject: { kind: 'erasure', id },
    customer,
  });
  return readErasure(tx, who, id);
}

/**
 * Begins an erasure that was asked for; a job does it, and nothing stops it from here on.
 * @throws {Refusal} `not_found`, `erasure_closed`, `erasure_unconfirmed` unless the customer's name was typed
 */
export async function carryOutErasure(
  tx: Tx,
  who: Tenanted,
  id: string,
  typed: string,
): Promise<Erasure> {
  const { customer, name, origin } = await readErasure(tx, who, id);
  if (!confirms(typed, name)) refuse('erasure_unconfirmed');
  await begin(tx, who, { id, customer, origin });
  return readErasure(tx, who, id);
}

/**
 * Erases a customer at once, whether it was asked for or not. By an id of before a merge the whole person is erased: the
 * customer whom it leads to, whose name is typed and whom the answer names, with all that became part of it.
 * @throws {Refusal} `not_found`, `erased`, `erasure_unconfirmed`, `erasure_closed` when it is under way
 */
export async function eraseCustomer(
  tx: Tx,
  who: Tenanted,
  wanted: string,
  typed: string,
): Promise<Erasure> {
  const { id: customer, name, erasedAt } = await findCustomer(tx, who, wanted);
  if (erasedAt !== null) refuse('erased');
  if (!confirms(typed, name)) refuse('erasure_unconfirmed');
  const open = await openErasure(tx, who.tenant, customer);
  const id = open ?? (await insertErasure(tx, who, customer, 'staff'));
  const { origin } = await readErasure(tx, who, id);
  await begin(tx, who, { id, customer, origin });
  return readErasure(tx, who, id);
}

/** Begins an erasure that waits for a decision, as whoever decides. */
export async function begin(
  tx: Tx,
  who: Tenanted,
  { id, customer, origin }: { id: string; customer: string; origin: Erasure['origin'] },
): Promise<void> {
  await decide(tx, who, id, { state: 'under_way' });
  await record(tx, who, {
    type: 'erasure.begun',
    subject: { kind: 'erasure', id },
    customer,
    facts: { origin },
  });
  await enqueue(tx, 'erasure.carry_out', { tenant: who.tenant, erasure: id }, { key: id });
}

/** Writes an erasure down, to be decided. @returns its id */
export async function insertErasure(
  tx: Tx,
  who: Tenanted,
  customer: string,
  origin: Erasure['origin'],
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('erasures')
    .values({
      tenant_id: who.tenant,
      id,
      customer_id: customer,
      origin,
      state: 'open',
      asked_at: now(),
      due_at: inSeconds(daysToDecide * 86_400),
    })
    .execute();
  await record(tx, who, {
    type: 'erasure.asked',
    subject: { kind: 'erasure', id },
    customer,
    facts: { origin },
  });
  return id;
}

/** The erasure of a customer that waits or is under way, also one asked for by an id that has become part of it since. */
async function openErasure(tx: Tx, tenant: string, customer: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    SELECT e.id FROM clientele.erasures e
    WHERE e.tenant_id = ${tenant} AND e.state IN ('open', 'under_way') AND ${concerns(tenant, sql`${customer}::uuid`)}
    ORDER BY e.id LIMIT 1`.execute(tx);
  return rows[0]?.id;
}

/** Moves an erasure on from where it waits; of two who decide at once, one is refused. */
async function decide(
  tx: Tx,
  who: Tenanted,
  id: string,
  decision: { state: ErasureState; reason?: string },
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('erasures')
    .set({ ...decision, decided_by: actorOf(who), decided_at: now() })
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) refuse('erasure_closed');
}
