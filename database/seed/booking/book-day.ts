import { cancelFor, complete, noShow, placeAll, start as begin } from '#booking';
import { asOf } from '#platform/clock';
import { Refusal } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { System } from '#platform/who';
import type { InventedBooking } from './invent.ts';
import { type Booking, wantedOf } from './wanted.ts';

const dayMs = 86_400_000;

/** Of those that are past so many did not come; of all, so many were cancelled. */
const missed = 0.04;
const cancelled = 0.07;

/**
 * Places bookings of one day as of when people booked them, and has those that are past end as bookings do: most people came. A
 * time that is taken by then goes to nobody. As `engine`.
 */
export async function bookDay(
  tx: Tx,
  who: System,
  invented: readonly InventedBooking[],
  given: Booking,
): Promise<void> {
  const groups = Map.groupBy(invented, (one) => bookedAt(one, given.present));
  for (const [at, group] of [...groups].toSorted(([one], [other]) => one - other)) {
    const wanted = group.map((one) => wantedOf(who, one, given));
    const outcomes = await asOf(new Date(at), () => placeAll(tx, who.tenant, wanted));
    for (const [place, outcome] of outcomes.entries())
      if (!(outcome instanceof Refusal))
        await end(tx, who, { id: outcome, at, one: group[place]!, present: given.present });
  }
}

/** When it was booked: in the morning of a day before, or shortly before the demo began. */
function bookedAt({ start, lead }: InventedBooking, present: Date): number {
  const morning = start.subtract({ days: lead }).with({ hour: 9, minute: 40 - lead });
  const before = Math.min(morning.epochMilliseconds, start.epochMilliseconds - 5_400_000);
  return Math.min(before, present.getTime() - (lead + 1) * 0.3 * dayMs);
}

interface Ending {
  readonly id: string;
  /** When it was booked. */
  readonly at: number;
  readonly one: InventedBooking;
  readonly present: Date;
}

/** What came of it: cancelled between booking and start, not come, or over by now. */
async function end(tx: Tx, who: System, { id, at, one, present }: Ending): Promise<void> {
  const { dice } = one;
  const start = one.start.epochMilliseconds;
  const until = Math.min(start, present.getTime());
  if (dice.chance(cancelled)) {
    const when = new Date(at + (until - at) * dice.next());
    const how = { reason: dice.pick(reasons), refund: 'policy' } as const;
    await asOf(when, () => cancelFor(tx, who, { id, ...how }));
    return;
  }
  const minutes = one.service.options[one.option]?.[0] ?? 0;
  const over = start + minutes * 60_000;
  if (over < present.getTime()) {
    const act = dice.chance(missed) ? noShow : complete;
    await asOf(new Date(over), () => act(tx, who, { id }));
  } else if (start < present.getTime()) {
    await asOf(new Date(start), () => begin(tx, who, { id }));
  }
}

const reasons = [
  'Something came up at work.',
  'We are ill at home.',
  'The flight was moved.',
  'We will try again next month.',
] as const;
