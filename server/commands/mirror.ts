import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type MirrorSource, pageOf, peopleTables, reflect, splitLines } from '#mirror';
import { sampleExports } from '#people/exports';
import { now } from '#platform/clock';
import { readForeign } from '#platform/foreign';
import { command, WrongUsage, type CommandCall } from '../command.ts';
import { steps } from '../dedupe/find.ts';
import { openFile } from '../dedupe/open-file.ts';
import { insistOnOutput, writeText } from '../dedupe/output.ts';
import { ProgressBar } from '../dedupe/progress-bar.ts';

/** Most files that are looked at together. */
const mostFiles = 50;

export default command({
  summary:
    'Look at exports, or at a database, and say how many people they really are; nothing is kept.',
  usage: 'FILE… [--out report.html] | --database URL | --samples FOLDER',
  words: mostFiles,
  options: {
    out: { type: 'string', value: 'FILE', describe: 'Where to write the report: mirror.html.' },
    whole: {
      type: 'boolean',
      describe: 'Show names and contacts whole. Shortened otherwise, so that it can be passed on.',
    },
    country: {
      type: 'string',
      value: 'XX',
      describe: 'Two letters: where phones without a country code are from. Guessed otherwise.',
    },
    database: {
      type: 'string',
      value: 'URL',
      describe: 'A PostgreSQL to look at; read in one transaction that cannot write.',
    },
    table: {
      type: 'string',
      multiple: true,
      value: 'NAME',
      describe: 'Tables of it; those that look like people where none is named.',
    },
    samples: {
      type: 'string',
      value: 'FOLDER',
      describe: 'Write three files of invented people into a folder, to try it with.',
    },
    json: { type: 'boolean', describe: 'Say the figures as one JSON object, and write nothing.' },
    force: { type: 'boolean', describe: 'Replace a file that is something else.' },
  },
  async run({ words, options, signal, say }) {
    const { database, table = [], samples, country: typed, force = false } = options;
    if (samples !== undefined) return writeSamples(samples, say);
    if (words.length === 0 && database === undefined)
      throw new WrongUsage('Name the files, or a database: --database URL');
    if (words.length > 0 && database !== undefined)
      throw new WrongUsage('Name files or a database, not both.');
    const out = options.json === true ? undefined : (options.out ?? 'mirror.html');
    if (out !== undefined)
      await insistOnOutput(out, { inputs: words, begins: '<!doctype html>', force });
    const country = typed?.toUpperCase();
    const show = (sources: readonly MirrorSource[]) =>
      tell(sources, { out, whole: options.whole === true, signal, say });
    if (database !== undefined)
      return readForeign(database, async (foreign) =>
        show(await peopleTables(foreign, table, country)),
      );
    const sources: MirrorSource[] = [];
    for (const word of words)
      sources.push({ name: path.basename(word), table: (await openFile(word, { country })).table });
    return show(sources);
  },
});

interface Telling extends Pick<CommandCall, 'signal' | 'say'> {
  /** The file of the report; the figures are said as JSON where there is none. */
  readonly out: string | undefined;
  readonly whole: boolean;
}

async function tell(
  sources: readonly MirrorSource[],
  { out, whole, signal, say }: Telling,
): Promise<void> {
  const bar = new ProgressBar();
  const report = await reflect(sources, {
    whole,
    signal,
    onProgress: ({ step, done, of }) => bar.show(steps[step], done, of),
  }).finally(() => bar.end());
  if (out === undefined) {
    say(JSON.stringify(report));
    return;
  }
  await writeText(out, pageOf(report, now().toISOString().slice(0, 10)));
  const n = (count: number) => count.toLocaleString('en');
  say(
    `${n(report.records)} records are ${n(report.people)} people; ${n(report.several)} stand more than once, ` +
      `${n(report.spread)} in several tables. The report is in ${out}.`,
  );
  for (const line of splitLines(report.split)) say(line);
}

async function writeSamples(folder: string, say: (line: string) => void): Promise<void> {
  for (const { name, text } of sampleExports()) {
    const file = path.join(folder, name);
    await writeFile(file, text, { flag: 'wx' });
    say(file);
  }
}
