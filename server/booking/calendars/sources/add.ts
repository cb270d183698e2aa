import { record } from '#audit';
import type { BodyOf, ReplyOf } from '#contract/operation';
import type { calendarOperations } from '#contract/booking/calendars';
import { inSeconds, now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Ports } from '#platform/ports';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { sealedAccess } from './access.ts';
import { replaceBusy } from './busy.ts';
import type { Looked } from './look.ts';
import { everySeconds } from './rules.ts';
import { readSource } from './shown.ts';
import { firstLook } from './try.ts';
import { resourceOf } from './whose.ts';

type Operations = typeof calendarOperations;
type Wanted = BodyOf<Operations['addCalendar']>;

/** Most calendars of one resource. */
const mostSources = 20;

/**
 * Adds a calendar elsewhere: it is read first, outside of any transaction, so that nothing is kept that cannot be read.
 * @throws {Refusal} `not_found`, `calendar_unreachable`, `limit_reached`
 */
export async function addSource(
  { db, calendars: port }: Ports,
  who: Staff | Key,
  wanted: Wanted,
): Promise<ReplyOf<Operations['addCalendar']>> {
  const { zone } = await db.as(who, 'caller', (tx) => resourceOf(tx, who, wanted.resource));
  const looked = await firstLook(port, wanted.access, zone);
  return db.as(who, 'caller', (tx) => keep(tx, who, wanted, looked));
}

async function keep(
  tx: Tx,
  who: Staff | Key,
  { resource, name, access }: Wanted,
  { busy, tag }: Looked,
): Promise<ReplyOf<Operations['addCalendar']>> {
  const { tenant } = who;
  await resourceOf(tx, who, resource);
  await noMore(tx, tenant, resource);
  const [id, at] = [newId(), now()];
  await tx
    .insertInto('calendar_sources')
    .values({
      tenant_id: tenant,
      id,
      resource_id: resource,
      kind: access.kind,
      name,
      sealed: await sealedAccess(tx, { tenant, source: id }, access),
      next_at: inSeconds(everySeconds),
      etag: tag,
      last_ok_at: at,
      created_by: who.kind === 'staff' ? who.user : null,
      created_at: at,
    })
    .execute();
  await replaceBusy(tx, { tenant, source: id, resource }, busy);
  await record(tx, who, {
    type: 'calendar.connected',
    subject: { kind: 'calendar', id },
    facts: { resource, kind: access.kind },
  });
  return readSource(tx, who, id);
}

async function noMore(tx: Tx, tenant: string, resource: string): Promise<void> {
  const { count } = await tx
    .selectFrom('calendar_sources')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('tenant_id', '=', tenant)
    .where('resource_id', '=', resource)
    .executeTakeFirstOrThrow();
  if (Number(count) >= mostSources) refuse('limit_reached');
}
