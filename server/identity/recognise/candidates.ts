import type { HashedKey } from '../keys.ts';
import type { PersonRecord } from '../match/types.ts';

/** Most customers read of one key, however many share it: a hot key costs no more than this. */
export const mostPerKey = 200;
/** Most customers a profile is compared with, best first by the summed weight of the keys they share. */
export const mostCompared = 30;
/** What the keys of one name weigh together, however it is spelt: whoever shares no more is a namesake. */
export const weak = 12;
/**
 * Most of those who are but namesakes, or share less than half of what the first of them shares. Whoever has more in
 * common comes before them, and among many of them it is chance which are read.
 */
export const mostWeak = 10;

/** Customers worth comparing with some people. */
export interface Candidates {
  /** Of each person, by place in the list: customer → summed weight of the keys both have. */
  readonly of: ReadonlyMap<number, ReadonlyMap<string, number>>;
  /** Each customer's record, prepared for comparing. */
  readonly records: ReadonlyMap<string, PersonRecord>;
  /** How many customers have an e-mail or phone: by key, up to the most that are read. */
  readonly holders: ReadonlyMap<bigint, number>;
}

/** Whether a key is an e-mail or a phone: what people share is counted of these. */
export const isContact = ({ kind }: HashedKey) => kind === 'email' || kind === 'phone';

/** The best of some candidates by summed weight, as the statement chooses them. */
export function bestOf(weights: ReadonlyMap<string, number>): string[] {
  const ranked = [...weights].toSorted(
    ([a, heavy], [b, light]) => light - heavy || (a < b ? -1 : 1),
  );
  const most = ranked[0]?.[1] ?? 0;
  return ranked
    .slice(0, mostCompared)
    .filter(([, weight], place) => place < mostWeak || (weight > weak && 2 * weight >= most))
    .map(([customer]) => customer);
}
