import type { CalendarFaultCode } from '#platform/calendar-port';
import { now } from '#platform/clock';
import { refuse } from '#platform/refuse';
import type { ReplyOf } from '#contract/operation';
import type { calendarOperations } from '#contract/booking/calendars';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { resourcesOf } from './whose.ts';

type Listed = ReplyOf<typeof calendarOperations.listCalendars>;
type Shown = Listed['sources'][number];

/** Sources that the caller may see, without their keys. */
export async function listSources(
  tx: Tx,
  who: Staff | Key,
  twinUrl: string | null,
): Promise<Listed> {
  const resources = await resourcesOf(tx, who);
  const sources = await sourcesOf(tx, who.tenant, resources);
  return { sources, resources: resources.map(({ id, name }) => ({ id, name })), twinUrl };
}

/** One of them. @throws {Refusal} `not_found` */
export async function readSource(tx: Tx, who: Staff | Key, id: string): Promise<Shown> {
  const { sources } = await listSources(tx, who, null);
  return sources.find((one) => one.id === id) ?? refuse('not_found');
}

/** Most sources of a business that are shown. */
const mostSources = 500;

async function sourcesOf(
  tx: Tx,
  tenant: string,
  resources: readonly { readonly id: string; readonly name: string }[],
): Promise<Shown[]> {
  const names = new Map(resources.map(({ id, name }) => [id, name]));
  const minute = Math.floor(now().getTime() / 60_000);
  const rows = await tx
    .selectFrom('calendar_sources as s')
    .select(['s.id', 's.name', 's.kind', 's.resource_id', 's.last_ok_at', 's.created_at'])
    .select(['s.failing_since', 's.fault'])
    .select((of) =>
      of
        .selectFrom('external_busy as b')
        .whereRef('b.tenant_id', '=', 's.tenant_id')
        .whereRef('b.source_id', '=', 's.id')
        .where('b.to_minute', '>', minute)
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .as('times'),
    )
    .where('s.tenant_id', '=', tenant)
    .orderBy('s.created_at')
    .orderBy('s.id')
    .limit(mostSources)
    .execute();
  return rows.flatMap((row) => {
    const name = names.get(row.resource_id);
    if (name === undefined) return [];
    return {
      id: row.id,
      name: row.name,
      kind: row.kind as Shown['kind'],
      resource: { id: row.resource_id, name },
      lastReadAt: row.last_ok_at?.toISOString() ?? null,
      failingSince: row.failing_since?.toISOString() ?? null,
      fault: row.fault as CalendarFaultCode | null,
      busyTimes: Number(row.times ?? 0),
      createdAt: row.created_at.toISOString(),
    };
  });
}
