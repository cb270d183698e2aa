import { diceFor, type Dice } from '#people/dice';
import type { BookingPlan, PlannedService } from './plan.ts';

/** A booking of the demo, before anybody is found for it. */
export interface InventedBooking {
  readonly service: PlannedService;
  /** Place among the service's durations. */
  readonly option: number;
  readonly start: Temporal.ZonedDateTime;
  readonly party: number;
  /** How many whole days before it was booked, as far as that was in the past. */
  readonly lead: number;
  readonly dice: Dice;
}

/** Days before on which people book, the commonest first. */
const leads = [1, 0, 3, 7, 14] as const;

/** How full a day is that is so many days ahead, next to one that is past. */
const filled = (ahead: number) => (ahead <= 0 ? 1 : Math.max(0.12, Math.exp(-ahead / 9)));

/**
 * The bookings of one local day, the same on every machine.
 * @param ahead how many days after that on which the demo began; negative before it
 */
export function inventDay(
  plan: BookingPlan,
  {
    seed,
    day,
    zone,
    ahead,
  }: { seed: number; day: Temporal.PlainDate; zone: string; ahead: number },
): InventedBooking[] {
  const dice = diceFor(seed ^ 0x7f4a7c15, day.year * 1000 + day.dayOfYear);
  const share = (plan.week[day.dayOfWeek - 1] ?? 0) * filled(ahead);
  return plan.services.flatMap((service) => {
    const most = Math.round(service.aDay * share * (0.7 + 0.6 * dice.next()));
    return Array.from({ length: most }, () => {
      const minute = dice.common(service.busyAt, 4) * 60 + dice.pick([0, 0, 0, 30]);
      const start = day.toZonedDateTime({ timeZone: zone, plainTime: timeAt(minute) });
      const { partyMin = 1, partyMax = 1 } = service.said;
      return {
        service,
        start,
        dice,
        option: service.options.indexOf(dice.common(service.options, 1)),
        party: Math.max(partyMin, Math.min(partyMax, dice.pick([1, 2, 2, 3, 4, 4, 5, 6]))),
        lead: dice.common(leads, 3),
      };
    });
  });
}

const timeAt = (minute: number) =>
  Temporal.PlainTime.from({ hour: Math.floor(minute / 60) % 24, minute: minute % 60 });
