import { isId } from './ids.ts';
import { refuseField } from './refuse.ts';

/** The place of the last row of a page: the values it is ordered by, as text. */
export type Place = readonly [string, ...string[]];

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const kinds = {
  id: isId,
  instant: (text: string) => INSTANT.test(text) && !Number.isNaN(Date.parse(text)),
  number: (text: string) => /^\d{1,18}$/.test(text),
  text: (text: string) => !text.includes('\0'),
} as const;

/** What one value of a place is. */
export type PlaceKind = keyof typeof kinds;

/**
 * Reads where a page begins.
 * @param shape what each value of the place is, in order
 * @returns the place of the row before it; undefined for the first page
 * @throws {Refusal} `invalid_input` when this is no cursor of such a list
 */
export function readCursor(
  cursor: string | undefined,
  shape: readonly PlaceKind[],
): Place | undefined {
  if (cursor === undefined) return undefined;
  const place = parse(cursor);
  return isPlace(place, shape)
    ? place
    : refuseField('cursor', 'must be the `next` of an earlier page');
}

/**
 * The cursor of the page after these rows.
 * @param rows what was found when asked for one row more than the page holds
 * @param placeOf the values by which the rows are ordered
 * @returns null when there is no further page
 */
export function nextCursor<Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => Place,
): string | null {
  const last = rows[limit - 1];
  if (rows.length <= limit || last === undefined) return null;
  return Buffer.from(JSON.stringify(placeOf(last))).toString('base64url');
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

function isPlace(value: unknown, shape: readonly PlaceKind[]): value is Place {
  return (
    Array.isArray(value) &&
    value.length === shape.length &&
    shape.every((kind, at) => typeof value[at] === 'string' && kinds[kind](value[at]))
  );
}
