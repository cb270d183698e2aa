import type { ImportTarget } from '#contract/imports';
import { mostNumbers } from '#contract/own-numbers';
import { isShownInPart, normaliseNumbers } from '#identity';

type OwnNumber = Extract<ImportTarget, `number:${string}`>;

const longestNumber = 60;

/** Whether a column has a number of one's own. */
export function isOwnNumber(target: ImportTarget): target is OwnNumber {
  return target.startsWith('number:');
}

/** Headings whose columns bring more kinds of number than one person may have. */
export function surplusNumbers(
  headings: readonly string[],
  mapping: Readonly<Record<string, ImportTarget>>,
): string[] {
  return headings.filter((heading) => isOwnNumber(mapping[heading] ?? 'ignore')).slice(mostNumbers);
}

/** What is wrong with a number of one's own. */
export function wrongNumber(value: string): string | undefined {
  if (isShortened(value))
    return 'A spreadsheet has shortened this number; its last digits are gone. Format the column as text, and enter it again.';
  if (isShownInPart(value)) return 'Of this number only the end was exported.';
  if (value.length > longestNumber) return 'This is longer than 60 characters.';
  return normaliseNumbers({ own: value }) === null
    ? 'This is not a number of anybody’s own.'
    : undefined;
}

/** Whether a spreadsheet has written a long number as a short one: `8.18766E+10`. */
export function isShortened(value: string): boolean {
  return /^\d([.,]\d+)?e\+\d+$/i.test(value) || /^\d[.,]\d+e\d+$/i.test(value);
}

/** The numbers of a row by their kinds; undefined where it has none. */
export function ownNumbers(
  values: ReadonlyMap<ImportTarget, readonly string[]>,
): { kind: string; value: string }[] | undefined {
  const numbers = [...values].flatMap(([target, [value]]) =>
    isOwnNumber(target) && value !== undefined
      ? [{ kind: target.slice('number:'.length), value }]
      : [],
  );
  return numbers.length > 0 ? numbers : undefined;
}
