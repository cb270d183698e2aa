import { Problem } from '../api/problem.ts';

/** Fields that the server found amiss, by the last part of their names. */
export function refusedIn(fault: unknown): ReadonlySet<string> {
  if (!(fault instanceof Problem)) return new Set();
  return new Set(fault.fields.map(({ path }) => path.split('.').at(-1) ?? path));
}
