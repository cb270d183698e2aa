import { sql } from 'kysely';
import { record } from '#audit';
import type { CustomerExport } from '#contract/privacy';
import { findCustomer, tracesOf, type Traces } from '#identity';
import { readBusiness } from '#tenancy';
import { now } from '#platform/clock';
import type { Database } from '#platform/db';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Customer, Key, Staff } from '#platform/who';
import { columns } from '../../database/columns.ts';
import { reached, type Reached } from './reach.ts';
import { leadsTo } from './rows.ts';

/** Most rows of one table in one export. */
const mostRows = 50_000;

/**
 * Everything that is kept about a customer, by the register of columns: every column but secrets of every row that leads
 * to it. Two steps, because sessions are seen only at the gate.
 * @throws {Refusal} `not_found`; `limit_reached` where one table holds more rows of them than an export takes
 */
export async function exportCustomer(
  db: Database,
  who: Staff | Key | Customer,
  wanted: string,
): Promise<CustomerExport> {
  const { tenant } = who;
  const { traces, customer, business, tables } = await db.as(who, 'engine', async (tx) => {
    const { id } = await findCustomer(tx, who, wanted);
    const found = await tracesOf(tx, tenant, id);
    const { name } = await readBusiness(tx, tenant);
    const rows = await rowsOf(tx, tenant, found, undefined);
    await record(tx, who, {
      type: 'customer.exported',
      subject: { kind: 'customer', id },
      customer: id,
    });
    return { traces: found, customer: id, business: name, tables: rows };
  });
  const atGate = await db.as(who, 'gate', (tx) => rowsOf(tx, tenant, traces, 'gate'));
  return {
    business,
    customer,
    exportedAt: now().toISOString(),
    tables: Object.fromEntries([...tables, ...atGate].filter(([, rows]) => rows.length > 0)),
  };
}

type Rows = [table: string, rows: Record<string, unknown>[]];

async function rowsOf(tx: Tx, tenant: string, traces: Traces, at: Reached['at']): Promise<Rows[]> {
  const all: Rows[] = [];
  for (const one of reached.filter((table) => table.at === at)) {
    const shown = Object.entries(columns[one.table]).filter(([, holds]) => holds !== 'secret');
    const { rows } = await sql<{ row: Record<string, unknown> }>`
      SELECT to_jsonb(r) AS row FROM (
        SELECT ${sql.join(shown.map(([name]) => sql.id('t', name)))}
        FROM ${sql.table(`clientele.${one.table}`)} t WHERE ${leadsTo(tenant, one, traces)}
        LIMIT ${mostRows + 1}) AS r`.execute(tx);
    if (rows.length > mostRows) refuse('limit_reached');
    all.push([one.table, rows.map(({ row }) => row)]);
  }
  return all;
}
