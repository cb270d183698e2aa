import { record } from '#audit';
import { CalendarFault, type CalendarFaultCode } from '#platform/calendar-port';
import { inSeconds, now } from '#platform/clock';
import type { Job, TaskHandler } from '#platform/tasks';
import type { Tx } from '#platform/tx';
import type { PayloadOf } from '../../../tasks.ts';
import { isOurUid } from '../our-uid.ts';
import { openAccess } from './access.ts';
import { replaceBusy } from './busy.ts';
import { look, type Looked } from './look.ts';
import { everySeconds, nextTry } from './rules.ts';

type Pull = PayloadOf<'calendars.pull'>;

/** Reads a calendar elsewhere and puts its busy times in place of those that were there. */
export const pull: TaskHandler<Pull> = async ({ db, who, payload: { source }, ports, done }) => {
  const found = await db.as(who, 'caller', (tx) => readRow(tx, who.tenant, source));
  const outcome = found === undefined ? undefined : await looked(ports.calendars, found);
  await db.as(who, 'caller', async (tx) => {
    if (outcome !== undefined) await keep(tx, who, source, outcome);
    await done(tx);
  });
};

type Outcome = { readonly looked: Looked | null } | { readonly fault: CalendarFaultCode };

async function readRow(tx: Tx, tenant: string, source: string) {
  const row = await tx
    .selectFrom('calendar_sources as s')
    .innerJoin('resources as r', (join) =>
      join.onRef('r.tenant_id', '=', 's.tenant_id').onRef('r.id', '=', 's.resource_id'),
    )
    .select(['s.sealed', 's.etag', 'r.zone'])
    .where('s.tenant_id', '=', tenant)
    .where('s.id', '=', source)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { ...row, access: await openAccess(tx, { tenant, source }, row.sealed) };
}

async function looked(
  port: Job<Pull>['ports']['calendars'],
  { access, zone, etag }: NonNullable<Awaited<ReturnType<typeof readRow>>>,
): Promise<Outcome> {
  try {
    return { looked: await look(port, access, { zone, tag: etag, isOurs: isOurUid }) };
  } catch (fault) {
    if (fault instanceof CalendarFault) return { fault: fault.code };
    throw fault;
  }
}

async function keep(
  tx: Tx,
  who: Job<Pull>['who'],
  source: string,
  outcome: Outcome,
): Promise<void> {
  const { tenant } = who;
  // Locked: two who read the same calendar at once write one after the other.
  const row = await tx
    .selectFrom('calendar_sources')
    .select(['resource_id', 'etag', 'failing_since', 'fault'])
    .where('tenant_id', '=', tenant)
    .where('id', '=', source)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return;
  const at = now();
  const set = (changes: Record<string, unknown>) =>
    tx
      .updateTable('calendar_sources')
      .set(changes)
      .where('tenant_id', '=', tenant)
      .where('id', '=', source)
      .execute();
  if ('looked' in outcome) {
    const { looked: found } = outcome;
    const of = { tenant, source, resource: row.resource_id };
    if (found !== null) await replaceBusy(tx, of, found.busy);
    await set({
      etag: found === null ? row.etag : found.tag,
      last_ok_at: at,
      failing_since: null,
      fault: null,
      next_at: inSeconds(everySeconds),
    });
    return;
  }
  const since = row.failing_since ?? at;
  const seconds = (at.getTime() - since.getTime()) / 1000;
  const { fault } = outcome;
  await set({ failing_since: since, fault, next_at: inSeconds(nextTry(seconds)) });
  if (row.failing_since === null)
    await record(tx, who, {
      type: 'calendar.failing',
      subject: { kind: 'calendar', id: source },
      facts: { resource: row.resource_id, fault },
    });
}
