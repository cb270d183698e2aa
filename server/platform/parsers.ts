/**
 * How column values become JavaScript values, the same on both databases: int8 → bigint, exact; date → `2026-01-31`
 * (a day has no zone); numeric → string, exact; timestamptz → Date (the drivers' own).
 */
export const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map<
  number,
  (text: string) => unknown
>([
  [20, (text: string) => BigInt(text)],
  [1082, (text: string) => text],
]);
