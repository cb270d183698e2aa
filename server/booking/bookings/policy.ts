const hourMs = 3_600_000;

/** What goes back of a price on cancelling so many hours before the start, or earlier. */
export interface RefundStep {
  readonly hoursBefore: number;
  readonly percent: number;
}

/** Until when a customer may change or cancel a booking that begins then. @param hours before its start */
export const until = (start: Date, hours: number): Date =>
  new Date(start.getTime() - hours * hourMs);

/** Whether that is still so: the last instant counts. */
export const isInTime = (start: Date, hours: number, at: Date): boolean =>
  at.getTime() <= until(start, hours).getTime();
