import type { EvidenceOut, Waterfall } from '#contract/evidence';
import { compareCrossedNames, compareNames, compareRest } from '../match/levels.ts';
import { SHIPPED_MODEL } from '../match/parameters.ts';
import { reasonsOf } from '../match/reasons.ts';
import type { Comparison, Evidence, PersonRecord } from '../match/types.ts';

/**
 * Evidence as it is kept, without values: field and level, weight to a hundredth of a bit, chance to two digits, as in
 * `given.exact 5.81 0.0031`. There is one to each field of every link: as an object it would be half of what links take.
 */
export type KeptEvidence = string;

/** What was weighed, without the values. */
export type Weighed = Pick<Evidence, 'field' | 'level' | 'weight' | 'chance'>;

/** Evidence, to be kept. */
export function keptEvidence({ field, level, weight, chance }: Weighed): KeptEvidence {
  return `${field}.${level} ${Math.round(weight * 100) / 100} ${Number(chance.toPrecision(2))}`;
}

/** What was weighed, of evidence that was kept. */
export function weighedOf(kept: KeptEvidence): Weighed {
  const [code = '', weight, chance] = kept.split(' ');
  const [field, level] = code.split('.');
  return { field, level, weight: Number(weight), chance: Number(chance) } as Weighed;
}

/** What was kept of a comparison. */
export interface Kept {
  readonly prior: number;
  readonly why: readonly KeptEvidence[];
  readonly probability: number;
  readonly model: string;
}

/**
 * A comparison of earlier in words, with the values as they are now: those that were compared are copied nowhere.
 * Where one of them is gone, the sentence says so by a dash.
 */
export function waterfallOf(kept: Kept, profile: PersonRecord, customer: PersonRecord): Waterfall {
  const now = comparisonsOf(profile, customer);
  const weighed = kept.why.map(weighedOf);
  const evidence = weighed.map((one) => inWords(one, now));
  return {
    prior: kept.prior,
    evidence: evidence.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
    total: weighed.reduce((sum, { weight }) => sum + weight, kept.prior),
    probability: kept.probability,
    model: kept.model,
  };
}

/** Takes each comparison once: a name may have met the other kind twice. */
function inWords({ field, level, weight, chance }: Weighed, now: Comparison[]): EvidenceOut {
  const at = now.findIndex((one) => one.field === field);
  const [found] = at === -1 ? [] : now.splice(at, 1);
  const values = found?.values ?? null;
  const evidence = { field, level, weight, chance, values: values ?? ['–', '–'] } as Evidence;
  const [reason] = reasonsOf([evidence]);
  return {
    field,
    level,
    weight,
    sentence: reason?.sentence ?? '',
    values,
  };
}

function comparisonsOf(a: PersonRecord, b: PersonRecord): Comparison[] {
  return [
    ...compareNames(a, b),
    ...compareCrossedNames(a, b),
    ...compareRest(a, b, { model: SHIPPED_MODEL, base: 0 }),
  ];
}
