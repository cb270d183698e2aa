import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import {
  type ImportDetail,
  importTarget,
  importTargets,
  type ImportTarget,
} from '#contract/imports';
import { readConfig } from '#platform/config';
import type { Database } from '#platform/db';
import { newId } from '#platform/ids';
import type { Ports } from '#platform/ports';
import { type System, systemOf } from '#platform/who';
import {
  checkImport,
  mostImportBytes,
  planImport,
  shownImport,
  startImport,
  uploadImport,
  watchImport,
} from '#imports';
import { command, WrongUsage } from '../command.ts';
import { startProgram } from '../program.ts';

/** Most files that one command takes, one after the other. */
const mostFiles = 100;

/** What a person chose beside the files. */
interface Choices {
  readonly map?: string;
  readonly dates?: string;
  readonly source?: string;
  readonly 'dry-run'?: boolean;
  readonly 'make-tags'?: boolean;
}

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
    'dry-run': { type: 'boolean', describe: 'Check and match every row, and keep nothing.' },
  },
  async run({ words, options, env, signal, say }) {
    if (words.length === 0) throw new WrongUsage('Name the file, or several.');
    if (options.business === undefined) throw new WrongUsage('Name the business: --business SLUG');
    // One that is not there is told before any is taken in.
    for (const file of words) await stat(file);
    const program = await startProgram(readConfig(env), {
      serves: false,
      works: true,
      migrates: false,
    });
    try {
      const who = systemOf(await tenantOf(program.ports.db, options.business), newId());
      for (const file of words) {
        if (words.length > 1) say(path.basename(file));
        const work = { file, choices: options, signal, say };
        const { state } = await importFile(program.ports, who, work);
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

async function importFile({ db, files }: Ports, who: System, work: Work): Promise<ImportDetail> {
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
  const mapping = mappingOf(uploaded, choices.map);
  for (const { heading, because } of uploaded.columns) {
    say(
      `  ${heading} → ${mapping[heading] ?? 'ignore'}${because === 'heading' || because === 'values' ? ` (by its ${because})` : ''}`,
    );
  }
  const dateOrder = (choices.dates ?? uploaded.dateOrder) as ImportDetail['dateOrder'];
  const makeTags = choices['make-tags'] ?? uploaded.makeTags;
  const plan = { mapping, dateOrder, source: uploaded.source, makeTags };
  await db.as(who, 'caller', (tx) => planImport(tx, who, uploaded.id, plan));
  const begin = choices['dry-run'] === true ? checkImport : startImport;
  await db.as(who, 'caller', (tx) => begin(tx, who, uploaded.id));
  return follow(db, who, uploaded.id, work);
}

async function follow(
  db: Database,
  who: System,
  id: string,
  { signal, say }: Work,
): Promise<ImportDetail> {
  let last: ImportDetail | undefined;
  let told = 0;
  for await (const now of watchImport(db, who, id, signal)) {
    last = now;
    if (Date.now() - told < 2000) continue;
    told = Date.now();
    say(
      `  ${Math.floor((100 * now.doneBytes) / Math.max(1, now.bytes))} %, ${now.counts.read} rows`,
    );
  }
  if (last === undefined) throw new Error('the import was interrupted before it began');
  const counts = last.check ?? last.counts;
  say(
    `${last.state}: ${counts.read} rows; ${counts.new} new, ${counts.linked} recognised, ${counts.review} for review, ` +
      `${counts.unchanged} unchanged, ${counts.faulty} left out.`,
  );
  if (last.newTags !== null && !last.makeTags)
    say(`Tags that are not there yet: ${tagsOf(last.newTags)}. --make-tags makes them.`);
  if (last.tagsMade > 0) say(`${last.tagsMade} tags were made.`);
  if (last.failure !== null) say(last.failure);
  return last;
}

function tagsOf({ tags, more }: NonNullable<ImportDetail['newTags']>): string {
  const named = tags.map(({ name, rows }) => `${name} (${rows} rows)`).join(', ');
  return more > 0 ? `${named} and ${more} more` : named;
}

function mappingOf(
  { columns }: ImportDetail,
  chosen: string | undefined,
): Record<string, ImportTarget> {
  const mapping = Object.fromEntries(columns.map(({ heading, guess }) => [heading, guess]));
  for (const pair of chosen?.split(',') ?? []) {
    const at = pair.lastIndexOf('=');
    const target = importTarget.safeParse(pair.slice(at + 1).trim());
    if (at < 1 || !target.success)
      throw new WrongUsage(`--map ${pair}: write HEADING=${importTargets.join('|')}|field:KEY`);
    mapping[pair.slice(0, at).trim()] = target.data;
  }
  return mapping;
}

async function tenantOf(db: Database, slug: string): Promise<string> {
  const who = { kind: 'anonymous', request: newId() } as const;
  const row = await db.as(who, 'gate', (tx) =>
    tx.selectFrom('tenants').select('id').where('slug', '=', slug).executeTakeFirst(),
  );
  if (row === undefined) throw new WrongUsage(`There is no business called ${slug}.`);
  return row.id;
}
