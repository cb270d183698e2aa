/** A pair of which somebody said whether it is one person, and the log2 odds that a model gives it. */
export interface Judged {
  readonly odds: number;
  readonly same: boolean;
}

/** How sure a model's odds make those who answer: odds of `x` are found to be `shift + slope · x`, in bits. */
export interface Curve {
  readonly shift: number;
  readonly slope: number;
  /** How far both may be off, and together: variances of the two, and their covariance. */
  readonly spread: { readonly shift: number; readonly slope: number; readonly both: number };
}

/** Where a model's probability means what it should, and between which values that lies, 95 times of 100. */
export interface Threshold {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** Bits by which all odds together may be off, and the part by which they may grow too fast or too slowly, before anybody answered. */
const DOUBT_OF_SHIFT = 3;
const DOUBT_OF_SLOPE = 0.5;
const ROUNDS = 40;
/** No step is larger: far from the answer Newton's would overshoot. */
const STRIDE = 1;
/** Odds beyond these are all but certain. */
const MOST_ODDS = 20;
/** A line that rises less says that likelihoods tell nothing. */
const LEAST_SLOPE = 0.2;
/** Standard deviations within which 95 of 100 lie. */
const WITHIN = 1.96;

/**
 * Fits what people said to what a model thought: logistic regression (Platt 1999) with a Gaussian prior around a model that is
 * right, by Newton's steps; its spread is Laplace's, from the curvature at the answer. Pure.
 */
export function curveOf(judged: readonly Judged[]): Curve {
  let [shift, slope] = [0, 1];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { down, aa, bb, ab, det } = slopesAt(judged, shift, slope);
    shift += bounded((bb * down[0] - ab * down[1]) / det);
    slope += bounded((aa * down[1] - ab * down[0]) / det);
  }
  const { aa, bb, ab, det } = slopesAt(judged, shift, slope);
  return { shift, slope, spread: { shift: bb / det, slope: aa / det, both: -ab / det } };
}

/** Where to go, and how curved it is there. */
function slopesAt(judged: readonly Judged[], shift: number, slope: number) {
  const down: [number, number] = [-shift / DOUBT_OF_SHIFT ** 2, (1 - slope) / DOUBT_OF_SLOPE ** 2];
  let [aa, bb, ab] = [1 / DOUBT_OF_SHIFT ** 2, 1 / DOUBT_OF_SLOPE ** 2, 0];
  for (const { odds, same } of judged) {
    const x = Math.max(-MOST_ODDS, Math.min(MOST_ODDS, odds));
    const share = shareOf(shift + slope * x);
    const off = Math.LN2 * ((same ? 1 : 0) - share);
    const curve = Math.LN2 ** 2 * share * (1 - share);
    down[0] += off;
    down[1] += off * x;
    aa += curve;
    bb += curve * x * x;
    ab += curve * x;
  }
  return { down, aa, bb, ab, det: aa * bb - ab * ab };
}

const bounded = (step: number) => Math.max(-STRIDE, Math.min(STRIDE, step));

/**
 * The probability of a model from which on pairs are one person as often as is wanted, by what people said.
 * @returns null where likelihoods tell them nothing
 */
export function thresholdAt(curve: Curve, wanted: number): Threshold | null {
  const { shift, slope, spread } = curve;
  if (slope < LEAST_SLOPE) return null;
  const odds = (oddsOf(wanted) - shift) / slope;
  const variance = (spread.shift + 2 * odds * spread.both + odds ** 2 * spread.slope) / slope ** 2;
  const off = WITHIN * Math.sqrt(Math.max(0, variance));
  return { estimate: shareOf(odds), low: shareOf(odds - off), high: shareOf(odds + off) };
}

/** Log2 odds of a probability. */
export const oddsOf = (share: number): number => Math.log2(share / (1 - share));

const shareOf = (odds: number) => 1 / (1 + 2 ** -odds);
