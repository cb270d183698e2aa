import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ImportDetail } from '#contract/imports';
import { now } from '#platform/clock';
import type { Ports } from '#platform/ports';
import type { System } from '#platform/who';
import { faultFile, findFaults, rests } from '#imports';

type Say = (line: string) => void;

/** So many faults are told one by one; all of them are in the file to mend. */
const mostTold = 10;

/** Says what came of an import, or how it stands where nobody waited for its end. */
export function tellOutcome(shown: ImportDetail, publicUrl: string, say: Say): void {
  if (!rests(shown.state)) {
    say(`Not watched any more: ${shown.counts.read} rows so far. The import goes on from there`);
    say(`wherever the program runs, or as soon as it does: ${publicUrl}/import/${shown.id}`);
    return;
  }
  const counts = shown.check ?? shown.counts;
  say(
    `${shown.state}: ${counts.read} rows; ${counts.new} new, ${counts.linked} recognised, ${counts.review} for review, ` +
      `${counts.unchanged} unchanged, ${counts.faulty} left out.`,
  );
  if (shown.newTags !== null && !shown.makeTags)
    say(`Tags that are not there yet: ${tagsOf(shown.newTags)}. --make-tags makes them.`);
  if (shown.tagsMade > 0) say(`${shown.tagsMade} tags were made.`);
  if (shown.failure !== null) say(shown.failure);
}

function tagsOf({ tags, more }: NonNullable<ImportDetail['newTags']>): string {
  const named = tags.map(({ name, rows }) => `${name} (${rows} rows)`).join(', ');
  return more > 0 ? `${named} and ${more} more` : named;
}

/**
 * Says what is wrong with the first rows that were left out, and where all of them can be had.
 * @param mend the folder into which they are written, where one was named
 */
export async function tellFaults(
  { db, files, config }: Ports,
  who: System,
  { id, check, counts }: ImportDetail,
  { mend, say }: { mend: string | undefined; say: Say },
): Promise<void> {
  const { faulty } = check ?? counts;
  if (faulty === 0) return;
  const some = await db.as(who, 'caller', (tx) => findFaults(tx, who, id, mostTold, undefined));
  for (const { line, column, value, message } of some) {
    const where = column === null ? `line ${line}` : `line ${line}, ${column}`;
    say(`  ${where}: ${value === null ? '' : `“${value}” `}${message}`);
  }
  const told = new Set(some.map(({ line }) => line)).size;
  if (faulty > told) say(`  … and ${faulty - told} rows more`);
  if (mend === undefined) {
    say(`All rows that were left out, to be mended and imported again: --mend FOLDER, or`);
    say(`${config.publicUrl}/import/${id}`);
    return;
  }
  const { name, content } = await faultFile(db, files, who, id);
  const file = await writeBeside(mend, name, content);
  say(`All rows that were left out, with the reason, are in ${file}: mend them and import that.`);
}

/** Writes into a folder, over nothing that is there. */
async function writeBeside(
  folder: string,
  name: string,
  content: AsyncIterable<Uint8Array>,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const { name: stem, ext } = path.parse(name);
  const stamp = now().toISOString().slice(0, 19).replaceAll(':', '');
  const file = path.join(folder, `${stem} ${stamp}${ext}`);
  await pipeline(content, createWriteStream(file, { flags: 'wx', mode: 0o600 }));
  return file;
}
