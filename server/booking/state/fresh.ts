import { sql } from 'kysely';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Session } from '../slots/types.ts';
import type { Day } from '../zones/convert.ts';
import { editionOf } from './service-rules.ts';
import { markOf, type Span } from './taken.ts';

/** What is asked for of what changes with each booking. */
export interface FreshAsk extends Span {
  readonly service: string;
  readonly option: string;
  readonly location: string | null;
  /** Services and resources with a cap. */
  readonly capped: readonly string[];
  readonly needs: readonly string[];
  /** Resources whose marks are wanted. */
  readonly marked: readonly string[];
  /** A booking that is being moved, and so is not in its own way. */
  readonly without: string | null;
}

/** A resource, and from when until when it is not taken after all. */
export type Freed = readonly [resource: string, from: number, to: number];

/** What changes with each booking, apart from when somebody is busy. */
export interface Fresh {
  /** Of the place that is asked for, and else of the business. */
  readonly zone: string;
  /** Sessions that somebody is in, or that are closed. */
  readonly sessions: readonly Session[];
  /** What stands in the tables and does not count: of holds that have run out, and of the booking that is moved. */
  readonly freed: readonly Freed[];
  readonly counts: readonly (readonly [subject: string, day: Day, taken: number])[];
  readonly turns: readonly (readonly [need: string, resource: string, turns: number])[];
  readonly marks: readonly (readonly [resource: string, mark: string])[];
  /** Which edition of the rules it goes with. */
  readonly edition: string | null;
}

/**
 * Reads in one statement what changes with each booking. A hold that has run out is still there until somebody puts it away,
 * and counts for nothing.
 */
export async function readFresh(tx: Tx, tenant: string, ask: FreshAsk): Promise<Fresh> {
  const { rows } = await sql<Fresh>`
    WITH gone AS (
      SELECT b.id, b.session_id, b.party_size, b.service_id, b.cap_day - DATE '1970-01-01' AS day
      FROM clientele.bookings b
      WHERE b.tenant_id = ${tenant} AND (b.status = 'held' AND b.hold_ends_at <= ${now()}
        OR b.id = ${ask.without} AND b.status IN ('held', 'pending', 'confirmed', 'in_progress'))
    ), less AS (
      SELECT session_id AS id, sum(party_size)::int AS party, min(day) AS day FROM gone WHERE session_id IS NOT NULL GROUP BY 1
    ), emptied AS (
      SELECT s.id, l.party, l.day, s.taken <= l.party AND s.state = 'open' AS empty
      FROM less l JOIN clientele.booking_sessions s ON s.tenant_id = ${tenant} AND s.id = l.id
    ), freed AS (
      SELECT a.resource_id, a.from_minute, a.to_minute, g.day FROM gone g
      JOIN clientele.allocations a ON a.tenant_id = ${tenant} AND a.booking_id = g.id AND a.blocks
      UNION ALL
      SELECT a.resource_id, a.from_minute, a.to_minute, e.day FROM emptied e
      JOIN clientele.allocations a ON a.tenant_id = ${tenant} AND a.session_id = e.id AND a.blocks
      WHERE e.empty
    )
    SELECT
      coalesce((SELECT l.time_zone FROM clientele.locations l WHERE l.tenant_id = ${tenant} AND l.id = ${ask.location}),
        (SELECT t.time_zone FROM clientele.tenants t WHERE t.id = ${tenant})) AS zone,
      (SELECT coalesce(json_agg(json_build_object('id', s.id, 'start', (extract(epoch FROM s.starts_at) / 60)::int,
          'minutes', (extract(epoch FROM s.ends_at - s.starts_at) / 60)::int, 'location', s.location_id,
          'capacity', s.capacity, 'taken', s.taken - coalesce(e.party, 0), 'isOpen', s.state = 'open')
          ORDER BY s.starts_at, s.id), '[]')
        FROM clientele.booking_sessions s LEFT JOIN emptied e ON e.id = s.id
        WHERE s.tenant_id = ${tenant} AND s.service_id = ${ask.service} AND s.option_id = ${ask.option}
          AND s.starts_at >= ${instantOf(ask.from)} AND s.starts_at < ${instantOf(ask.to)}
          AND (s.state <> 'open' OR s.taken > coalesce(e.party, 0))) AS sessions,
      (SELECT coalesce(json_agg(json_build_array(resource_id, from_minute, to_minute)), '[]') FROM freed) AS freed,
      (SELECT coalesce(json_agg(json_build_array(c.subject_id, c.day - DATE '1970-01-01', c.taken
          - (SELECT count(*) FROM gone g WHERE g.service_id = c.subject_id AND g.day = c.day - DATE '1970-01-01')
          - (SELECT count(*) FROM freed f WHERE f.resource_id = c.subject_id AND f.day = c.day - DATE '1970-01-01'))), '[]')
        FROM clientele.day_counts c
        WHERE c.tenant_id = ${tenant} AND c.subject_id = ANY (${ask.capped}::uuid[])
          AND c.day BETWEEN ${dayOfMinute(ask.from) - 1}::int + DATE '1970-01-01'
            AND ${dayOfMinute(ask.to) + 1}::int + DATE '1970-01-01') AS counts,
      (SELECT coalesce(json_agg(json_build_array(m.need_id, m.resource_id, m.turns)), '[]')
        FROM clientele.need_resources m
        WHERE m.tenant_id = ${tenant} AND m.need_id = ANY (${ask.needs}::uuid[])) AS turns,
      (SELECT coalesce(json_agg(json_build_array(k.resource_id, ${markOf})), '[]')
        FROM clientele.resource_marks k
        WHERE k.tenant_id = ${tenant} AND k.resource_id = ANY (${ask.marked}::uuid[])) AS marks,
      ${editionOf(tenant)} AS edition`.execute(tx);
  return rows[0] as Fresh;
}

const instantOf = (minute: number) => new Date(minute * 60_000);
const dayOfMinute = (minute: number) => Math.floor(minute / 1440);
