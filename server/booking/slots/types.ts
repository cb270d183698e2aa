import type { stages } from '#contract/booking/slots';
import type { Day } from '../zones/convert.ts';
import type { ZoneTable } from '../zones/table.ts';
import type { Intervals } from './intervals.ts';

// Instants are whole minutes since 1970 in UTC; a range of a day is in minutes of its local day, from its midnight on, and
// may run past the next one.

/** Hours of every week: on which day they begin, 1 Monday to 7 Sunday. */
export interface WeekRange {
  readonly weekday: number;
  readonly from: number;
  /** Above 1440 where it runs past midnight; it belongs to the day on which it begins. */
  readonly to: number;
  readonly kind: 'open' | 'break';
  /** How many bookings at once, within these hours. */
  readonly most: number;
  /** Local days on which it holds, both inclusive; null: without an end. */
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
}

/**
 * What is otherwise on one day. `closed`: these minutes, whenever their hours began; with 0 to 1440 all hours that begin on the
 * day, and not those of the night before. `hours`: these and no others of the week. `capacity`: so many at once within these
 * minutes.
 */
export interface Override {
  readonly kind: 'closed' | 'hours' | 'capacity';
  readonly from: number;
  readonly to: number;
  readonly most: number | null;
}

/** When somebody or something can be had. */
export interface Hours {
  readonly week: readonly WeekRange[];
  readonly overrides: ReadonlyMap<Day, readonly Override[]>;
  /** Days on which nothing of the week holds; an override with hours opens them. */
  readonly holidays: ReadonlySet<Day>;
  /** Time off: instants. */
  readonly off: Intervals;
}

/** A person, a bay or a room that a booking takes. */
export interface Taker {
  readonly id: string;
  readonly zone: ZoneTable;
  /** Null: at any hour. */
  readonly hours: Hours | null;
  /** How many bookings it bears at once, buffers included. */
  readonly lanes: number;
  /** What it is taken by: `[from, to, …]` in any order, buffers included, one pair a booking. */
  readonly busy: Intervals;
  /** When it is busy elsewhere, as another calendar says: no booking at all. */
  readonly elsewhere: Intervals;
  /** Most bookings of a local day of the service, and how many each has. */
  readonly dailyCap: number | null;
  readonly counts: ReadonlyMap<Day, number>;
  readonly location: string | null;
  /** For round robin: its share next to the others, and how often it had its turn. */
  readonly weight: number;
  readonly turns: number;
}

/** How one is chosen of those who can. */
export type Assignment = 'chosen' | 'most_free' | 'fewest' | 'round_robin' | 'collective';

/** What a booking takes of one pool. Pools of one service share nobody. */
export interface Need {
  readonly id: string;
  readonly quantity: number;
  readonly assignment: Assignment;
  /** Whom the customer wants; none: anybody. */
  readonly wanted: readonly string[];
  readonly pool: readonly Taker[];
}

/** One occurrence of a service that several parties join. */
export interface Session {
  readonly id: string;
  readonly start: number;
  readonly minutes: number;
  readonly location: string | null;
  readonly capacity: number;
  readonly taken: number;
  readonly isOpen: boolean;
}

/** What a service asks for. */
export interface ServiceRules {
  /** In which days, grids and caps count. */
  readonly zone: ZoneTable;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly notice: number;
  /** How many local days ahead, today not counted. */
  readonly windowDays: number;
  readonly grid: number;
  /**
   * Whether the grid begins at each midnight, or where the hours of those of the first need begin; breaks and time off do
   * not move it.
   */
  readonly gridFrom: 'midnight' | 'opening';
  readonly dailyCap: number | null;
  /** Seats of one occurrence; null: a booking has it to itself. */
  readonly seats: number | null;
  readonly partyMin: number;
  readonly partyMax: number;
}

/** All that slots follow from. */
export interface Situation {
  readonly service: ServiceRules;
  readonly needs: readonly Need[];
  readonly sessions: readonly Session[];
  /** Bookings of the service by local day. */
  readonly dayCounts: ReadonlyMap<Day, number>;
}

/** A rule that staff may set aside for one booking. Nobody sets aside that something is taken. */
export type Exemption = 'hours' | 'time_off' | 'notice' | 'window' | 'caps' | 'grid';

/** What is asked for. */
export interface Ask {
  readonly now: number;
  /** Starts from here on, until before there. */
  readonly from: number;
  readonly to: number;
  readonly minutes: number;
  readonly party: number;
  readonly location: string | null;
  readonly despite: readonly Exemption[];
}

/** A time that can be had. */
export interface Slot {
  readonly start: number;
  /** Seats that are left; null where a booking has it to itself. */
  readonly left: number | null;
  /** The session it would join; null where a new one begins, or there are no seats. */
  readonly session: string | null;
}

/** Why a time cannot be had. */
export type Stage = (typeof stages)[number];

/** One reason, with what is known of it. */
export interface Reason {
  readonly stage: Stage;
  /** Where it is somebody's. */
  readonly taker?: string;
  /** The instant that it turns on: from when on the notice is kept, when the window ends, until when somebody is taken. */
  readonly until?: number;
  /** Seats that are left for a party that is too large. */
  readonly left?: number;
}
