import type { EvidenceOut, Waterfall } from '#contract/evidence';
import { compareCrossedNames, compareNames, compareRest } from '../match/levels.ts';
import { SHIPPED_MODEL } from '../match/parameters.ts';
import { reasonsOf } from '../match/reasons.ts';
import type { Called, Comparison, Evidence, PersonRecord } from '../match/types.ts';

/**
 * Evidence as it is kept, without values: field and level, weight to a hundredth of a bit, chance to two digits, as in
 * `given.exact 5.81 0.0031`; with the number of pairs behind it where one of the two values is not what stands. There is one to each field of every link: as an object it would be half of what links take.
 */
export type KeptEvidence = string;

/** What was weighed, without the values. */
export type Weighed = Pick<Evidence, 'field' | 'level' | 'weight' | 'chance' | 'among'>;

/** Evidence, to be kept. */
export function keptEvidence({ field, level, weight, chance, among }: Weighed): KeptEvidence {
  const figures = `${Math.round(weight * 100) / 100} ${Number(chance.toPrecision(2))}`;
  return `${field}.${level} ${figures}${among === undefined ? '' : ` ${among}`}`;
}

/** What was weighed, of evidence that was kept. */
export function weighedOf(kept: KeptEvidence): Weighed {
  const [code = '', weight, chance, among] = kept.split(' ');
  const [field, level] = code.split('.');
  const figures = { weight: Number(weight), chance: Number(chance) };
  return { field, level, ...figures, ...(among && { among: Number(among) }) } as Weighed;
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
function inWords(weighed: Weighed, now: Comparison[]): EvidenceOut {
  const { field, level, weight, among } = weighed;
  const isIt = (one: Comparison) =>
    one.field === field &&
    (among === undefined || (one.among !== undefined && one.level === level));
  const at = now.findIndex(isIt);
  const [found] = at === -1 ? [] : now.splice(at, 1);
  const values = found?.values ?? null;
  const [reason] = reasonsOf([{ ...weighed, values: values ?? ['–', '–'] } as Evidence]);
  return {
    field,
    level,
    weight,
    sentence: reason?.sentence ?? '',
    values,
    ...(among !== undefined && { former: true as const }),
  };
}

function comparisonsOf(a: PersonRecord, b: PersonRecord): Comparison[] {
  const names = (one: Called, other: Called) => [
    ...compareNames(one, other),
    ...compareCrossedNames(one, other),
  ];
  const former = [a, ...(a.former?.names ?? [])].flatMap((one) =>
    [b, ...(b.former?.names ?? [])].flatMap((other) =>
      one === a && other === b ? [] : names(one, other).map((found) => ({ ...found, among: 2 })),
    ),
  );
  return [...names(a, b), ...compareRest(a, b, { model: SHIPPED_MODEL, base: 0 }), ...former];
}
