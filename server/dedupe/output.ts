import { open, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { csvLine } from '#imports';
import { WrongUsage } from '../command.ts';

/** A file that will be written: its heading and its rows. */
export interface Output {
  readonly file: string;
  readonly heading: readonly string[];
  readonly rows: () => Iterable<readonly string[]>;
}

/** Characters that are written at a time. */
const atATime = 1 << 20;

/**
 * Looks, before any work is done, whether a file can be written: over nothing that was read, and over nothing else than an
 * output of the same kind.
 * @param begins with what the heading of an output of that kind begins; left out, nothing is written over
 * @throws {WrongUsage}
 */
export async function insistOnOutput(
  file: string,
  { inputs, begins, force }: { inputs: readonly string[]; begins?: string; force: boolean },
): Promise<void> {
  const whole = path.resolve(file);
  if (inputs.some((input) => path.resolve(input) === whole))
    throw new WrongUsage(`${file} is read: write to another file.`);
  const folder = await stat(path.dirname(whole)).catch(() => undefined);
  if (folder?.isDirectory() !== true)
    throw new WrongUsage(`There is no folder ${path.dirname(whole)} to write ${file} in.`);
  const found = await stat(whole).catch(() => undefined);
  if (found === undefined) return;
  if (!found.isFile()) throw new WrongUsage(`${file} is not a file.`);
  if (force) return;
  if (begins === undefined)
    throw new WrongUsage(
      `${file} is there already, perhaps with answers. Name another file, or replace it: --force`,
    );
  if ((await beginningOf(whole)).startsWith(begins)) return;
  throw new WrongUsage(
    `${file} is there already and is something else. Name another file, or replace it: --force`,
  );
}

async function beginningOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Writes a text whole or not at all. */
export async function writeText(file: string, text: string): Promise<void> {
  const part = `${file}.${process.pid}.part`;
  try {
    await writeFile(part, text, { flag: 'wx', mode: 0o600 });
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
}

/** Writes files whole or not at all: each under another name first, and all take their names once all are written. */
export async function writeOutputs(outputs: readonly Output[]): Promise<void> {
  const made = outputs.map((output) => ({ output, part: `${output.file}.${process.pid}.part` }));
  try {
    for (const { output, part } of made) await write(output, part);
    for (const { output, part } of made) await rename(part, output.file);
  } finally {
    await Promise.all(made.map(({ part }) => rm(part, { force: true })));
  }
}

async function write({ heading, rows }: Output, to: string): Promise<void> {
  const handle = await open(to, 'wx', 0o600);
  try {
    let text = csvLine(heading);
    for (const row of rows()) {
      text += csvLine(row);
      if (text.length < atATime) continue;
      await handle.writeFile(text);
      text = '';
    }
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
