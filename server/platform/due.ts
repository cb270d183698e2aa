import { sql } from 'kysely';
import { schedules, type ScheduledTask } from '../tasks.ts';
import { now } from './clock.ts';
import { enqueue } from './enqueue.ts';
import type { Engine } from './engine.ts';
import { periodAt, type Rule } from './periods.ts';
import { nudge } from './queue/nudge.ts';
import { asWorker } from './queue/port.ts';
import type { TaskHandler } from './tasks.ts';
import type { Tx } from './tx.ts';

/** Rows taken in one transaction, and transactions in one sweep. */
const most = 200;
const mostRounds = 100;

type Rules = Readonly<Partial<Record<ScheduledTask, Rule>>>;

interface DueRow {
  readonly tenant_id: string;
  readonly kind: ScheduledTask;
  readonly next_at: Date;
  readonly last_period: string | null;
  readonly time_zone: string;
}

/** What became of a row: its period, and when it falls due next. */
interface Turn {
  readonly row: DueRow;
  readonly period: string;
  readonly calls: boolean;
  readonly next: Date;
}

/** The handler of `due.sweep`. */
export function sweeping(engine: Engine): TaskHandler<Record<string, never>> {
  return async () => {
    await sweep(engine);
  };
}

/**
 * Sends the jobs of all tenants' schedules that have fallen due, oldest first. A job is sent in the transaction that
 * notes its period, so that each period of a tenant and kind is called for once, whatever crashes; a schedule begins
 * with the first period that starts after it was made.
 * @returns how many jobs were sent
 */
export async function sweep(engine: Engine, rules: Rules = schedules): Promise<number> {
  const kinds = Object.keys(rules);
  let sent = 0;
  await asWorker(engine, (tx) => openMissing(tx, kinds));
  for (let round = 0; round < mostRounds; round += 1) {
    const turns = await asWorker(engine, (tx) => takeTurns(tx, rules));
    sent += turns.filter((turn) => turn.calls).length;
    if (turns.length === 0) break;
  }
  if (sent > 0) nudge.emit('sent');
  return sent;
}

// A new business, or a kind that this version brought.
async function openMissing(tx: Tx, kinds: readonly string[]): Promise<void> {
  await sql`INSERT INTO clientele.due (tenant_id, kind, next_at)
    SELECT t.id, k.kind, ${now()}::timestamptz
    FROM clientele.tenants t CROSS JOIN unnest(${kinds}::text[]) AS k (kind)
    WHERE NOT EXISTS (SELECT FROM clientele.due d WHERE d.tenant_id = t.id AND d.kind = k.kind)
    ON CONFLICT DO NOTHING`.execute(tx);
}

async function takeTurns(tx: Tx, rules: Rules): Promise<Turn[]> {
  const { rows } = await sql<DueRow>`
    SELECT d.tenant_id, d.kind, d.next_at, d.last_period, t.time_zone
    FROM clientele.due d JOIN clientele.tenants t ON t.id = d.tenant_id
    WHERE d.next_at <= ${now()} AND d.kind = ANY(${Object.keys(rules)}::text[])
    ORDER BY d.next_at, d.tenant_id LIMIT ${most} FOR UPDATE OF d SKIP LOCKED`.execute(tx);
  const turns = rows.flatMap((row) => {
    const rule = rules[row.kind];
    return rule === undefined ? [] : [turnOf(row, rule)];
  });
  for (const { row, period } of turns.filter((turn) => turn.calls))
    await enqueue(tx, row.kind, { tenant: row.tenant_id, period }, { key: period });
  await note(tx, turns);
  return turns;
}

function turnOf(row: DueRow, rule: Rule): Turn {
  const since = rule.missed === 'each' && row.last_period !== null ? row.next_at : now();
  const period = periodAt(rule, since, row.time_zone);
  const last = row.last_period;
  return {
    row,
    period: last !== null && last > period.name ? last : period.name,
    calls: last !== null && period.name > last,
    next: period.next,
  };
}

async function note(tx: Tx, turns: readonly Turn[]): Promise<void> {
  if (turns.length === 0) return;
  await sql`UPDATE clientele.due d SET next_at = n.next_at, last_period = n.period,
      last_called_at = CASE WHEN n.calls THEN ${now()}::timestamptz ELSE d.last_called_at END
    FROM unnest(${turns.map((turn) => turn.row.tenant_id)}::uuid[], ${turns.map((turn) => turn.row.kind)}::text[],
      ${turns.map((turn) => turn.next)}::timestamptz[], ${turns.map((turn) => turn.period)}::text[],
      ${turns.map((turn) => turn.calls)}::boolean[]) AS n (tenant_id, kind, next_at, period, calls)
    WHERE d.tenant_id = n.tenant_id AND d.kind = n.kind`.execute(tx);
}
