import { type HoursShown, mostOverrides } from '#contract/booking/hours';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuse, refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { actorOf, type Tenanted } from '#platform/who';
import { within } from '../zones/convert.ts';
import { zoneTable } from '../zones/table.ts';
import { instantOf, localMinutes } from '../zones/text.ts';
import { changeHours } from './change.ts';

/** When somebody is to be away, by the clocks of the resource. */
export interface NewTimeOff {
  readonly from: string;
  readonly to: string;
  readonly note: string;
}

/** Most days that one time off lasts. */
const mostDays = 732;

/** Says when somebody is away. As `caller`. @throws {Refusal} `not_found`, `forbidden`, `limit_reached`, `invalid_input` */
export function addTimeOff(
  tx: Tx,
  who: Tenanted,
  id: string,
  wanted: NewTimeOff,
): Promise<HoursShown> {
  return changeHours(tx, who, id, 'time_off', async ({ resource, timeOff }) => {
    if (timeOff.length >= mostOverrides)
      refuse('limit_reached', { facts: { most: mostOverrides } });
    const [from, to] = instantsOff(resource.timeZone, wanted);
    await tx
      .insertInto('time_off')
      .values({
        tenant_id: who.tenant,
        id: newId(),
        resource_id: id,
        starts_at: instantOf(from),
        ends_at: instantOf(to),
        note: wanted.note,
        created_by: actorOf(who),
        created_at: now(),
      })
      .execute();
  });
}

/** Takes a time off back. As `caller`. @throws {Refusal} `not_found`, `forbidden` */
export function removeTimeOff(
  tx: Tx,
  who: Tenanted,
  { id, timeOff }: { readonly id: string; readonly timeOff: string },
): Promise<HoursShown> {
  return changeHours(tx, who, id, 'time_off', async () => {
    const removed = await tx
      .deleteFrom('time_off')
      .where('tenant_id', '=', who.tenant)
      .where('resource_id', '=', id)
      .where('id', '=', timeOff)
      .executeTakeFirst();
    if (removed.numDeletedRows === 0n) refuse('not_found');
  });
}

/**
 * From when until when somebody is away: from the first instant on at which clocks show a time between the two, until after
 * the last.
 * @throws {Refusal} `invalid_input`
 */
export function instantsOff(zone: string, { from, to }: NewTimeOff): [number, number] {
  const [first, last] = [localMinutes(from), localMinutes(to)];
  if (last - first > mostDays * 1440)
    refuseField('to', 'must be within two years of the beginning');
  const instants = within(zoneTable(zone), first, last);
  const [start, end] = [instants[0], instants.at(-1)];
  if (start === undefined || end === undefined)
    return refuseField('to', 'must be a time that clocks show there');
  return [start, end];
}
