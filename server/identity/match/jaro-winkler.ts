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
  let prefix = 0;
  while (prefix < PREFIX && prefix < m && a.charCodeAt(prefix) === b.charCodeAt(prefix))
    prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
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
