import { findPeople } from '#identity';
import type { FoundPeople } from '#identity';
import type { CommandCall } from '../command.ts';
import type { Choices } from './choices.ts';
import { columnsOf } from './columns.ts';
import type { Columns } from './columns.ts';
import type { Answer } from './answers.ts';
import { saidOf } from './said-of.ts';
import { openFile } from './open-file.ts';
import type { OpenFile } from './open-file.ts';
import { ProgressBar } from './progress-bar.ts';
import { recordsOf } from './records.ts';
import type { Kept } from './records.ts';

/** What was found in some files, and what of their records is kept: through all of them, in their order. */
export interface FoundInFiles extends FoundPeople {
  readonly kept: Kept;
  /** The file of a record, by its place among the files. */
  readonly fileOf: (record: number) => number;
}

/** What the person is told of each step. */
export const steps = {
  reading: 'Reading',
  learning: 'Learning',
  comparing: 'Comparing',
  grouping: 'Grouping',
} as const;

/**
 * Reads some files and finds who in them are the same.
 * @param between only records of two files are compared
 * @param answers what somebody said of pairs
 * @throws Error where a file cannot be read, or it was interrupted
 */
export async function findInFiles(
  files: readonly string[],
  choices: Choices & { readonly between: boolean; readonly answers: readonly Answer[] },
  { signal, say }: Pick<CommandCall, 'signal' | 'say'>,
): Promise<FoundInFiles> {
  const opened: OpenFile[] = [];
  for (const file of files) opened.push(await openFile(file, choices));
  const tables = opened.map((file, place) => ({
    ...file,
    columns: columnsOf(file, opened, place === 0 ? choices : { ...choices, id: choices.rightId }),
  }));
  for (const { name, columns } of tables) tellColumns(name, columns, say);
  const kept: Kept = { ids: [], shown: [], cells: [] };
  const bar = new ProgressBar();
  const total = opened.reduce((sum, { bytes }) => sum + bytes, 0);
  let before = 0;
  try {
    const found = await findPeople(
      tables.map(({ table, name, bytes, columns }) => ({
        targets: columns.targets,
        reading: columns.reading,
        rows: recordsOf(table, name, columns, {
          kept,
          shows: choices.ask !== undefined,
          onBytes: (taken) => {
            bar.show(steps.reading, before + taken, total);
            if (taken === bytes) before += bytes;
          },
        }),
      })),
      {
        between: choices.between,
        signal,
        said: ([first = 0]) => saidOf(choices.answers, kept.ids, choices.between ? first : 0),
        asks: choices.ask?.most ?? 0,
        ...(choices.threshold !== undefined && { threshold: choices.threshold }),
        onProgress: ({ step, done, of }) => {
          if (step !== 'reading') bar.show(steps[step], done, of);
        },
      },
    );
    const [first = 0] = found.sizes;
    return { ...found, kept, fileOf: (record) => (record < first ? 0 : 1) };
  } finally {
    bar.end();
  }
}

function tellColumns(name: string, columns: Columns, say: (line: string) => void): void {
  say(name);
  for (const [at, heading] of columns.headings.entries()) {
    const target = columns.targets[at]!;
    const is = at === columns.idAt ? 'id' : target === 'ignore' ? 'not compared' : target;
    const note = columns.notes.get(at);
    say(`  ${heading} → ${is}${note === undefined ? '' : `, ${note}`}`);
  }
}
