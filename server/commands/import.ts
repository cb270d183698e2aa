import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { ImportDetail } from '#contract/imports';
import { readConfig } from '#platform/config';
import type { Database } from '#platform/db';
import { newId } from '#platform/ids';
import { nearest } from '#platform/nearest';
import type { Ports } from '#platform/ports';
import { type System, systemOf } from '#platform/who';
import {
  checkImport,
  mostImportBytes,
  planImport,
  shownImport,
  startImport,
  uploadImport,
} from '#imports';
import { type Choices, choicesOf, insistOnFiles, mappingOf } from '../bring-in/choices.ts';
import { follow } from '../bring-in/follow.ts';
import { tellFaults, tellOutcome } from '../bring-in/tell.ts';
import { command, WrongUsage } from '../command.ts';
import { startProgram } from '../program.ts';

/** Most files that one command takes, one after the other. */
const mostFiles = 100;

/** What a shell says of a command that was interrupted. */
const interrupted = 130;

export default command({
  summary: 'Import people from CSV or XLSX files: look, dry run, run.',
  usage: 'FILE… --business SLUG',
  words: mostFiles,
  options: {
    business: { type: 'string', value: 'SLUG', describe: 'The business the people belong to.' },
    map: {
      type: 'string',
      value: 'A=email,B=ignore',
      describe: 'What columns are, where the guess is wrong.',
    },
    dates: {
      type: 'string',
      value: 'ymd|dmy|mdy',
      describe: 'The order in which days are written.',
    },
    source: {
      type: 'string',
      value: 'NAME',
      describe:
        'The system the files came out of: files of one source and the same ids in them are the same people.',
    },
    'make-tags': {
      type: 'boolean',
      describe: 'Make tags that the files name and the business does not have.',
    },
    mend: {
      type: 'string',
      value: 'FOLDER',
      describe: 'Where to write the rows that were left out, to be mended and imported again.',
    },
    'dry-run': { type: 'boolean', describe: 'Check and match every row, and keep nothing.' },
  },
  async run({ words, options, env, signal, say }) {
    if (words.length === 0) throw new WrongUsage('Name the file, or several.');
    if (options.business === undefined) throw new WrongUsage('Name the business: --business SLUG');
    const choices = choicesOf(options);
    await insistOnFiles(words);
    const program = await startProgram(readConfig(env), {
      serves: false,
      works: true,
      migrates: false,
    });
    try {
      const who = systemOf(await tenantOf(program.ports.db, options.business), newId());
      for (const [place, file] of words.entries()) {
        if (words.length > 1) say(path.basename(file));
        const { state } = await importFile(program.ports, who, { file, choices, signal, say });
        const left = words.length - place - 1;
        if (signal.aborted) {
          if (left > 0) say(`Of the files, the last ${left} have not been begun.`);
          return interrupted;
        }
        if (state !== 'done' && state !== 'checked') return 1;
      }
      return 0;
    } finally {
      await program.close();
    }
  },
});

interface Work {
  readonly file: string;
  readonly choices: Choices;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

async function importFile(ports: Ports, who: System, work: Work): Promise<ImportDetail> {
  const { db, files, config } = ports;
  const { choices, say } = work;
  const uploaded = shownImport(
    await uploadImport(db, files, who, {
      name: path.basename(work.file),
      upload: { type: 'text/csv', name: work.file, bytes: createReadStream(work.file) },
      maxBytes: mostImportBytes,
      ...(choices.source === undefined ? {} : { source: choices.source }),
    }),
    new Date(),
  );
  const mapping = mappingOf(uploaded, choices.columns);
  for (const { heading, because } of uploaded.columns) {
    say(
      `  ${heading} → ${mapping[heading] ?? 'ignore'}${because === 'heading' || because === 'values' ? ` (by its ${because})` : ''}`,
    );
  }
  const plan = {
    mapping,
    dateOrder: choices.dates ?? uploaded.dateOrder,
    source: uploaded.source,
    makeTags: choices.makesTags || uploaded.makeTags,
  };
  await db.as(who, 'caller', (tx) => planImport(tx, who, uploaded.id, plan));
  const begin = choices.isDry ? checkImport : startImport;
  const begun = await db.as(who, 'caller', (tx) => begin(tx, who, uploaded.id));
  const stands = await follow(db, who, shownImport(begun, new Date()), work);
  tellOutcome(stands, config.publicUrl, say);
  await tellFaults(ports, who, stands, { mend: choices.mend, say });
  return stands;
}

async function tenantOf(db: Database, slug: string): Promise<string> {
  const who = { kind: 'anonymous', request: newId() } as const;
  const known = await db.as(who, 'gate', (tx) =>
    tx.selectFrom('tenants').select(['id', 'slug']).execute(),
  );
  const found = known.find((one) => one.slug === slug);
  if (found !== undefined) return found.id;
  const meant = nearest(
    slug,
    known.map((one) => one.slug),
  );
  throw new WrongUsage(
    `There is no business ${slug}${meant === undefined ? '' : `; did you mean ${meant}?`}`,
  );
}
