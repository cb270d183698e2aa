import type { LevelOf } from '../types.ts';

/**
 * How far two dates (yyyy-mm-dd) agree. One slip, or day and month swapped, is a typo; two right parts, or two slips, are
 * near; then how far apart they lie: a month, a year, ten years.
 */
export function compareBirthDate(a: string, b: string): LevelOf<'birthDate'> {
  if (a === b) return 'exact';
  const [year, month, day] = [yearOf(a), monthOf(a), dayOf(a)];
  const [otherYear, otherMonth, otherDay] = [yearOf(b), monthOf(b), dayOf(b)];
  const sameYear = year === otherYear;
  if (sameYear && month === otherDay && day === otherMonth) return 'typo';
  const slips = slipsBetween(a, b);
  if (slips === 1) return 'typo';
  const right = Number(sameYear) + Number(month === otherMonth) + Number(day === otherDay);
  if (right === 2 || slips === 2) return 'near';
  const days = Math.abs(((year - otherYear) * 12 + month - otherMonth) * 31 + day - otherDay);
  if (days <= 31) return 'month';
  if (days <= 372) return 'year';
  return days <= 3720 ? 'decade' : 'different';
}

/** Digits that are wrong, of neighbours that changed places both at once. */
function slipsBetween(a: string, b: string): number {
  let slips = 0;
  for (let at = 0; at < a.length; at += 1) {
    if (a.charCodeAt(at) === b.charCodeAt(at)) continue;
    slips += 1;
    const swapped =
      a.charCodeAt(at) === b.charCodeAt(at + 1) && a.charCodeAt(at + 1) === b.charCodeAt(at);
    if (swapped) at += 1;
  }
  return slips;
}

const digit = (date: string, at: number) => date.charCodeAt(at) - 48;
const yearOf = (date: string) =>
  digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3);
const monthOf = (date: string) => digit(date, 5) * 10 + digit(date, 6);
const dayOf = (date: string) => digit(date, 8) * 10 + digit(date, 9);
