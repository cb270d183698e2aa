import { LEVELS } from './types.ts';
import type { Evidence, Field, Level, MatchModel } from './types.ts';

/** A pair of which somebody said whether it is one person: its evidence, and the log2 odds that it was given. */
export type Labelled = { evidence: readonly Evidence[]; odds: number; same: boolean };

/** A model that heeds labels. */
export type Calibrated = {
  model: MatchModel;
  /** Bits by which all pairs are likelier one person than was thought: add them to the odds of every pair. */
  offset: number;
};

/**
 * Bits by which what a level says may well be wrong, and by which all odds together may: how many pairs are one person at
 * all is estimated too, and a few answers say no more of it than of a level.
 */
const DOUBT = 1.5;
const ROUNDS = 25;
/** No step is larger, in bits: far from the answer Newton's would overshoot. */
const STRIDE = 2;

/** A label as it is fitted: the numbers it depends on, and the odds by what they are so far. */
type Fitted = { parts: number[]; odds: number; same: number };

/**
 * Adjusts a model to labels, few or many: every level may say somewhat more or less than was estimated, and all pairs
 * together be likelier or less so. Logistic regression around the model, by Newton steps on one number at a time; a
 * Gaussian prior keeps what labels do not speak of as it was. The order of the labels does not matter.
 */
export function calibrate(model: MatchModel, labels: readonly Labelled[]): Calibrated {
  const names = new Map<string, number>();
  const numberOf = (name: string) => {
    const known = names.get(name) ?? names.size;
    names.set(name, known);
    return known;
  };
  const all = numberOf('all');
  const fitted: Fitted[] = labels.map(({ evidence, odds, same }) => ({
    parts: [all, ...evidence.filter(isAdjusted).map((one) => numberOf(nameOf(one)))],
    odds,
    same: same ? 1 : 0,
  }));
  const bits = fit(fitted, names.size);
  const change = (name: string) => bits[names.get(name) ?? -1] ?? 0;
  return { model: adjusted(model, change, labels.length), offset: bits[all] ?? 0 };
}

const isAdjusted = ({ field }: Evidence) => field !== 'household';
const nameOf = ({ field, level }: { field: Field; level: string }) => `${field}.${level}`;

/** Bits to be added for each number that labels depend on; the first is of all. */
function fit(fitted: readonly Fitted[], size: number): number[] {
  const bits = Array.from({ length: size }, () => 0);
  const having = bits.map((_, part) => fitted.filter(({ parts }) => parts.includes(part)));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [part, labels] of having.entries()) {
      const step = newton(labels, part, bits[part]!);
      bits[part]! += step;
      for (const label of labels) label.odds += step * timesOf(label, part);
    }
  }
  return bits;
}

/** How often a label depends on a number: two names in the other order may have one level. */
function timesOf({ parts }: Fitted, part: number): number {
  return parts.filter((one) => one === part).length;
}

function newton(labels: readonly Fitted[], part: number, now: number): number {
  let [slope, curve] = [-now / DOUBT ** 2, 1 / DOUBT ** 2];
  for (const label of labels) {
    const times = timesOf(label, part);
    const probability = 1 / (1 + 2 ** -label.odds);
    slope += Math.LN2 * (label.same - probability) * times;
    curve += Math.LN2 ** 2 * probability * (1 - probability) * times ** 2;
  }
  return Math.max(-STRIDE, Math.min(STRIDE, slope / curve));
}

function adjusted(model: MatchModel, change: (name: string) => number, labels: number): MatchModel {
  const levels = Object.entries(model.levels).map(([field, of]) => {
    const changed = LEVELS[field as Field].map((level) => {
      const before = (of as Record<string, Level>)[level]!;
      return [level, { ...before, m: before.m * 2 ** change(`${field}.${level}`) }];
    });
    return [field, Object.fromEntries(changed)];
  });
  return {
    ...model,
    version: `${model.version}+${labels}`,
    levels: Object.fromEntries(levels) as MatchModel['levels'],
  };
}
