/** A number as it is read. */
export function n(count: number): string {
  return count.toLocaleString('en');
}

/** So many of something: `1 record`, `2 records`. */
export function many(count: number, one: string, more = `${one}s`): string {
  return `${n(count)} ${count === 1 ? one : more}`;
}

/** A part of a whole: `12 %`, and never 0 or 100 where it is not quite. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '0 %';
  const share = (100 * part) / whole;
  if (share > 0 && share < 1) return 'less than 1 %';
  return `${share > 99 && share < 100 ? 99 : Math.round(share)} %`;
}
