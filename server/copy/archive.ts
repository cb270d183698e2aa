import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

/**
 * One line of a backup, by its first letter: `h` head, `t` table, `r` row of that table, `s` sum of its rows, `f`
 * stored file, `d` bytes of that file in base64, `e` end with the SHA-256 of everything before it. The file is these
 * lines, gzipped.
 */
export interface Line {
  readonly kind: string;
  readonly text: string;
}

/** Takes the lines of a backup, one at a time. */
export type WriteLine = (kind: string, text: string) => Promise<void>;

/**
 * Writes a backup file: whole, on the disk and readable by its owner only, or not there at all.
 * @param fill gives the lines; the end is added
 */
export async function writeArchive(
  file: string,
  fill: (write: WriteLine) => Promise<void>,
): Promise<void> {
  const draft = `${file}.part`;
  const gzip = createGzip();
  const stream = gzip.pipe(createWriteStream(draft, { mode: 0o600, flags: 'wx' }));
  const done = finished(stream);
  done.catch(() => undefined);
  const hash = createHash('sha256');
  const write: WriteLine = async (kind, text) => {
    const line = `${kind}${text}\n`;
    hash.update(line);
    if (!gzip.write(line)) await Promise.race([once(gzip, 'drain'), done]);
  };
  try {
    await fill(write);
    gzip.end(`e${hash.digest('hex')}\n`);
    await done;
    const written = await open(draft, 'r+');
    await written.sync();
    await written.close();
    await rename(draft, file);
  } catch (fault) {
    gzip.destroy();
    await rm(draft, { force: true });
    throw fault;
  }
}

/**
 * Reads a backup file's lines, without its end.
 * @throws at the end, when the file was cut short or changed; nothing read before counts then
 */
export async function* readArchive(file: string): AsyncGenerator<Line> {
  const hash = createHash('sha256');
  let ended = false;
  try {
    for await (const line of linesOf(file)) {
      if (line.startsWith('e')) {
        ended = line.slice(1) === hash.digest('hex');
        break;
      }
      hash.update(`${line}\n`);
      yield { kind: line.slice(0, 1), text: line.slice(1) };
    }
  } catch (fault) {
    // What gzip cannot read is damage like any other.
    if (!String((fault as NodeJS.ErrnoException).code).startsWith('Z_')) throw fault;
  }
  if (!ended) throw new Error(`${file} is damaged or was cut short: its checksum does not agree`);
}

// Split by hand: readline also ends lines at U+2028, which values may hold.
async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const text = source.pipe(createGunzip());
  source.on('error', (fault) => text.destroy(fault));
  text.setEncoding('utf8');
  let rest = '';
  for await (const chunk of text as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
