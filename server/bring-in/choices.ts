import { stat } from 'node:fs/promises';
import {
  dateOrder,
  type ImportDetail,
  importTarget,
  importTargets,
  type ImportTarget,
} from '#contract/imports';
import { WrongUsage } from '../command.ts';

/** What a person chose beside the files, as it was typed. */
export interface Typed {
  readonly map?: string;
  readonly dates?: string;
  readonly source?: string;
  readonly mend?: string;
  readonly 'dry-run'?: boolean;
  readonly 'make-tags'?: boolean;
}

/** The same, understood. */
export interface Choices {
  /** What columns are, by their headings, where the guess is wrong. */
  readonly columns: ReadonlyMap<string, ImportTarget>;
  readonly dates: ImportDetail['dateOrder'] | undefined;
  readonly source: string | undefined;
  /** The folder into which rows that were left out are written. */
  readonly mend: string | undefined;
  readonly isDry: boolean;
  readonly makesTags: boolean;
}

const longestSource = 60;

/** Understands what was typed. @throws {WrongUsage} with a sentence about the first thing that makes no sense */
export function choicesOf(typed: Typed): Choices {
  const dates = dateOrder.safeParse(typed.dates);
  if (typed.dates !== undefined && !dates.success)
    throw new WrongUsage(
      `--dates ${typed.dates}: write ymd (2026-01-31), dmy (31/01/2026) or mdy (01/31/2026)`,
    );
  const source = typed.source?.trim();
  if (source === '' || (source?.length ?? 0) > longestSource)
    throw new WrongUsage(`--source: write a name of 1 to ${longestSource} characters`);
  if (typed.mend === '') throw new WrongUsage('--mend: name the folder');
  return {
    columns: columnsOf(typed.map),
    dates: dates.data,
    source,
    mend: typed.mend,
    isDry: typed['dry-run'] === true,
    makesTags: typed['make-tags'] === true,
  };
}

function columnsOf(map: string | undefined): Map<string, ImportTarget> {
  const columns = new Map<string, ImportTarget>();
  for (const pair of map?.split(',') ?? []) {
    const at = pair.lastIndexOf('=');
    const heading = pair.slice(0, Math.max(0, at)).trim();
    const target = importTarget.safeParse(pair.slice(at + 1).trim());
    if (heading === '' || !target.success)
      throw new WrongUsage(
        `--map ${pair}: write HEADING=${importTargets.join('|')}|number:KIND|field:KEY`,
      );
    if (columns.has(heading)) throw new WrongUsage(`--map names the column ${heading} twice`);
    columns.set(heading, target.data);
  }
  return columns;
}

/** Looks whether all files are there, before any is taken in. @throws {WrongUsage} about the first that is not */
export async function insistOnFiles(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const found = await stat(file).catch(() => undefined);
    if (found === undefined) throw new WrongUsage(`There is no file ${file}`);
    if (!found.isFile()) throw new WrongUsage(`${file} is not a file`);
  }
}

/**
 * What each column of a file is: what was chosen, and what was guessed where nothing was.
 * @throws {WrongUsage} where a column was named that the file does not have
 */
export function mappingOf(
  { columns, fileName }: ImportDetail,
  chosen: Choices['columns'],
): Record<string, ImportTarget> {
  const headings = columns.map(({ heading }) => heading);
  for (const heading of chosen.keys())
    if (!headings.includes(heading))
      throw new WrongUsage(
        `--map ${heading}=…: ${fileName} has no such column. It has: ${headings.join(', ')}`,
      );
  return Object.fromEntries(
    columns.map(({ heading, guess }) => [heading, chosen.get(heading) ?? guess]),
  );
}
