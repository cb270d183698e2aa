import type { hoursOperations } from '#contract/booking/hours';
import type { BodyOf, ReplyOf } from '#contract/operation';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { readResource } from '../resources/list.ts';
import { zoneTable } from '../zones/table.ts';
import { isTheirs } from './change.ts';
import { conflictsOf } from './conflicts.ts';
import { outsideOf } from './outside.ts';
import { checkDay } from './overrides.ts';
import { readStanding } from './read.ts';
import { weekFault } from './rules.ts';
import { hoursOf, type Standing } from './standing.ts';
import { takenBefore, takenFromNow } from './taken.ts';
import { instantsOff } from './time-off.ts';

type Wanted = BodyOf<typeof hoursOperations.rehearseHours>;
type Rehearsed = ReplyOf<typeof hoursOperations.rehearseHours>;

/**
 * What a change of hours would mean: which bookings to come it would leave outside, and how many of the past could not have
 * been. As `caller`; nothing is written.
 * @throws {Refusal} as the change itself
 */
export async function rehearseHours(
  tx: Tx,
  who: Tenanted,
  id: string,
  wanted: Wanted,
): Promise<Rehearsed> {
  const { tenant } = who;
  const resource = await readResource(tx, tenant, id);
  if (!isTheirs(who, resource)) refuse('forbidden');
  const before = await readStanding(tx, tenant, resource);
  const after = changed(before, wanted);
  const past = await takenBefore(tx, tenant, id);
  return {
    conflicts: conflictsOf(before, after, await takenFromNow(tx, tenant, id)),
    past: {
      bookings: past.length,
      outside: outsideOf(hoursOf(after), zoneTable(resource.timeZone), past).size,
    },
  };
}

/** Hours as they would be. @throws {Refusal} where they may not be so */
function changed(before: Standing, wanted: Wanted): Standing {
  switch (wanted.change) {
    case 'week': {
      const fault = weekFault(wanted.week);
      if (fault !== null) refuse('hours_overlap', { fields: [fault] });
      return { ...before, week: wanted.week };
    }
    case 'override': {
      checkDay(before, wanted.day, wanted.overrides);
      return {
        ...before,
        overrides: new Map([...before.overrides, [wanted.day, wanted.overrides]]),
      };
    }
    case 'time_off': {
      const [from, to] = instantsOff(before.resource.timeZone, wanted.timeOff);
      const off = { id: newId(), from, to, note: wanted.timeOff.note };
      return { ...before, timeOff: [...before.timeOff, off] };
    }
  }
}
