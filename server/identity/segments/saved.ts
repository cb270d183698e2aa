import { changesBetween, record } from '#audit';
import type { BodyOf } from '#contract/operation';
import type { Group } from '#contract/segment';
import type { Segment, segments } from '#contract/segments';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { actorOf, type Tenanted } from '#platform/who';
import { segmentCondition } from './condition.ts';
import { segmentSetting } from './setting.ts';

/** Most segments that one business can have; the list returns all of them. */
const mostSegments = 200;

/** The saved segments of a business by name. */
export async function listSegments(tx: Tx, tenant: string): Promise<Segment[]> {
  const rows = await tx
    .selectFrom('segments')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .orderBy((order) => order.fn('lower', ['name']))
    .limit(mostSegments)
    .execute();
  return rows.map(segmentOf);
}

/** One saved segment. @throws {Refusal} `not_found` */
export async function readSegment(tx: Tx, tenant: string, id: string): Promise<Segment> {
  const row = await tx
    .selectFrom('segments')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? refuse('not_found') : segmentOf(row);
}

/**
 * Saves a segment. A name that is taken in any case breaks `segments_name_key`.
 * @throws {Refusal} `limit_reached`; `invalid_input` for what cannot be asked
 */
export async function addSegment(
  tx: Tx,
  who: Tenanted,
  given: BodyOf<(typeof segments)['createSegment']>,
): Promise<Segment> {
  await check(tx, who.tenant, given.where);
  const { count } = await tx
    .selectFrom('segments')
    .select((select) => select.fn.countAll<bigint>().as('count'))
    .where('tenant_id', '=', who.tenant)
    .executeTakeFirstOrThrow();
  if (count >= mostSegments) refuse('limit_reached', { facts: { most: mostSegments } });
  const row = await tx
    .insertInto('segments')
    .values({
      tenant_id: who.tenant,
      id: newId(),
      name: given.name,
      conditions: JSON.stringify(given.where),
      created_by: actorOf(who),
      created_at: now(),
      updated_at: now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const added = segmentOf(row);
  await record(tx, who, {
    type: 'segment.added',
    subject: { kind: 'segment', id: added.id },
    changes: { name: { to: added.name } },
  });
  return added;
}

/** Renames a segment or changes whom it is of. @throws {Refusal} `not_found`, `invalid_input` */
export async function changeSegment(
  tx: Tx,
  who: Tenanted,
  id: string,
  change: BodyOf<(typeof segments)['updateSegment']>,
): Promise<Segment> {
  if (change.where !== undefined) await check(tx, who.tenant, change.where);
  const before = await tx
    .selectFrom('segments')
    .selectAll()
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (before === undefined) return refuse('not_found');
  const row = await tx
    .updateTable('segments')
    .set({
      updated_at: now(),
      ...(change.name !== undefined && { name: change.name }),
      ...(change.where !== undefined && { conditions: JSON.stringify(change.where) }),
    })
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(tx, who, {
    type: 'segment.changed',
    subject: { kind: 'segment', id },
    changes: changesBetween({ name: before.name }, { name: row.name }, ['name']),
  });
  return segmentOf(row);
}

/** Deletes a segment; nobody in it changes. @throws {Refusal} `not_found` */
export async function removeSegment(tx: Tx, who: Tenanted, id: string): Promise<void> {
  const row = await tx
    .deleteFrom('segments')
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return refuse('not_found');
  await record(tx, who, {
    type: 'segment.removed',
    subject: { kind: 'segment', id },
    changes: { name: { from: row.name } },
  });
}

// What can be made a condition can be evaluated.
async function check(tx: Tx, tenant: string, where: Group): Promise<void> {
  segmentCondition(where, await segmentSetting(tx, tenant));
}

function segmentOf(row: {
  id: string;
  name: string;
  conditions: unknown;
  created_at: Date;
  updated_at: Date;
}): Segment {
  return {
    id: row.id,
    name: row.name,
    where: row.conditions as Group,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
