import { sql } from 'kysely';
import { record, recordMany } from '#audit';
import { now } from '#platform/clock';
import type { Job } from '#platform/tasks';
import type { Tx } from '#platform/tx';
import type { System } from '#platform/who';
import { living } from '../segments/whom.ts';
import { conditionOfSettled, type Settled } from './chosen.ts';

/** Which tagging a job works. */
export interface TaggingJob {
  readonly tenant: string;
  readonly tagging: string;
}

type Working = Pick<Job<TaggingJob>, 'db' | 'who' | 'payload' | 'signal'>;
type State = 'running' | 'undoing';

/** Customers a transaction. */
const stepCustomers = 500;

/** A tag put on or taken off. */
interface Changed {
  readonly customer_id: string;
  readonly tag_id: string;
  readonly added: boolean;
}

/** Works a tagging from where it stands; each step moves the mark in the transaction that does the work. */
export const runTagging = (job: Working): Promise<void> => work(job, 'running', takeStep);

/** Takes a tagging back from where that stands. */
export const runTaggingUndo = (job: Working): Promise<void> => work(job, 'undoing', takeBack);

type Step = (tx: Tx, who: System, row: Row) => Promise<boolean>;
type Row = NonNullable<Awaited<ReturnType<typeof lock>>>;

async function work({ db, who, payload, signal }: Working, state: State, step: Step) {
  for (;;) {
    signal.throwIfAborted();
    const left = await db.as(who, 'engine', async (tx) => {
      const row = await lock(tx, who.tenant, payload.tagging);
      return row?.state === state && step(tx, who, row);
    });
    if (!left) return;
  }
}

const lock = (tx: Tx, tenant: string, id: string) =>
  tx
    .selectFrom('taggings')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

/** Tags the next customers. @returns whether any may be left */
async function takeStep(tx: Tx, who: System, row: Row): Promise<boolean> {
  const { tenant } = who;
  const fits = await conditionOfSettled(tx, tenant, row.chosen as unknown as Settled);
  const { rows: next } = await sql<{ id: string }>`
    SELECT c.id FROM clientele.customers c
    WHERE c.tenant_id = ${tenant} AND ${fits}
      AND (${row.last_customer}::uuid IS NULL OR c.id > ${row.last_customer}::uuid)
    ORDER BY c.id LIMIT ${stepCustomers} FOR NO KEY UPDATE OF c`.execute(tx);
  const ids = next.map(({ id }) => id);
  if (ids.length === 0) {
    await end(tx, who, row.id, 'done');
    return false;
  }
  const changed = [
    ...(await putOn(tx, tenant, ids, row.add_tags)),
    ...(await takeOff(tx, tenant, ids, row.remove_tags)),
  ];
  await keep(tx, tenant, row.id, changed);
  await tell(tx, who, changed);
  await tx
    .updateTable('taggings')
    .set({
      last_customer: ids.at(-1) ?? null,
      done: row.done + ids.length,
      changes: row.changes + changed.length,
    })
    .where('tenant_id', '=', tenant)
    .where('id', '=', row.id)
    .execute();
  return true;
}

async function takeBack(tx: Tx, who: System, row: Row): Promise<boolean> {
  const { tenant } = who;
  const { rows } = await sql<Changed>`
    DELETE FROM clientele.tagging_rows r
    WHERE r.tenant_id = ${tenant} AND r.tagging_id = ${row.id} AND r.customer_id IN (
      SELECT n.customer_id FROM clientele.tagging_rows n
      WHERE n.tenant_id = ${tenant} AND n.tagging_id = ${row.id} ORDER BY n.customer_id LIMIT ${stepCustomers})
    RETURNING r.customer_id, r.tag_id, r.added`.execute(tx);
  if (rows.length === 0) {
    await end(tx, who, row.id, 'undone');
    return false;
  }
  const changed: Changed[] = [];
  for (const [tag, of] of Map.groupBy(rows, ({ tag_id }) => tag_id)) {
    const ids = (added: boolean) =>
      of.filter((one) => one.added === added).map((one) => one.customer_id);
    changed.push(...(await takeOff(tx, tenant, ids(true), [tag])));
    changed.push(...(await putOn(tx, tenant, ids(false), [tag])));
  }
  await tell(tx, who, changed);
  await tx
    .updateTable('taggings')
    .set({ changes: Math.max(0, row.changes - rows.length) })
    .where('tenant_id', '=', tenant)
    .where('id', '=', row.id)
    .execute();
  return true;
}

// A tag that was deleted meanwhile is put on nobody, nor is any on who was merged or erased meanwhile.
async function putOn(tx: Tx, tenant: string, ids: readonly string[], tags: readonly string[]) {
  if (ids.length === 0 || tags.length === 0) return [];
  const { rows } = await sql<Changed>`
    INSERT INTO clientele.customer_tags (tenant_id, customer_id, tag_id, tagged_at)
    SELECT ${tenant}::uuid, c.id, t.id, ${now()}::timestamptz
    FROM clientele.customers c, clientele.tags t
    WHERE c.tenant_id = ${tenant} AND c.id = ANY (${ids}::uuid[]) AND ${living}
      AND t.tenant_id = ${tenant} AND t.id = ANY (${tags}::uuid[])
    ON CONFLICT DO NOTHING
    RETURNING customer_id, tag_id, true AS added`.execute(tx);
  return rows;
}

async function takeOff(tx: Tx, tenant: string, ids: readonly string[], tags: readonly string[]) {
  if (ids.length === 0 || tags.length === 0) return [];
  const { rows } = await sql<Changed>`
    DELETE FROM clientele.customer_tags o
    WHERE o.tenant_id = ${tenant} AND o.customer_id = ANY (${ids}::uuid[]) AND o.tag_id = ANY (${tags}::uuid[])
    RETURNING o.customer_id, o.tag_id, false AS added`.execute(tx);
  return rows;
}

async function keep(tx: Tx, tenant: string, tagging: string, changed: readonly Changed[]) {
  if (changed.length === 0) return;
  await sql`
    INSERT INTO clientele.tagging_rows (tenant_id, tagging_id, customer_id, tag_id, added)
    SELECT ${tenant}::uuid, ${tagging}::uuid, customer_id, tag_id, added
    FROM unnest(${changed.map((one) => one.customer_id)}::uuid[], ${changed.map((one) => one.tag_id)}::uuid[],
      ${changed.map((one) => one.added)}::boolean[]) AS changed (customer_id, tag_id, added)`.execute(
    tx,
  );
}

/** Writes on each customer's timeline what became of it, and that it was changed. */
async function tell(tx: Tx, who: System, changed: readonly Changed[]): Promise<void> {
  if (changed.length === 0) return;
  const ids = [...new Set(changed.map((one) => one.customer_id))];
  await sql`
    UPDATE clientele.customers SET version = version + 1, updated_at = ${now()}::timestamptz
    WHERE tenant_id = ${who.tenant} AND id = ANY (${ids}::uuid[])`.execute(tx);
  await recordMany(
    tx,
    who,
    changed.map(({ customer_id, tag_id, added }) => ({
      type: added ? 'customer.tagged' : 'customer.untagged',
      subject: { kind: 'customer', id: customer_id },
      customer: customer_id,
      facts: { tag: tag_id },
    })),
  );
}

async function end(tx: Tx, who: System, id: string, state: 'done' | 'undone'): Promise<void> {
  const { changes } = await tx
    .updateTable('taggings')
    .set({ state, ended_at: now() })
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .returning('changes')
    .executeTakeFirstOrThrow();
  await record(tx, who, {
    type: state === 'done' ? 'tagging.finished' : 'tagging.undone',
    subject: { kind: 'tagging', id },
    ...(state === 'done' && { facts: { changes } }),
  });
}
