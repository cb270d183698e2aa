import { editDistance } from '../edit-distance.ts';
import type { LevelOf } from '../types.ts';

/** How far two numbers of one kind agree. Two slips are forgiven where there are seven places or more. */
export function compareNumber(a: string, b: string): LevelOf<'number'> {
  if (a === b) return 'exact';
  const slips = Math.min(a.length, b.length) < 7 ? 1 : 2;
  return editDistance(a, b, slips) <= slips ? 'slip' : 'different';
}
