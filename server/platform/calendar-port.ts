/** How somebody’s calendar is reached: kept sealed, told to nobody. */
export type CalendarAccess = IcsAccess | CaldavAccess | GoogleAccess | MicrosoftAccess;

/** A calendar file under an address that is its own key. */
export interface IcsAccess {
  readonly kind: 'ics';
  readonly url: string;
}

/** A calendar on a CalDAV server. */
export interface CaldavAccess {
  readonly kind: 'caldav';
  /** Of the calendar; where calendars are looked for, of their server. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

/** A Google calendar that its owner shares with a service account. */
export interface GoogleAccess {
  readonly kind: 'google';
  /** The service account’s address. */
  readonly account: string;
  /** Its key in PEM (PKCS 8). */
  readonly privateKey: string;
  readonly calendar: string;
}

/** A mailbox of Microsoft 365, read by a registered application. */
export interface MicrosoftAccess {
  readonly kind: 'microsoft';
  readonly directory: string;
  readonly client: string;
  readonly secret: string;
  readonly mailbox: string;
}

/** Whole minutes since 1970 in UTC. */
export interface CalendarSpan {
  readonly from: number;
  readonly to: number;
}

/** What a calendar says: nothing new, iCalendar text, or when somebody is busy as `[from, to, …]`. */
export type CalendarAnswer =
  | { readonly as: 'same' }
  | { readonly as: 'text'; readonly text: string; readonly tag: string | null }
  | { readonly as: 'busy'; readonly busy: readonly number[] };

/** The way out to calendars elsewhere. No call of it may stand within a transaction. */
export interface CalendarPort {
  /** Address of a calendar of the demo’s twin; null where it is not there. */
  readonly twinUrl: string | null;
  /**
   * Reads a calendar.
   * @param tag as an answer told it; while it is the same there, so is the calendar
   * @throws {CalendarFault}
   */
  read(access: CalendarAccess, span: CalendarSpan, tag: string | null): Promise<CalendarAnswer>;
  /** The calendars of an account on a CalDAV server. @throws {CalendarFault} */
  calendars(
    access: CaldavAccess,
  ): Promise<readonly { readonly url: string; readonly name: string }[]>;
}

/**
 * Why a calendar could not be read. `denied`: its keys open nothing. `gone`: nothing is there. `private`: the address does
 * not lead to the public internet. `unreadable`: what is there is no calendar. `away`: no answer, or not now.
 */
export type CalendarFaultCode = 'denied' | 'gone' | 'private' | 'too_large' | 'unreadable' | 'away';

/** A calendar could not be read. */
export class CalendarFault extends Error {
  readonly code: CalendarFaultCode;

  constructor(code: CalendarFaultCode, cause?: unknown) {
    super(`the calendar is ${code}`, { cause });
    this.code = code;
  }
}
