import { weighedOf, type KeptEvidence } from '../customers/why.ts';
import { doubtOf, isContradicted } from '../match/decide.ts';
import type { Evidence, Thresholds } from '../match/types.ts';

/** Two customers who may be one, as a search found them. */
export interface JoinPair {
  readonly customer: string;
  readonly other: string;
  readonly probability: number;
  readonly why: readonly KeptEvidence[];
  readonly model: string;
}

/**
 * Whether a pair is as sure as a link has to be: likely enough, not by what relatives or namesakes share, and with nothing
 * that says outright that they are two.
 */
export function isCertain({ probability, why }: JoinPair, link: number): boolean {
  const evidence = why.map((kept) => ({ ...weighedOf(kept), values: ['', ''] }) as Evidence);
  return probability >= link && doubtOf(evidence) === null && !isContradicted(evidence);
}

/**
 * Who stands in the way of joining a pair until looked at: somebody who is about as likely to be one of the two, and was
 * not found to resemble the other. If they speak against each other, one of the two could be either of them.
 * @param around every pair that one of the two is in
 * @returns pairs to compare: the third, and the one of the two it was not found with
 */
export function rivalsOf(
  pair: JoinPair,
  around: readonly JoinPair[],
  { tie }: Pick<Thresholds, 'tie'>,
): [string, string][] {
  const mine = new Set([pair.customer, pair.other]);
  const met = new Set(around.map((one) => nameOf(one.customer, one.other)));
  return around.flatMap(({ customer, other, probability }): [string, string][] => {
    if (mine.has(customer) && mine.has(other)) return [];
    const [third, near] = mine.has(customer) ? [other, customer] : [customer, other];
    const far = near === pair.customer ? pair.other : pair.customer;
    const isRival = bitsOf(probability) > bitsOf(pair.probability) - tie;
    return isRival && !met.has(nameOf(third, far)) ? [[third, far]] : [];
  });
}

const nameOf = (one: string, other: string) => [one, other].toSorted().join(' ');

/** No more bits than these: beyond them likelihoods are all but certain, and which is likelier says nothing. */
const mostBits = 30;

const bitsOf = (probability: number) =>
  probability < 1 ? Math.min(mostBits, Math.log2(probability / (1 - probability))) : mostBits;
