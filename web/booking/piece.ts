import { addDays, type Day, lastOf } from './days.ts';
import { byDay, type Offered, type Time } from './times.ts';

/** What the server answered for some days, as the clocks of the business count them. */
export interface Piece {
  readonly from: Day;
  readonly to: Day;
  readonly offered: readonly Offered[];
  /** The first later day with a time; null where there is none. */
  readonly next: Day | null;
}

/** What a piece has for one month in a zone. */
interface Month {
  readonly days: ReadonlyMap<Day, Time[]>;
  /** The first later day with a time; null where none is known. */
  readonly next: Day | null;
}

const made = new WeakMap<Piece, Map<string, Month>>();

/**
 * The days of one month in a zone; made once, however often the page is drawn. A piece reaches beyond the month, for days begin
 * elsewhere at other times: what it has there comes before what the server names as next.
 */
export function monthOf(piece: Piece, zone: string, month: Day): Month {
  const byName = made.get(piece) ?? new Map<string, Month>();
  made.set(piece, byName);
  const name = `${zone} ${month}`;
  const known = byName.get(name);
  if (known !== undefined) return known;
  const end = addDays(lastOf(month), 1);
  const all = [...byDay(piece.offered, zone)];
  const days = new Map(all.filter(([day]) => day >= month && day < end));
  const [later] = all.find(([day]) => day >= end) ?? [piece.next];
  const found = { days, next: later };
  byName.set(name, found);
  return found;
}
