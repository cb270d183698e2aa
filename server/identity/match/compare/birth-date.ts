import { editDistance } from '../edit-distance.ts';
import type { LevelOf } from '../types.ts';

/** How far two dates (yyyy-mm-dd) agree. One slip, or day and month swapped, is a typo; two right parts are near. */
export function compareBirthDate(a: string, b: string): LevelOf<'birthDate'> {
  if (a === b) return 'exact';
  const [year, month, day] = [a.slice(0, 4), a.slice(5, 7), a.slice(8)];
  const [otherYear, otherMonth, otherDay] = [b.slice(0, 4), b.slice(5, 7), b.slice(8)];
  const sameYear = year === otherYear;
  if (sameYear && month === otherDay && day === otherMonth) return 'typo';
  if (editDistance(a, b, 1) === 1) return 'typo';
  const right = Number(sameYear) + Number(month === otherMonth) + Number(day === otherDay);
  if (right === 2 || editDistance(a, b, 2) === 2) return 'near';
  return sameYear ? 'year' : 'different';
}
