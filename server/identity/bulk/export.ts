import { sql } from 'kysely';
import { record } from '#audit';
import { exportColumns, type ExportColumn, type bulk } from '#contract/bulk';
import type { QueryOf } from '#contract/operation';
import { now } from '#platform/clock';
import type { Database } from '#platform/db';
import type { FileOut } from '#platform/handler';
import { refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { numberFor, numbersOfCustomers, type OwnNumber } from '../customers/own-numbers.ts';
import { segmentSetting } from '../segments/setting.ts';
import { safeLine } from './cells.ts';
import { conditionOfSettled, countChosen, settle, type Settled } from './chosen.ts';

type Wanted = QueryOf<typeof bulk.exportCustomers>;

/** Customers a statement. */
const stepCustomers = 500;

/** Spreadsheet programs take a file for UTF-8 only when it says so. */
const mark = '\uFEFF';

const utf8 = new TextEncoder();

/**
 * Customers as a CSV file, the oldest first, read while it is sent: some hundred in memory at a time. Written down in the
 * audit before the first of them leaves.
 * @throws {Refusal} `not_found` for a segment there is not; `invalid_input` for a field there is not
 */
export async function exportCustomers(
  db: Database,
  who: Tenanted,
  wanted: Wanted,
): Promise<FileOut> {
  const columns = wanted.columns ?? exportColumns;
  const fields = wanted.fields?.split(',') ?? [];
  const settled = await db.as(who, 'caller', (tx) => begin(tx, who, wanted, columns, fields));
  return {
    name: `customers ${now().toISOString().slice(0, 10)}.csv`,
    type: 'text/csv; charset=utf-8',
    content: linesOf(db, who, settled, columns, fields),
  };
}

async function begin(
  tx: Tx,
  who: Tenanted,
  { ids, columns: _columns, fields: _fields, ...matching }: Wanted,
  columns: readonly ExportColumn[],
  fields: readonly string[],
): Promise<Settled> {
  const setting = await segmentSetting(tx, who.tenant);
  for (const key of fields)
    if (!setting.fields.has(key)) refuseField('fields', `\`${key}\` is no field of this business`);
  const chosen = ids === undefined ? { matching } : { ids };
  const settled = await settle(tx, who.tenant, chosen);
  const { customers } = await countChosen(tx, who, chosen);
  await record(tx, who, {
    type: 'customers.exported',
    subject: { kind: 'business', id: who.tenant },
    facts: { customers, columns: [...columns, ...fields].join(' ') },
  });
  return settled;
}

async function* linesOf(
  db: Database,
  who: Tenanted,
  settled: Settled,
  columns: readonly ExportColumn[],
  fields: readonly string[],
): AsyncGenerator<Uint8Array> {
  yield utf8.encode(mark + safeLine([...columns, ...fields]));
  let after: string | null = null;
  for (;;) {
    const place: string | null = after;
    const rows: Row[] = await db.read(who, 'caller', (tx) => next(tx, who.tenant, settled, place));
    const own = columns.includes('numbers') ? await ownNumbers(db, who, rows) : new Map();
    const lines = rows.map((row) =>
      safeLine([
        ...columns.map((column) => (column === 'numbers' ? own.get(row.id) : row[column]) ?? ''),
        ...fields.map((key) => row.values[key] ?? ''),
      ]),
    );
    if (lines.length > 0) yield utf8.encode(lines.join(''));
    after = rows.at(-1)?.id ?? null;
    if (rows.length < stepCustomers) return;
  }
}

/** The numbers of some customers' own in one text each, as whoever exports may see them. */
async function ownNumbers(db: Database, who: Tenanted, rows: readonly Row[]) {
  const ids = rows.map(({ id }) => id);
  const all = await db.read(who, 'caller', (tx) => numbersOfCustomers(tx, who.tenant, ids));
  const told = (one: OwnNumber) => `${one.kind}: ${numberFor(who, one)}`;
  return new Map([...all].map(([id, own]) => [id, own.map(told).join('; ')]));
}

type Row = Record<Exclude<ExportColumn, 'numbers'>, string | null> & {
  readonly id: string;
  readonly values: Readonly<Record<string, string>>;
};

async function next(
  tx: Tx,
  tenant: string,
  settled: Settled,
  after: string | null,
): Promise<Row[]> {
  const primary = (kind: 'email' | 'phone') => sql`(SELECT i.value FROM clientele.identifiers i
    WHERE i.tenant_id = ${tenant} AND i.customer_id = c.id AND i.kind = ${kind} AND i.is_primary)`;
  const fits = await conditionOfSettled(tx, tenant, settled);
  const { rows } = await sql<Row>`
    WITH step AS MATERIALIZED (
      SELECT c.id FROM clientele.customers c
      WHERE c.tenant_id = ${tenant} AND ${fits} AND (${after}::uuid IS NULL OR c.id > ${after}::uuid)
      ORDER BY c.id LIMIT ${stepCustomers}
    )
    SELECT c.id, c.name, c.given_name, c.family_name, c.company, ${primary('email')} AS email,
      ${primary('phone')} AS phone, c.birth_date, c.language,
      btrim(concat_ws(', ', nullif(a.line1, ''), nullif(a.line2, ''))) AS address, a.city, a.postcode, a.country,
      (SELECT string_agg(t.name, ', ' ORDER BY t.name) FROM clientele.customer_tags o
        JOIN clientele.tags t ON t.tenant_id = ${tenant} AND t.id = o.tag_id
        WHERE o.tenant_id = ${tenant} AND o.customer_id = c.id) AS tags,
      (SELECT count(*)::text FROM clientele.links l
        WHERE l.tenant_id = ${tenant} AND l.customer_id = c.id AND l.ended_at IS NULL) AS profiles,
      to_char(c.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS created_at,
      to_char(c.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS updated_at,
      (SELECT coalesce(json_object_agg(f.key, v.value), '{}') FROM clientele.customer_values v
        JOIN clientele.custom_fields f ON f.tenant_id = ${tenant} AND f.id = v.field_id
        WHERE v.tenant_id = ${tenant} AND v.customer_id = c.id) AS values
    FROM step
    JOIN clientele.customers c ON c.tenant_id = ${tenant} AND c.id = step.id
    LEFT JOIN LATERAL (
      SELECT * FROM clientele.addresses d WHERE d.tenant_id = ${tenant} AND d.customer_id = c.id
      ORDER BY d.is_primary DESC, d.last_seen_at DESC LIMIT 1
    ) AS a ON true
    ORDER BY c.id`.execute(tx);
  return rows;
}
