import { refuse } from '#platform/refuse';

/** Delimiters that are tried, in order of preference. */
const delimiters = [',', ';', '\t', '|'] as const;

/** Text that is not UTF-8 is read as what exports of that country's machines are usually in. */
const legacyEncodings: Readonly<Record<string, string>> = {
  TH: 'windows-874',
  RU: 'windows-1251',
  GR: 'windows-1253',
};

/** How bytes become text: by the byte-order mark, as UTF-8 where the sample is that, else by the country's habit. */
export function detectEncoding(sample: Uint8Array, country: string): string {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return 'utf-8';
  } catch {
    return legacyEncodings[country] ?? 'windows-1252';
  }
}

/**
 * The delimiter that parts the first lines into the same number of cells, most cells first.
 * @param text some lines of the file, the last possibly cut off
 */
export function detectDelimiter(text: string): string {
  const lines = text
    .split(/\r?\n/)
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
