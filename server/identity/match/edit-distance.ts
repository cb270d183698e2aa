const WIDEST = 64;
const rows = [
  new Uint8Array(WIDEST + 1),
  new Uint8Array(WIDEST + 1),
  new Uint8Array(WIDEST + 1),
] as const;

/**
 * Insertions, deletions, substitutions and swaps of neighbours that lead from one text to the other (Damerau's
 * optimal string alignment), or `limit + 1` when there are more than `limit`. Texts
 * of more than 64 characters are the same or far apart.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  const [m, n] = [a.length, b.length];
  if (m > WIDEST || n > WIDEST) return limit + 1;
  if (Math.abs(m - n) > limit || lettersApart(a, b) > 2 * limit) return limit + 1;
  let [before, last, row] = rows as [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j <= n; j += 1) last[j] = j;
  for (let i = 1; i <= m; i += 1) {
    const letter = a.charCodeAt(i - 1);
    const previous = a.charCodeAt(i - 2);
    let least = i;
    row[0] = i;
    for (let j = 1; j <= n; j += 1) {
      const other = b.charCodeAt(j - 1);
      let cost = last[j - 1]! + (letter === other ? 0 : 1);
      if (last[j]! + 1 < cost) cost = last[j]! + 1;
      if (row[j - 1]! + 1 < cost) cost = row[j - 1]! + 1;
      if (
        i > 1 &&
        j > 1 &&
        letter === b.charCodeAt(j - 2) &&
        previous === other &&
        before[j - 2]! + 1 < cost
      ) {
        cost = before[j - 2]! + 1;
      }
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    [before, last, row] = [last, row, before];
  }
  return Math.min(last[n]!, limit + 1);
}

/** Letters that only one text has (by their last five bits): one slip accounts for two, so most strangers end here. */
function lettersApart(a: string, b: string): number {
  return ones(lettersOf(a) ^ lettersOf(b));
}

/** Which letters a text has, by their last five bits. */
export function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}

/** How many bits are set. */
export function ones(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

/** Whether two texts differ by no more than slips of the hand, of which longer texts may have more. */
export function similar(a: string, b: string): boolean {
  const longer = Math.max(a.length, b.length);
  if (longer < 4) return false;
  const slips = longer < 6 ? 1 : longer < 10 ? 2 : 3;
  return editDistance(a, b, slips) <= slips;
}
