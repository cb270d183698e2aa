import type { ServiceRulesSaid } from '#contract/booking/service-rules';
import type { Resource } from '#contract/booking/resources';

/** Hours of some days of the week, 1 Monday to 7 Sunday: `[[1, 2], '09:00', '17:30']`; an end before the beginning is past midnight. */
export type PlannedHours = readonly [weekdays: readonly number[], from: string, to: string];

/** Somebody or something that bookings take. */
export interface PlannedResource {
  readonly kind: Resource['kind'];
  readonly name: string;
  readonly about?: string;
  /** Address by which somebody of the team signs in. */
  readonly email?: string;
  /** Name of its location. */
  readonly at?: string;
  readonly timeZone?: string;
  readonly color: Resource['color'];
  readonly hours: readonly PlannedHours[];
  readonly breaks?: readonly PlannedHours[];
}

/** What a service takes of one pool, by the names of those in it. */
export interface PlannedNeed {
  readonly label: string;
  readonly of: readonly string[];
  readonly assignment: 'most_free' | 'fewest' | 'round_robin';
  readonly choice?: 'may';
}

/** A service, with how it is booked in the demo. */
export interface PlannedService {
  readonly said: Partial<ServiceRulesSaid> & { readonly name: string };
  readonly at?: readonly string[];
  /** Minutes, and the price in the smallest unit. */
  readonly options: readonly (readonly [minutes: number, priceMinor: number])[];
  /** Of those hours so many per cent of the price: weekdays, from, to, per cent. */
  readonly peaks?: readonly (readonly [
    weekdays: readonly number[],
    from: string,
    to: string,
    percent: number,
  ])[];
  readonly needs: readonly PlannedNeed[];
  readonly questions?: readonly {
    readonly label: string;
    readonly kind: 'text' | 'long_text' | 'choice' | 'yes_no';
    readonly choices?: readonly string[];
    readonly isRequired?: boolean;
    /** What people answer, where there are no choices. */
    readonly answers?: readonly string[];
  }[];
  /** How many bookings of it a usual day has. */
  readonly aDay: number;
  /** Local hours at which most begin, the busiest first. */
  readonly busyAt: readonly number[];
  /** What people write of what they want. */
  readonly wishes?: readonly string[];
}

/** A package as it is sold. */
export interface PlannedPackage {
  readonly name: string;
  readonly unit: 'minutes' | 'visits';
  readonly amount: number | null;
  readonly priceMinor: number;
  readonly validDays: number | null;
  readonly isShared?: boolean;
  /** Names of the services that it is for. */
  readonly for: readonly string[];
}

/** Somebody who waits for a time that suits them, by the name of the service. */
export interface PlannedWait {
  readonly for: string;
  /** 1 Monday to 7 Sunday. */
  readonly weekdays: readonly number[];
  readonly from: string;
  readonly to: string;
}

/** How a demo business is booked. */
export interface BookingPlan {
  readonly prefix: string;
  readonly resources: readonly PlannedResource[];
  readonly services: readonly PlannedService[];
  readonly packages?: readonly PlannedPackage[];
  readonly waits?: readonly PlannedWait[];
  /** How busy each day of the week is, from Monday to Sunday; 1 is a usual one. */
  readonly week: readonly [number, number, number, number, number, number, number];
}

/** Every day of the week. */
export const daily: readonly number[] = [1, 2, 3, 4, 5, 6, 7];
