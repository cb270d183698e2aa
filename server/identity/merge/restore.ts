import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import {
  liveFields,
  sourceOf,
  type LiveField,
  type Source,
  type SourcedField,
} from '../keep/sources.ts';
import { left, type Columns, type Done, type Standing } from './ledger.ts';
import type { Way } from './move.ts';
import { takenOver } from './survivorship.ts';

/** A merge that is being undone. */
interface Undone {
  readonly merge: string;
  readonly ledger: readonly Done[];
  /** How the rows of both stand now. */
  readonly stood: readonly Standing[];
}

/** Written apart: which contact is first, and what is derived. */
const apart = new Set(['is_primary', 'record']);

/**
 * Gives rows back what they were before a merge, column by column, where they still are what the merge made of them. What
 * somebody changed since stays; a later merge that found what this one had written is told what was there before it.
 */
export async function restore(
  tx: Tx,
  tenant: string,
  { merge, ledger, stood }: Undone,
  { from }: Way,
): Promise<void> {
  // What a row was changed twice is put back twice, each time from how it stands by then.
  const rows = [...stood];
  for (const done of ledger.toReversed()) {
    if (done.table === 'match_records') continue;
    const at = rows.findIndex(
      (one) =>
        one.table === done.table && isDeepStrictEqual(one.key, done.row) && isTheirs(one, done),
    );
    const now = rows[at];
    if (done.made !== null) await unmake(tx, tenant, done, now);
    else if (done.gone !== null) await bringBack(tx, done, now);
    else if (done.changed !== null && now !== undefined) {
      const back = (await mayGoBack(tx, tenant, done, now)) ? changesBack(done, now) : {};
      await write(tx, tenant, now, back);
      rows[at] = { ...now, row: { ...now.row, ...back } };
      const stays = Object.entries(done.changed).filter(([column]) => !(column in back));
      for (const [column, [was, became]] of stays)
        if (!apart.has(column))
          await rebase(tx, tenant, { merge, survivor: from, done, column, was, became });
    }
  }
}

/** A case is not opened again where its profile stands in another by now: it has one open case at most. */
async function mayGoBack(tx: Tx, tenant: string, done: Done, now: Standing): Promise<boolean> {
  const [was] = done.table === 'reviews' ? (done.changed?.['state'] ?? []) : [];
  if (was !== 'open') return true;
  const other = await tx
    .selectFrom('reviews')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('profile_id', '=', String(now.row['profile_id']))
    .where('state', '=', 'open')
    .executeTakeFirst();
  return other === undefined;
}

// Contacts, links and cases are told by their ids, whoever has them by now; the others are found with the same customer.
const byId = new Set([
  'identifiers',
  'addresses',
  'links',
  'reviews',
  'bookings',
  'waitlist_entries',
]);
const isTheirs = (one: Standing, done: Done) =>
  byId.has(done.table) || one.customer === done.customer;

/** What can be put back of a row: columns that are still as the merge left them, with what they were. Pure. */
function changesBack({ table, changed }: Done, now: Standing): Columns {
  const same = Object.entries(changed ?? {}).filter(
    ([column, [, became]]) => !apart.has(column) && isDeepStrictEqual(now.row[column], became),
  );
  const back = Object.fromEntries(same.map(([column, [was]]) => [column, was]));
  return table === 'customers' ? fieldsBack(changed ?? {}, now.row, back) : back;
}

const columnOf = (field: LiveField) =>
  field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * The same of a customer's own row: a value goes back together with its source, and not without it. What goes back is as new
 * as this, so that whoever is about to change it notices. Pure.
 */
function fieldsBack(changed: NonNullable<Done['changed']>, now: Columns, back: Columns): Columns {
  const sources = now['sources'] as Source[];
  const [was, became] = (changed['sources'] ?? [sources, sources]) as [Source[], Source[]];
  const version = Number(now['version']);
  const isSame = (field: SourcedField) => {
    const [then, since] = [sourceOf(became, field), sourceOf(sources, field)];
    return isDeepStrictEqual(told(then), told(since));
  };
  const fields = new Set([...was, ...became].flatMap((source) => source.fields));
  const differs = [...fields].filter(
    (field) => !isDeepStrictEqual(told(sourceOf(was, field)), told(sourceOf(became, field))),
  );
  const columns = liveFields.filter((field) => columnOf(field) in back && isSame(field));
  const values = Object.fromEntries(
    columns.map((field) => [columnOf(field), back[columnOf(field)]]),
  );
  if (changed['sources'] === undefined) return values;
  if (isDeepStrictEqual(sources, became)) {
    const touched = (source: Source) => source.fields.some((field) => differs.includes(field));
    return {
      ...values,
      sources: was.map((source) => (touched(source) ? { ...source, version } : source)),
    };
  }
  const going = differs.filter(isSame);
  return { ...values, sources: takenOver(sources, was, going, version) };
}

const told = (source: Source | undefined) =>
  source && { source: source.source, profile: source.profile, user: source.user, at: source.at };

/** Takes away a row that the merge wrote, if it is still what it wrote. */
async function unmake(
  tx: Tx,
  tenant: string,
  done: Done,
  now: Standing | undefined,
): Promise<void> {
  const same =
    now !== undefined &&
    Object.entries(done.made ?? {}).every(
      ([column, value]) => left.has(column) || isDeepStrictEqual(now.row[column], value),
    );
  if (!same) return;
  await sql`DELETE FROM ${sql.table(`clientele.${done.table}`)} AS t WHERE ${isRow(tenant, now)}`.execute(
    tx,
  );
}

/** Puts a row back that the merge took away, unless there is one by now. */
async function bringBack(tx: Tx, { table, gone }: Done, now: Standing | undefined): Promise<void> {
  if (now !== undefined) return;
  await sql`INSERT INTO ${sql.table(`clientele.${table}`)}
    SELECT r.* FROM json_populate_record(NULL::${sql.table(`clientele.${table}`)}, ${JSON.stringify(gone)}::json) AS r
    ON CONFLICT DO NOTHING`.execute(tx);
}

const isRow = (tenant: string, { table, customer, key }: Standing) => {
  const owner = table === 'customers' ? sql`t.id` : sql`t.customer_id`;
  const same = Object.entries(key).map(
    ([name, value]) => sql`t.${sql.id(name)}::text = ${String(value)}`,
  );
  return sql`t.tenant_id = ${tenant} AND ${owner} = ${customer} AND ${sql.join([sql`true`, ...same], sql` AND `)}`;
};

async function write(tx: Tx, tenant: string, now: Standing, back: Columns): Promise<void> {
  const names = Object.keys(back);
  if (names.length === 0) return;
  const table = sql.table(`clientele.${now.table}`);
  await sql`UPDATE ${table} AS t
    SET ${sql.join(names.map((name) => sql`${sql.id(name)} = r.${sql.id(name)}`))}
    FROM json_populate_record(NULL::${table}, ${JSON.stringify(back)}::json) AS r
    WHERE ${isRow(tenant, now)}`.execute(tx);
}

interface Rebased {
  readonly merge: string;
  readonly survivor: string;
  readonly done: Done;
  readonly column: string;
  readonly was: unknown;
  readonly became: unknown;
}

/** Later merges of the same customer that found what this one wrote give back, when they are undone, what was there before it. */
async function rebase(
  tx: Tx,
  tenant: string,
  { merge, survivor, done, column, was, became }: Rebased,
): Promise<void> {
  await sql`UPDATE clientele.lineage_rows AS r
    SET changed = jsonb_set(r.changed::jsonb, ARRAY[${column}::text, '0'], ${JSON.stringify(was ?? null)}::jsonb)::json
    FROM clientele.lineage l
    WHERE r.tenant_id = ${tenant} AND l.tenant_id = ${tenant} AND l.id = r.lineage_id AND l.id > ${merge}
      AND l.survivor_id = ${survivor} AND l.undone_at IS NULL
      AND r.table_name = ${done.table} AND r.customer_id = ${done.customer} AND r.row = ${JSON.stringify(done.row)}::jsonb
      AND r.changed::jsonb -> ${column}::text -> 0 = ${JSON.stringify(became ?? null)}::jsonb`.execute(
    tx,
  );
}
