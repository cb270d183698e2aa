import { dateOrder, type ImportDetail } from '#contract/imports';
import { comparedTargets } from '#identity';
import { WrongUsage } from '../command.ts';
import type { Option } from '../command.ts';

/** What a column of a table that is compared can be. */
export const fields = ['ignore', ...comparedTargets] as const;
type Field = (typeof fields)[number];

/** Options of every command that compares tables. */
export const options = {
  id: { type: 'string', value: 'COLUMN', describe: 'The column that names each record. Needed.' },
  ignore: {
    type: 'string',
    multiple: true,
    value: 'COLUMN,…',
    describe: 'Columns that are not looked at, such as one that holds the answer.',
  },
  map: {
    type: 'string',
    multiple: true,
    value: 'COLUMN=FIELD',
    describe: `What a column is, where the guess is wrong: ${fields.join(', ')}.`,
  },
  exact: {
    type: 'string',
    multiple: true,
    value: 'COLUMN,…',
    describe: 'Columns of numbers that one person has: of a membership, a national id. At most 4.',
  },
  country: {
    type: 'string',
    value: 'XX',
    describe: 'Two letters: where phones without a country code are from. Guessed otherwise.',
  },
  dates: {
    type: 'string',
    value: 'ymd|dmy|mdy',
    describe: 'The order in which days are written. Guessed otherwise.',
  },
  threshold: {
    type: 'string',
    value: 'P',
    describe: 'Probability, 0 to 1, from which two records are one person. 0.5 otherwise.',
  },
  out: { type: 'string', value: 'FILE', describe: 'Where to write record_id,cluster_id. Needed.' },
  pairs: {
    type: 'string',
    value: 'FILE',
    describe: 'Where to write the pairs that may be one person, with their probability.',
  },
  labels: {
    type: 'string',
    multiple: true,
    value: 'FILE',
    describe:
      'Answers to heed and to learn from: two ids and yes or no in each row. One file or several.',
  },
  ask: {
    type: 'string',
    value: 'N',
    describe: 'Write the N pairs whose answers would teach most, to be answered. With --ask-out.',
  },
  'ask-out': {
    type: 'string',
    value: 'FILE',
    describe: 'Where to write them; answered in its column same, it is what --labels reads.',
  },
  keep: {
    type: 'string',
    multiple: true,
    value: 'COLUMN,…',
    describe: 'Columns to write beside the cluster.',
  },
  force: { type: 'boolean', describe: 'Replace an output file that is something else.' },
} as const satisfies Record<string, Option>;

/** What a person typed of these. */
export type Typed = {
  readonly [Name in keyof typeof options]?: (typeof options)[Name]['type'] extends 'boolean'
    ? boolean
    : (typeof options)[Name] extends { readonly multiple: true }
      ? readonly string[]
      : string;
};

/** The same, understood. */
export interface Choices {
  readonly id: string;
  /** The same in the second of two files. */
  readonly rightId: string;
  readonly ignore: readonly string[];
  readonly map: ReadonlyMap<string, Field>;
  readonly exact: readonly string[];
  readonly keep: readonly string[];
  readonly country: string | undefined;
  readonly dates: ImportDetail['dateOrder'] | undefined;
  readonly threshold: number | undefined;
  readonly out: string;
  readonly pairs: string | undefined;
  /** Files of answers. */
  readonly labels: readonly string[];
  /** How many pairs to ask about, and where to write them. */
  readonly ask: { readonly most: number; readonly out: string } | undefined;
  readonly force: boolean;
}

/** No record is compared by more numbers. */
const mostExact = 4;

/** Nobody answers more questions than this, and no file of answers helps by more rows. */
export const mostAnswers = 100_000;

/** Understands what was typed. @throws {WrongUsage} with a sentence about the first thing that makes no sense */
export function choicesOf(typed: Typed, rightId?: string): Choices {
  const { id, out, country, force = false } = typed;
  if (!id) throw new WrongUsage('Name the column that names each record: --id COLUMN');
  if (!out) throw new WrongUsage('Name the file to write: --out clusters.csv');
  const dates = dateOrder.safeParse(typed.dates);
  if (typed.dates !== undefined && !dates.success)
    throw new WrongUsage(
      `--dates ${typed.dates}: write ymd (2026-01-31), dmy (31/01/2026) or mdy (01/31/2026)`,
    );
  if (country !== undefined && !/^[A-Za-z]{2}$/.test(country))
    throw new WrongUsage(`--country ${country}: write the two letters of a country, such as TH`);
  const exact = listed(typed.exact);
  if (exact.length > mostExact) throw new WrongUsage(`--exact: name at most ${mostExact} columns`);
  return {
    id,
    rightId: rightId ?? id,
    out,
    force,
    exact,
    ignore: listed(typed.ignore),
    keep: listed(typed.keep),
    map: mapOf(listed(typed.map)),
    country: country?.toUpperCase(),
    dates: dates.data,
    threshold: thresholdOf(typed.threshold),
    pairs: typed.pairs,
    labels: typed.labels ?? [],
    ask: askOf(typed.ask, typed['ask-out']),
  };
}

function askOf(typed: string | undefined, out: string | undefined): Choices['ask'] {
  if (typed === undefined && out === undefined) return undefined;
  if (typed === undefined || out === undefined || out === '')
    throw new WrongUsage(
      'Name how many pairs to ask about, and a file: --ask 100 --ask-out ask.csv',
    );
  const most = Number(typed);
  if (!/^\d+$/.test(typed) || most < 1 || most > mostAnswers)
    throw new WrongUsage(`--ask ${typed}: write a number from 1 to ${mostAnswers}`);
  return { most, out };
}

/** Names given one by one or parted by commas. */
function listed(given: readonly string[] = []): string[] {
  return given
    .flatMap((names) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function mapOf(pairs: readonly string[]): Map<string, Field> {
  const map = new Map<string, Field>();
  for (const pair of pairs) {
    const at = pair.lastIndexOf('=');
    const column = pair.slice(0, Math.max(0, at)).trim();
    const field = fields.find((one) => one === pair.slice(at + 1).trim());
    if (column === '' || field === undefined)
      throw new WrongUsage(`--map ${pair}: write COLUMN=${fields.join('|')}`);
    if (map.has(column)) throw new WrongUsage(`--map names the column ${column} twice`);
    map.set(column, field);
  }
  return map;
}

function thresholdOf(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  const threshold = Number(typed);
  if (typed.trim() === '' || !(threshold > 0 && threshold < 1))
    throw new WrongUsage(`--threshold ${typed}: write a probability between 0 and 1, such as 0.9`);
  return threshold;
}
