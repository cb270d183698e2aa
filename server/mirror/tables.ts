import { csvLine, openTable, targetOfHeading } from '#imports';
import { type Foreign, quotedName } from '#platform/foreign';
import { refuse } from '#platform/refuse';
import { nearest } from '#platform/nearest';
import type { MirrorSource } from './reflect.ts';

/** A table of somebody's database. */
interface Table {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
}

/** Most tables that are looked at without having been named. */
const mostTables = 12;
/** No table of more columns is looked at; of no more are the first. */
const mostColumns = 200;

const encoder = new TextEncoder();

/**
 * Tables of people in a database: those that were named, or all whose columns are called like a name and an e-mail or a
 * phone.
 * @param wanted names, with the schema before a dot where two schemas have one
 * @throws Error where a named table is not there or may not be read; Refusal `file_unreadable` where nothing looks like people
 */
export async function peopleTables(
  foreign: Foreign,
  wanted: readonly string[],
  country: string | undefined,
): Promise<MirrorSource[]> {
  const tables = await tablesIn(foreign);
  const chosen = wanted.length > 0 ? named(tables, wanted) : tables.filter(looksLikePeople);
  if (chosen.length === 0)
    refuse('file_unreadable', {
      detail:
        'No table of the database has columns called like a name and an e-mail or a phone. The command takes tables by name: --table NAME',
    });
  const sources: MirrorSource[] = [];
  for (const table of chosen.slice(0, wanted.length || mostTables)) {
    const opened = await openTable(() => asCsv(foreign, table), { country });
    sources.push({ name: fullName(table), table: opened });
  }
  return sources;
}

function fullName({ schema, name }: Table): string {
  return schema === 'public' ? name : `${schema}.${name}`;
}

/** What the login may read, by the catalog; the database's own tables are left out. */
async function tablesIn({ rows }: Foreign): Promise<Table[]> {
  const found = await rows(
    `SELECT n.nspname, c.relname, json_agg(a.attname ORDER BY a.attnum)::text
     FROM pg_catalog.pg_class c
     JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum BETWEEN 1 AND $1 AND NOT a.attisdropped
     WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
       AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'
       AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')
     GROUP BY n.nspname, c.relname ORDER BY n.nspname, c.relname`,
    [mostColumns],
  );
  return found.map(([schema = '', name = '', columns = '[]']) => ({
    schema,
    name,
    columns: JSON.parse(columns) as string[],
  }));
}

function named(tables: readonly Table[], wanted: readonly string[]): Table[] {
  return wanted.map((name) => {
    const fits = tables.filter(
      (table) => table.name === name || `${table.schema}.${table.name}` === name,
    );
    const [found, other] = fits;
    if (found !== undefined && other === undefined) return found;
    if (other !== undefined)
      throw new Error(`Several schemas have a table ${name}: write SCHEMA.${name}`);
    const meant = nearest(
      name,
      tables.map((table) => table.name),
    );
    throw new Error(
      `There is no table ${name} that may be read${meant === undefined ? '.' : `; did you mean ${meant}?`}`,
    );
  });
}

function looksLikePeople({ columns }: Table): boolean {
  const targets = new Set(columns.map(targetOfHeading));
  const isNamed = ['full_name', 'given_name', 'family_name'] as const;
  return (
    isNamed.some((target) => targets.has(target)) && (targets.has('email') || targets.has('phone'))
  );
}

async function* asCsv(foreign: Foreign, table: Table): AsyncGenerator<Uint8Array> {
  yield encoder.encode(csvLine(table.columns));
  const columns = table.columns.map((column) => `${quotedName(column)}::text`).join(', ');
  const from = `${quotedName(table.schema)}.${quotedName(table.name)}`;
  for await (const rows of foreign.stream(`SELECT ${columns} FROM ${from}`))
    yield encoder.encode(rows.map(csvLine).join(''));
}
