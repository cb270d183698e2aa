import type { MirrorReport } from '#contract/mirror';
import { findPeople } from '#identity';
import type { OpenTable } from '#imports';
import { refuse } from '#platform/refuse';
import { heldIn, holdingsOf, noteHoldings, type Held } from './holdings/gather.ts';
import { holdingOfHeading } from './holdings/kinds.ts';
import { reportOf } from './report.ts';

/** A table to be looked at. */
export interface MirrorSource {
  readonly name: string;
  readonly table: OpenTable;
}

/** How tables are looked at. */
export interface Reflecting {
  /** Whether names and contacts are shown whole. */
  readonly whole: boolean;
  /** Of more rows together none is looked at; any number where not said. */
  readonly mostRows?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: Parameters<typeof findPeople>[1]['onProgress'];
}

/** What of a table's rows is kept while it is looked at. */
export interface Reflected {
  /** Line of each record. */
  readonly lines: number[];
  unreadable: number;
  /** What its columns say that people have. */
  held: readonly Held[];
}

/** Columns by which somebody can be told from others. */
const naming = new Set(['full_name', 'given_name', 'family_name', 'company', 'email', 'phone']);

/**
 * Looks at tables together and says how many people they really are. Nothing is kept: not a row, not a trace.
 * @throws Refusal `file_unreadable` where a table says nothing of people
 */
export async function reflect(
  sources: readonly MirrorSource[],
  { whole, signal, mostRows = Infinity, onProgress = () => undefined }: Reflecting,
): Promise<MirrorReport> {
  for (const { name, table } of sources)
    if (!table.columns.some(({ guess }) => naming.has(guess)))
      refuse('file_unreadable', {
        detail: `${name}: no column says who somebody is: a name, an e-mail address or a phone.`,
      });
  const reflected = sources.map((): Reflected => ({ lines: [], unreadable: 0, held: [] }));
  const rowTaken = counter(mostRows);
  const lists = sources.map(({ table }, at) => ({
    targets: targetsOf(table),
    reading: table.reading,
    rows: rowsOf(table, reflected[at]!, rowTaken),
  }));
  const found = await findPeople(lists, {
    between: false,
    onProgress,
    ...(signal !== undefined && { signal }),
  });
  return reportOf(found, { sources, reflected, whole });
}

/** What each column says of a person; an amount that looks like a phone is none. */
function targetsOf({ columns }: OpenTable) {
  return columns.map(({ heading, guess, because }) =>
    because === 'values' && holdingOfHeading(heading) !== undefined ? 'ignore' : guess,
  );
}

/** Counts rows of all tables. @throws Refusal `file_unreadable` where they are too many */
function counter(most: number): () => void {
  let taken = 0;
  return () => {
    taken += 1;
    if (taken > most)
      refuse('file_unreadable', {
        detail: `There are more than ${most.toLocaleString('en')} rows. The command looks at any number: clientele mirror`,
      });
  };
}

async function* rowsOf(
  table: OpenTable,
  reflected: Reflected,
  rowTaken: () => void,
): AsyncGenerator<readonly string[]> {
  const gathered = holdingsOf(table.columns);
  for await (const { line, cells, broken } of table.rows()) {
    rowTaken();
    if (broken !== undefined) {
      reflected.unreadable += 1;
      continue;
    }
    noteHoldings(gathered, reflected.lines.length, cells);
    reflected.lines.push(line);
    yield cells;
  }
  reflected.held = heldIn(gathered);
}
