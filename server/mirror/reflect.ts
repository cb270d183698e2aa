import type { MirrorReport } from '#contract/mirror';
import { findPeople } from '#identity';
import type { OpenTable } from '#imports';
import { refuse } from '#platform/refuse';
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
  readonly signal?: AbortSignal;
  readonly onProgress?: Parameters<typeof findPeople>[1]['onProgress'];
}

/** What of a table's rows is kept while it is looked at. */
export interface Reflected {
  /** Line of each record. */
  readonly lines: number[];
  unreadable: number;
}

/** Columns by which somebody can be told from others. */
const naming = new Set(['full_name', 'given_name', 'family_name', 'company', 'email', 'phone']);

/**
 * Looks at tables together and says how many people they really are. Nothing is kept: not a row, not a trace.
 * @throws Refusal `file_unreadable` where a table says nothing of people
 */
export async function reflect(
  sources: readonly MirrorSource[],
  { whole, signal, onProgress = () => undefined }: Reflecting,
): Promise<MirrorReport> {
  for (const { name, table } of sources)
    if (!table.columns.some(({ guess }) => naming.has(guess)))
      refuse('file_unreadable', {
        detail: `${name}: no column says who somebody is: a name, an e-mail address or a phone.`,
      });
  const reflected = sources.map((): Reflected => ({ lines: [], unreadable: 0 }));
  const lists = sources.map(({ table }, at) => ({
    targets: table.columns.map(({ guess }) => guess),
    reading: table.reading,
    rows: rowsOf(table, reflected[at]!),
  }));
  const found = await findPeople(lists, {
    between: false,
    onProgress,
    ...(signal !== undefined && { signal }),
  });
  return reportOf(found, { sources, reflected, whole });
}

async function* rowsOf(table: OpenTable, reflected: Reflected): AsyncGenerator<readonly string[]> {
  for await (const { line, cells, broken } of table.rows()) {
    if (broken !== undefined) {
      reflected.unreadable += 1;
      continue;
    }
    reflected.lines.push(line);
    yield cells;
  }
}
