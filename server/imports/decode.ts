import { refuse } from '#platform/refuse';
import { oldEncodings, readsAsWide } from './old-encodings.ts';

/** Delimiters that are tried, in order of preference. */
const delimiters = [',', ';', '\t', '|'] as const;

/**
 * How bytes become text: by the byte-order mark, as UTF-16 where every other byte is empty, as UTF-8 where the sample is
 * that, else by the script that the bytes seem to be in, and by the habit of the country.
 */
export function detectEncoding(sample: Uint8Array, country: string): string {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  const wide = wideOrder(sample);
  if (wide !== undefined) return wide;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return 'utf-8';
  } catch {
    return legacyEncoding(sample, country);
  }
}

/** Of text in UTF-16 without its mark, the order of bytes: what is mostly Latin has an empty half in most characters. */
function wideOrder(sample: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const empty = [0, 0];
  for (const [place, byte] of sample.entries()) if (byte === 0) empty[place % 2]! += 1;
  const [even = 0, odd = 0] = empty.map((count) => count / (sample.length / 2));
  if (odd > 0.3 && even < 0.05) return 'utf-16le';
  return even > 0.3 && odd < 0.05 ? 'utf-16be' : undefined;
}

/** Fewest bytes beyond ASCII in a row that make a word of another script; accents of Latin words stand alone. */
const leastRun = 3;
/** Thai consonants lie below this byte, small letters of Cyrillic and Greek above it. */
const thaiBelow = 0xd0;

/** Scripts whose letters lie on both sides of `thaiBelow`: there the country alone tells. */
const spread: ReadonlySet<string> = new Set(['windows-1255', 'windows-1256']);

function legacyEncoding(sample: Uint8Array, country: string): string {
  const { wide, latin = 'windows-1252', script: habit } = oldEncodings(country);
  if (wide !== undefined && readsAsWide(sample, wide)) return wide;
  const [counts, run] = [
    { beyond: 0, inRuns: 0, low: 0 },
    { length: 0, low: 0 },
  ];
  const close = () => {
    if (run.length >= leastRun) {
      counts.inRuns += run.length;
      counts.low += run.low;
    }
    [run.length, run.low] = [0, 0];
  };
  for (const byte of sample) {
    if (byte < 0x80) {
      close();
      continue;
    }
    counts.beyond += 1;
    run.length += 1;
    if (byte < thaiBelow) run.low += 1;
  }
  close();
  const isLatin = counts.inRuns * 2 < counts.beyond;
  if (isLatin) return latin;
  if (habit !== undefined && spread.has(habit)) return habit;
  const leastThai = habit === 'windows-874' ? 1 / 3 : 1 / 2;
  if (counts.low > counts.inRuns * leastThai) return 'windows-874';
  return habit === undefined || habit === 'windows-874' ? 'windows-1251' : habit;
}

/**
 * The delimiter: what a first line says that it is (`sep=;`), else what parts the first lines into the same number of
 * cells, most cells first.
 * @param text some lines of the file, the last possibly cut off
 */
export function detectDelimiter(text: string): string {
  const [, said] = /^\uFEFF?"?sep=([,;\t|])"?[\r\n]/i.exec(text) ?? [];
  if (said !== undefined) return said;
  const lines = text
    .split(/\r\n?|\n/)
    .filter((line) => line !== '')
    .slice(0, 20);
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  const scored = delimiters.map((delimiter) => {
    const counts = whole.map((line) => cellsOf(line, delimiter));
    const first = counts[0] ?? 1;
    const agreeing = counts.filter((count) => count === first).length / Math.max(1, counts.length);
    return { delimiter, score: first > 1 ? first * agreeing : 0 };
  });
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > 0 ? best.delimiter : ',';
}

function cellsOf(line: string, delimiter: string): number {
  return line.replaceAll(/"(?:[^"]|"")*"/g, '').split(delimiter).length;
}

/**
 * Turns a file's bytes into text as they arrive.
 * @param onBytes told how many bytes have been taken in so far
 * @throws Refusal `file_unreadable` where the bytes are not in that encoding
 */
export async function* decode(
  bytes: AsyncIterable<Uint8Array>,
  encoding: string,
  onBytes: (taken: number) => void = () => undefined,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let taken = 0;
  try {
    for await (const chunk of bytes) {
      taken += chunk.byteLength;
      onBytes(taken);
      yield withoutNull(decoder.decode(chunk, { stream: true }));
    }
    yield decoder.decode();
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
    refuse('file_unreadable', { detail: `The file is not ${encoding} text near byte ${taken}.` });
  }
}

/**
 * A text that holds no null character: where one stands, the file is no table but something else.
 * @throws Refusal `file_unreadable`
 */
export function withoutNull(text: string): string {
  return text.includes('\0')
    ? refuse('file_unreadable', { detail: 'The file holds null characters: it is no text.' })
    : text;
}
