/**
 * Sets of minutes as sorted intervals that are apart from each other: `[from, to, from, to …]`, `to` exclusive. Every
 * function gives a new one and takes a time that grows with the number of intervals, never with their length.
 */
export type Intervals = readonly number[];

/** No minute at all. */
export const none: Intervals = [];

/** Any intervals, in any order and overlapping, as a set. */
export function setOf(pairs: Intervals): number[] {
  return atLeast([pairs], 1);
}

/** What is in both. */
export function both(a: Intervals, b: Intervals): number[] {
  const found: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [endA, endB] = [a[i + 1] as number, b[j + 1] as number];
    const from = Math.max(a[i] as number, b[j] as number);
    const to = Math.min(endA, endB);
    if (from < to) found.push(from, to);
    if (endA < endB) i += 2;
    else j += 2;
  }
  return found;
}

/** What is in the first and not in the second. */
export function minus(a: Intervals, b: Intervals): number[] {
  const found: number[] = [];
  let j = 0;
  for (let i = 0; i < a.length; i += 2) {
    let from = a[i] as number;
    const to = a[i + 1] as number;
    while (j < b.length && (b[j + 1] as number) <= from) j += 2;
    for (let k = j; k < b.length && (b[k] as number) < to; k += 2) {
      if ((b[k] as number) > from) found.push(from, b[k] as number);
      from = Math.max(from, b[k + 1] as number);
    }
    if (from < to) found.push(from, to);
  }
  return found;
}

/** What lies in at least so many of some intervals, which may overlap within one list too. */
export function atLeast(lists: readonly Intervals[], most: number): number[] {
  const [first = none] = lists;
  if (most === 1 && lists.length <= 1 && isSet(first)) return [...first];
  const edges: number[] = [];
  for (const list of lists)
    for (let i = 0; i < list.length; i += 2)
      // An edge is its minute and which kind it is, in one number, so that they sort without being compared by a function.
      if ((list[i] as number) < (list[i + 1] as number))
        edges.push((list[i] as number) * 2 + 1, (list[i + 1] as number) * 2);
  const sorted = Float64Array.from(edges).toSorted();
  const found: number[] = [];
  let depth = 0;
  for (let place = 0; place < sorted.length;) {
    const minute = Math.floor((sorted[place] as number) / 2);
    const before = depth;
    // All that ends or begins at one minute counts before anybody looks.
    for (
      ;
      place < sorted.length && Math.floor((sorted[place] as number) / 2) === minute;
      place += 1
    )
      depth += (sorted[place] as number) % 2 === 0 ? -1 : 1;
    if (before < most && depth >= most) found.push(minute);
    if (before >= most && depth < most) found.push(minute);
  }
  return found;
}

/** Whether intervals are a set as they stand. */
function isSet(pairs: Intervals): boolean {
  for (let i = 1; i < pairs.length; i += 1)
    if ((pairs[i - 1] as number) >= (pairs[i] as number)) return false;
  return true;
}

/** Those of some intervals, in any order and overlapping, that have anything of `[from, to)`. */
export function near(pairs: Intervals, [from, to]: readonly [number, number]): number[] {
  const found: number[] = [];
  for (let i = 0; i < pairs.length; i += 2)
    if ((pairs[i] as number) < to && (pairs[i + 1] as number) > from)
      found.push(pairs[i] as number, pairs[i + 1] as number);
  return found;
}

/** Each interval made longer at its ends: by `before` minutes earlier, by `after` later. */
export function grown(a: Intervals, before: number, after: number): number[] {
  return setOf(a.map((edge, place) => (place % 2 === 0 ? edge - before : edge + after)));
}

/** The minutes at which something of a length may begin so that it lies in one interval from beginning to end. */
export function startsWithin(a: Intervals, length: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < a.length; i += 2) {
    const last = (a[i + 1] as number) - length;
    if (last >= (a[i] as number)) found.push(a[i] as number, last + 1);
  }
  return found;
}

/** The interval that a minute lies in: its beginning; undefined when it lies in none. */
function beginningOf(a: Intervals, minute: number): number | undefined {
  let [low, high] = [0, a.length / 2 - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((a[middle * 2 + 1] as number) <= minute) low = middle + 1;
    else if ((a[middle * 2] as number) > minute) high = middle - 1;
    else return a[middle * 2];
  }
  return undefined;
}

/** Whether a minute is in a set. */
export const has = (a: Intervals, minute: number): boolean => beginningOf(a, minute) !== undefined;

/** Whether any minute from `from` until before `to` is in a set. */
export const touches = (a: Intervals, from: number, to: number): boolean =>
  both(a, [from, to]).length > 0;
