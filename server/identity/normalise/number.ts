import { mostNumbers, openNumberKinds } from '#contract/own-numbers';
import { fold } from './text.ts';

/** Numbers that some body gave one person, by what they are: `{ membership: 'M-1042' }`. */
export type WrittenNumbers = Readonly<Record<string, string>>;

/** At most so many kinds of number are compared. */
const MOST = mostNumbers;

/** Stands for what is not shown of a number. */
const unshown = '•';

/** Whether a value is a number of which only the end is shown: it is nobody's. */
export function isShownInPart(value: string): boolean {
  return value.includes(unshown);
}

/**
 * Letters and digits of each number. What is shorter than three, or one digit all along, was typed to get past a form and
 * is left out. Returns null when nothing is left.
 */
export function normaliseNumbers(written: WrittenNumbers): Record<string, string> | null {
  const numbers = Object.entries(written)
    .filter(([, raw]) => !isShownInPart(raw))
    .map(([kind, raw]) => [kind, fold(raw).replace(/[^\p{L}\p{N}]/gu, '')] as const)
    .filter(([, number]) => number.length > 2 && !/^(.)\1*$/u.test(number))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, MOST);
  return numbers.length === 0 ? null : Object.fromEntries(numbers);
}

/** Whether numbers of a kind are shown whole to everybody at work. */
export function isShownWhole(kind: string): boolean {
  return openNumberKinds.includes(kind);
}

/** Most characters of the end that are shown, and at most a third of all there are. */
const mostOfEnd = 4;

/** A number of which only the end is shown: `•••• 0708`. */
export function shownInPart(value: string): string {
  const places = Array.from(value.replaceAll(/[^\p{L}\p{M}\p{N}]/gu, ''));
  const end = Math.min(mostOfEnd, Math.floor(places.length / 3));
  return `${unshown.repeat(4)} ${places.slice(places.length - end).join('')}`.trimEnd();
}
