import { lettersOf, ones } from './edit-distance.ts';

const WIDEST = 64;
const taken = new Uint8Array(WIDEST);
const matched = new Uint8Array(WIDEST);
/** Letters at the beginning that count more. */
const PREFIX = 4;

/**
 * How alike two words are, 0 to 1, the beginning counting more (Winkler, String Comparator Metrics, 1990). Of words of more
 * than 64 letters the first 64 are compared.
 */
export function jaroWinkler(a: string, b: string): number {
  const [m, n] = [Math.min(a.length, WIDEST), Math.min(b.length, WIDEST)];
  if (m === 0 || n === 0) return 0;
  const reach = Math.max(0, (Math.max(m, n) >> 1) - 1);
  const common = match(a, b, m, n, reach);
  if (common === 0) return 0;
  const half = transposed(a, b, m, n) >> 1;
  const jaro = (common / m + common / n + (common - half) / common) / 3;
  const prefix = prefixOf(a, b, Math.min(m, n));
  return jaro + prefix * 0.1 * (1 - jaro);
}

/**
 * Whether two words have so many letters of their own that they cannot be as alike as this, whatever their order. Costs a
 * tenth of comparing them, and ends most comparisons of strangers.
 */
export function areStrange(a: string, b: string, likeness: number): boolean {
  const [m, n] = [Math.min(a.length, WIDEST), Math.min(b.length, WIDEST)];
  if (m === 0 || n === 0) return true;
  const [mine, theirs] = [lettersOf(a), lettersOf(b)];
  const most = Math.min(m - ones(mine & ~theirs), n - ones(theirs & ~mine));
  if (most <= 0) return true;
  const jaro = (most / m + most / n + 1) / 3;
  const prefix = prefixOf(a, b, Math.min(m, n));
  return jaro + prefix * 0.1 * (1 - jaro) < likeness;
}

function prefixOf(a: string, b: string, length: number): number {
  let prefix = 0;
  while (prefix < PREFIX && prefix < length && a.charCodeAt(prefix) === b.charCodeAt(prefix))
    prefix += 1;
  return prefix;
}

/** Marks letters that both have at about the same place; returns how many. */
function match(a: string, b: string, m: number, n: number, reach: number): number {
  taken.fill(0, 0, n);
  let common = 0;
  for (let i = 0; i < m; i += 1) {
    matched[i] = 0;
    const letter = a.charCodeAt(i);
    for (let j = Math.max(0, i - reach), end = Math.min(n, i + reach + 1); j < end; j += 1) {
      if (taken[j] === 1 || b.charCodeAt(j) !== letter) continue;
      taken[j] = 1;
      matched[i] = 1;
      common += 1;
      break;
    }
  }
  return common;
}

function transposed(a: string, b: string, m: number, n: number): number {
  let [count, j] = [0, 0];
  for (let i = 0; i < m; i += 1) {
    if (matched[i] === 0) continue;
    while (j < n && taken[j] === 0) j += 1;
    if (a.charCodeAt(i) !== b.charCodeAt(j)) count += 1;
    j += 1;
  }
  return count;
}
