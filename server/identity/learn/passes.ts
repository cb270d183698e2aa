import type { Pair, Pass } from '../match/estimate.ts';
import type { PersonRecord } from '../match/types.ts';

/** More records than this that agree in something are a desk's mailbox or a common name, and tell nothing. */
const mostAlike = 50;
/** Most pairs that one pass looks at. */
const mostPairs = 40_000;
/** Fewer pairs than this tell nothing. */
const fewestPairs = 20;

type Rule = {
  readonly blocked: Pass['blocked'];
  readonly of: (record: PersonRecord) => readonly (string | null | undefined)[];
};

/**
 * By what pairs are chosen that may be one person. Each rule is blind to other slips, so several are needed, and what one
 * looked at is learnt from the others.
 */
const rules: readonly Rule[] = [
  { blocked: ['birthDate'], of: ({ birthDate }) => [birthDate] },
  {
    blocked: ['given', 'family', 'crossed'],
    of: ({ given, family }) => [given && family && [given.text, family.text].toSorted().join(' ')],
  },
  {
    blocked: ['email'],
    of: ({ emails }) => emails.flatMap((one) => (one.generic ? [] : [one.folded])),
  },
  {
    blocked: ['phone'],
    of: ({ phones }) => phones.flatMap((one) => (one.placeholder ? [] : [one.key])),
  },
  {
    blocked: ['place', 'family', 'crossed'],
    of: ({ family, place }) => [
      family?.sound && place?.postcode && `${family.sound} ${place.postcode}`,
    ],
  },
  {
    blocked: ['place'],
    of: ({ place }) => [place?.number && place.street && `${place.number} ${place.street}`],
  },
];

/** Pairs of records worth learning from, by several rules; those that find hardly any are left out. */
export function passesOf(records: readonly PersonRecord[], random: () => number): Pass[] {
  return rules
    .map(({ blocked, of }) => passOf(blocked, groupsBy(records, of), random))
    .filter(({ pairs }) => pairs.length >= fewestPairs);
}

/** Places of the records that agree in something, by what they agree in. */
function groupsBy(records: readonly PersonRecord[], of: Rule['of']): number[][] {
  const groups = new Map<string, number[]>();
  for (const [at, record] of records.entries()) {
    for (const value of new Set(of(record))) {
      if (!value) continue;
      const group = groups.get(value);
      if (group === undefined) groups.set(value, [at]);
      else group.push(at);
    }
  }
  return [...groups.values()].filter((group) => group.length > 1 && group.length <= mostAlike);
}

function passOf(
  blocked: Pass['blocked'],
  groups: readonly (readonly number[])[],
  random: () => number,
): Pass {
  const all = groups.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  const share = Math.min(1, mostPairs / Math.max(1, all));
  const pairs: Pair[] = [];
  for (const group of groups)
    for (const [at, one] of group.entries())
      for (const other of group.slice(at + 1))
        if (share === 1 || random() < share) pairs.push([one, other]);
  return { blocked, pairs, ...(share < 1 && { share }) };
}
