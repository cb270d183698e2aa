/** One step of a waterfall: where it begins and ends, in bits. */
export interface Bar {
  readonly from: number;
  readonly to: number;
}

/** A mark on the axis: a probability and where it stands, in per cent of the width. */
interface Tick {
  readonly share: number;
  readonly at: number;
}

/** A waterfall laid out: every number but those of `bars` in per cent of the width. */
export interface Layout {
  readonly bars: readonly Bar[];
  readonly ticks: readonly Tick[];
  /** Where a number of bits stands on the axis. */
  readonly place: (bits: number) => number;
}

/** Probabilities that people have a feeling for and that two digits behind the point tell apart; room permitting. */
const marks = [0.5, 0.99, 0.01, 0.9999, 0.0001, 0.9, 0.1];

/** Least distance between two marks of the axis, in per cent of the width. */
const elbowRoom = 15;

/**
 * Lays out a waterfall from the prior over each weight to their sum.
 * @param prior log2 of the odds before anything was compared
 * @param weights what each field adds to them, in bits
 */
export function layOut(prior: number, weights: readonly number[]): Layout {
  const bars: Bar[] = [];
  let sum = prior;
  for (const weight of weights) {
    bars.push({ from: sum, to: sum + weight });
    sum += weight;
  }
  const ends = [prior, 0, ...bars.map((bar) => bar.to)];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const margin = Math.max(1, (most - least) * 0.08);
  const [low, high] = [least - margin, most + margin];
  const place = (bits: number): number => ((bits - low) / (high - low)) * 100;
  return { bars, ticks: ticksWithin(place), place };
}

function ticksWithin(place: (bits: number) => number): Tick[] {
  const ticks: Tick[] = [];
  for (const share of marks) {
    const at = place(bitsOf(share));
    const free = ticks.every((other) => Math.abs(other.at - at) >= elbowRoom);
    if (at >= 4 && at <= 96 && free) ticks.push({ share, at });
  }
  return ticks.toSorted((a, b) => a.at - b.at);
}

/** log2 of the odds of a probability. */
export function bitsOf(share: number): number {
  return Math.log2(share / (1 - share));
}
