import { sql } from 'kysely';
import { record } from '#audit';
import type { Tagging, WantedTagging } from '#contract/bulk';
import { now } from '#platform/clock';
import { enqueue } from '#platform/enqueue';
import { newId } from '#platform/ids';
import { refuse, refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { actorOf, type Tenanted } from '#platform/who';
import { conditionOfSettled, settle, type Settled } from './chosen.ts';

/** How long a tagging can be taken back; what it changed is kept as long. */
const undoDays = 30;

/** How many customers a tagging would go through, and how many tags it would put on or take off. */
export async function previewTagging(
  tx: Tx,
  { tenant }: Tenanted,
  wanted: WantedTagging,
): Promise<{ customers: number; changes: number }> {
  const settled = await settle(tx, tenant, wanted.chosen);
  await check(tx, tenant, wanted);
  return count(tx, tenant, wanted, settled);
}

/**
 * Begins a tagging; a job does it, some hundred customers at a time.
 * @throws {Refusal} `invalid_input` for tags there are not, or none; `not_found` for a segment there is not
 */
export async function startTagging(tx: Tx, who: Tenanted, wanted: WantedTagging): Promise<Tagging> {
  const { tenant } = who;
  const settled = await settle(tx, tenant, wanted.chosen);
  await check(tx, tenant, wanted);
  await forgetOld(tx, tenant);
  const { customers } = await count(tx, tenant, wanted, settled);
  const row = await tx
    .insertInto('taggings')
    .values({
      tenant_id: tenant,
      id: newId(),
      state: 'running',
      chosen: JSON.stringify(settled),
      add_tags: wanted.add,
      remove_tags: wanted.remove,
      customers,
      created_by: actorOf(who),
      created_at: now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(tx, who, {
    type: 'tagging.started',
    subject: { kind: 'tagging', id: row.id },
    facts: { customers },
  });
  await enqueue(tx, 'tagging.run', { tenant, tagging: row.id });
  return taggingOf(row);
}

/** How a tagging stands. @throws {Refusal} `not_found` */
export async function readTagging(tx: Tx, tenant: string, id: string): Promise<Tagging> {
  const row = await tx
    .selectFrom('taggings')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? refuse('not_found') : taggingOf(row);
}

/** Begins to take a tagging back. @throws {Refusal} `not_found`, `tagging_not_undoable` */
export async function undoTagging(tx: Tx, who: Tenanted, id: string): Promise<Tagging> {
  await readTagging(tx, who.tenant, id);
  const row = await tx
    .updateTable('taggings')
    .set({ state: 'undoing', ended_at: null })
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .where('state', '=', 'done')
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return refuse('tagging_not_undoable');
  await enqueue(tx, 'tagging.undo', { tenant: who.tenant, tagging: id });
  return taggingOf(row);
}

async function check(tx: Tx, tenant: string, { add, remove }: WantedTagging): Promise<void> {
  const all = [...new Set([...add, ...remove])];
  if (all.length === 0) refuseField('add', 'needs a tag to put on or to take off');
  if (all.length < add.length + remove.length)
    refuseField('remove', 'cannot name a tag twice, or one that is put on');
  const known = await tx
    .selectFrom('tags')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('id', 'in', all)
    .execute();
  if (known.length < all.length) refuseField('add', 'must name tags of this business');
}

async function count(
  tx: Tx,
  tenant: string,
  { add, remove }: WantedTagging,
  settled: Settled,
): Promise<{ customers: number; changes: number }> {
  const { rows } = await sql<{ customers: number; changes: number }>`
    WITH chosen AS MATERIALIZED (
      SELECT c.id FROM clientele.customers c
      WHERE c.tenant_id = ${tenant} AND ${await conditionOfSettled(tx, tenant, settled)}
    ), having_it AS (
      SELECT count(*) FILTER (WHERE o.tag_id = ANY (${add}::uuid[]))::int AS added,
        count(*) FILTER (WHERE o.tag_id = ANY (${remove}::uuid[]))::int AS removed
      FROM clientele.customer_tags o
      WHERE o.tenant_id = ${tenant} AND o.tag_id = ANY (${[...add, ...remove]}::uuid[])
        AND o.customer_id IN (SELECT id FROM chosen)
    )
    SELECT n.customers, n.customers * ${add.length}::int - h.added + h.removed AS changes
    FROM (SELECT count(*)::int AS customers FROM chosen) AS n, having_it AS h`.execute(tx);
  return rows[0] ?? { customers: 0, changes: 0 };
}

/** What can no longer be taken back is not kept. */
async function forgetOld(tx: Tx, tenant: string): Promise<void> {
  await tx
    .deleteFrom('taggings')
    .where('tenant_id', '=', tenant)
    .where('ended_at', '<', new Date(now().getTime() - undoDays * 86_400_000))
    .execute();
}

function taggingOf(row: {
  id: string;
  state: string;
  add_tags: string[];
  remove_tags: string[];
  customers: number;
  done: number;
  changes: number;
  created_at: Date;
  ended_at: Date | null;
}): Tagging {
  return {
    id: row.id,
    state: row.state as Tagging['state'],
    add: row.add_tags,
    remove: row.remove_tags,
    customers: row.customers,
    done: row.done,
    changes: row.changes,
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}
