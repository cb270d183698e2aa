import type { PackageState } from '#contract/booking/packages';

/** What of a package says how it stands. Days as `2026-01-31`. */
export interface Standing {
  readonly cancelled: boolean;
  readonly activated: boolean;
  readonly frozen: boolean;
  readonly endsOn: string | null;
  /** Null: as much as they like. */
  readonly left: number | null;
}

/** How a package stands on a day. */
export function stateOf(
  { cancelled, activated, frozen, endsOn, left }: Standing,
  today: string,
): PackageState {
  if (cancelled) return 'cancelled';
  // The days of a frozen one stand still.
  if (frozen) return 'frozen';
  if (endsOn !== null && endsOn < today) return 'over';
  if (left !== null && left <= 0) return 'used_up';
  return activated ? 'active' : 'new';
}

/** What a booking wants of a package. */
interface Want {
  /** For whom and for what it is. */
  readonly fits: boolean;
  /** The local day of the booking. */
  readonly day: string;
  readonly amount: number;
}

/** Why a package does not pay for a booking. */
export type PackageFault =
  | 'package_of_another'
  | 'package_over'
  | 'package_frozen'
  | 'package_short'
  | null;

/** Why a package does not pay for a booking, or null. */
export function faultOf(
  { cancelled, frozen, endsOn, left }: Omit<Standing, 'activated'>,
  { fits, day, amount }: Want,
): PackageFault {
  if (!fits) return 'package_of_another';
  if (cancelled || (endsOn !== null && endsOn < day)) return 'package_over';
  if (frozen) return 'package_frozen';
  return left !== null && left < amount ? 'package_short' : null;
}

/** How much a booking takes of a package, as each is counted; where each person pays, each of them uses it. */
export function amountsOf(
  minutes: number,
  party: number,
  isPerPerson: boolean,
): { readonly minutes: number; readonly visits: number } {
  const people = isPerPerson ? party : 1;
  return { minutes: minutes * people, visits: people };
}

/** So many days after one, as `2026-01-31`. */
export function daysAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Days from one to another. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to).total('days');
}
