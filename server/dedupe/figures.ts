/** How much of what was found is right, how much of what is right was found, and their harmonic mean; 0 to 1. */
export interface Figures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Clusters held against the truth. */
export interface Evaluation {
  readonly records: number;
  /** Pairs of records that are one person, and pairs that stand in one cluster. */
  readonly truePairs: number;
  readonly foundPairs: number;
  /** Over all pairs of records that are one person, be they compared or not. */
  readonly pairs: Figures;
  /** Of clusters that hold all records of one person and no other. */
  readonly clusters: Figures;
  /** B³ (Bagga and Baldwin 1998): the average over records of how much of each one's cluster is right. */
  readonly bCubed: Figures;
}

/** A record's cluster and who it truly is. */
export type Judged = readonly [cluster: string, truth: string];

/** Holds clusters against the truth. What is empty is right: no pair found, none wrong. */
export function evaluate(records: readonly Judged[]): Evaluation {
  const clusters = new Map<string, number>();
  const people = new Map<string, number>();
  const both = new Map<string, { size: number; cluster: string; truth: string }>();
  for (const [cluster, truth] of records) {
    clusters.set(cluster, (clusters.get(cluster) ?? 0) + 1);
    people.set(truth, (people.get(truth) ?? 0) + 1);
    const key = JSON.stringify([cluster, truth]);
    const cell = both.get(key) ?? { size: 0, cluster, truth };
    cell.size += 1;
    both.set(key, cell);
  }
  const cells = [...both.values()].map(({ size, cluster, truth }) => ({
    size,
    cluster: clusters.get(cluster)!,
    person: people.get(truth)!,
  }));
  const [truePairs, foundPairs] = [pairsAmong(people.values()), pairsAmong(clusters.values())];
  const right = pairsAmong(cells.map(({ size }) => size));
  const whole = cells.filter(({ size, cluster, person }) => size === cluster && size === person);
  const cubed = (of: 'cluster' | 'person') =>
    share(
      cells.reduce((sum, cell) => sum + cell.size ** 2 / cell[of], 0),
      records.length,
    );
  return {
    records: records.length,
    truePairs,
    foundPairs,
    pairs: figures(share(right, foundPairs), share(right, truePairs)),
    clusters: figures(share(whole.length, clusters.size), share(whole.length, people.size)),
    bCubed: figures(cubed('cluster'), cubed('person')),
  };
}

function pairsAmong(sizes: Iterable<number>): number {
  let pairs = 0;
  for (const size of sizes) pairs += (size * (size - 1)) / 2;
  return pairs;
}

function share(part: number, all: number): number {
  return all === 0 ? 1 : part / all;
}

/** The figures of a precision and a recall. */
export function figures(precision: number, recall: number): Figures {
  const sum = precision + recall;
  return { precision, recall, f1: sum === 0 ? 0 : (2 * precision * recall) / sum };
}
