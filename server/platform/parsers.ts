const asText = (text: string) => text;

/** Reads `{1,NULL,2}`: lists of one dimension whose items PostgreSQL never quotes. */
const listOf =
  (item: (text: string) => unknown) =>
  (text: string): unknown[] =>
    text === '{}'
      ? []
      : text
          .slice(1, -1)
          .split(',')
          .map((part) => (part === 'NULL' ? null : item(part)));

/**
 * How column values become JavaScript values, the same on both databases: int8 → bigint, exact; date → `2026-01-31`
 * (a day has no zone); numeric → string, exact; interval → PostgreSQL's text; lists of these likewise;
 * timestamptz → Date (the drivers' own).
 */
export const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map<
  number,
  (text: string) => unknown
>([
  [20, BigInt],
  [1082, asText],
  [1186, asText],
  [1016, listOf(BigInt)],
  [1182, listOf(asText)],
  [1231, listOf(asText)],
]);
