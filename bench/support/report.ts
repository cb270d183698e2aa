import { availableParallelism, cpus, totalmem } from 'node:os';

/** What a benchmark measured. The last line with `--json` is one of these. */
export interface Report {
  readonly name: string;
  /** How much data it was measured on, in the benchmark's own unit. */
  readonly size: number;
  readonly machine: string;
  readonly figures: Readonly<Record<string, number>>;
  /** The same figures of what it is compared with, measured in the same run. */
  readonly peers: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** The machine in a few words: processor, cores, memory, runtime. */
export function machine(): string {
  const model = cpus()[0]?.model.trim() ?? process.arch;
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${model}, ${availableParallelism()} cores, ${memory} GiB, Node ${process.versions.node}`;
}

/** Percentiles of durations in milliseconds, as figures `p50_ms`, `p95_ms`, `p99_ms`. */
export function percentiles(durations: readonly number[]): Record<string, number> {
  const sorted = durations.toSorted((a, b) => a - b);
  const at = (share: number) => rounded(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
  return { p50_ms: at(0.5), p95_ms: at(0.95), p99_ms: at(0.99) };
}

/** Three digits after the point are more than any of these figures is exact to. */
export function rounded(figure: number): number {
  return Math.round(figure * 1000) / 1000;
}

/** Prints a report: as a table for people, or as one JSON line where `--json` asks for it. */
export function print(report: Report): void {
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify(report));
    return;
  }
  console.log(`${report.name}, size ${report.size}, on ${report.machine}`);
  console.table({ [report.name]: report.figures, ...report.peers });
}

/** The number that follows an option of the command line, as in `--size 100000`. */
export function numberOption(name: string, usual: number): number {
  const place = process.argv.indexOf(`--${name}`);
  if (place === -1) return usual;
  const value = Number(process.argv[place + 1]);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${name} needs a whole number`);
  return value;
}
