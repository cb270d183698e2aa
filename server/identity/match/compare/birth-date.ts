import { editDistance } from '../edit-distance.ts';
import type { LevelOf } from '../types.ts';

/**
 * How far two dates (yyyy-mm-dd) agree. One slip, or day and month swapped, is a typo; two right parts, or two slips, are
 * near; then how far apart they lie: a month, a year, ten years.
 */
export function compareBirthDate(a: string, b: string): LevelOf<'birthDate'> {
  if (a === b) return 'exact';
  const [year, month, day] = [a.slice(0, 4), a.slice(5, 7), a.slice(8)];
  const [otherYear, otherMonth, otherDay] = [b.slice(0, 4), b.slice(5, 7), b.slice(8)];
  const sameYear = year === otherYear;
  if (sameYear && month === otherDay && day === otherMonth) return 'typo';
  if (editDistance(a, b, 1) === 1) return 'typo';
  const right = Number(sameYear) + Number(month === otherMonth) + Number(day === otherDay);
  if (right === 2 || editDistance(a, b, 2) === 2) return 'near';
  const years = Number(year) - Number(otherYear);
  const months = years * 12 + Number(month) - Number(otherMonth);
  const days = Math.abs(months * 31 + Number(day) - Number(otherDay));
  if (days <= 31) return 'month';
  if (days <= 372) return 'year';
  return days <= 3720 ? 'decade' : 'different';
}
