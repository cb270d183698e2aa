import { sql } from 'kysely';
import { now } from '#platform/clock';
import { enqueue } from '#platform/enqueue';
import type { Tx } from '#platform/tx';

/** Fewer customers than this are too few to learn from. */
export const fewestCustomers = 500;
/** By so much a base has grown when it is worth learning anew. */
const grown = 1.5;
/** After so many days, a smaller change is reason enough. */
const days = 30;
/** A change worth the work: a twentieth more customers. */
const changed = 1.05;

/** Fewer answers of staff since it last learnt are not worth learning from. */
const fewestNew = 20;
/** A change worth the work: a fifth more answers. */
const share = 0.2;

/** Of how many new answers it is learnt, where so many were heeded before. */
export const learnsAt = (heeded: number): number => Math.max(fewestNew, Math.ceil(share * heeded));

/** What is known of a business before it learns. */
export interface Standing {
  readonly customers: number;
  /** Customers when it last learnt, and when that was; null where it never did. */
  readonly before: number | null;
  readonly at: Date | null;
}

/** Whether a business has so many more customers, or such others, that it is worth learning from them anew. */
export function isDue({ customers, before, at }: Standing, today: Date): boolean {
  if (customers < fewestCustomers) return false;
  if (before === null || at === null) return true;
  if (customers >= grown * before) return true;
  const age = (today.getTime() - at.getTime()) / 86_400_000;
  return age >= days && customers >= changed * before;
}

/** Has a business learn where it is due. As engine, behind the count of its customers. */
export async function learnIfDue(tx: Tx, tenant: string): Promise<void> {
  const { rows } = await sql<Standing>`
    SELECT s.customers, (m.learnt ->> 'customers')::int AS before, m.created_at AS at
    FROM clientele.match_statistics s
    LEFT JOIN LATERAL (
      SELECT o.learnt, o.created_at FROM clientele.match_models o
      WHERE o.tenant_id = ${tenant} AND o.origin = 'learnt' ORDER BY o.number DESC LIMIT 1
    ) AS m ON true
    WHERE s.tenant_id = ${tenant}`.execute(tx);
  const [standing] = rows;
  if (standing !== undefined && isDue(standing, now()))
    await enqueue(tx, 'matching.learn', { tenant }, { key: 'learn' });
}

/**
 * Counts one more answer of staff, and has the business learn once enough are new: whoever brings the last of them sends the one
 * job, for the count begins anew in the same statement. As engine.
 */
export async function learnFromAnswer(tx: Tx, tenant: string): Promise<void> {
  const { rows } = await sql<{ answers: number }>`
    INSERT INTO clientele.match_settings AS s (tenant_id, answers) VALUES (${tenant}, 1)
    ON CONFLICT (tenant_id) DO UPDATE SET
      answers = CASE WHEN ${isEnough(tenant)} THEN 0 ELSE s.answers + 1 END,
      answers_heeded = CASE WHEN ${isEnough(tenant)} THEN s.answers_heeded + s.answers + 1 ELSE s.answers_heeded END
    RETURNING s.answers`.execute(tx);
  if (rows[0]?.answers === 0) await enqueue(tx, 'matching.learn', { tenant }, { key: 'learn' });
}

const isEnough = (tenant: string) => sql`(
  s.answers + 1 >= greatest(${fewestNew}::int, ceil(${share}::float8 * s.answers_heeded))
  AND EXISTS (SELECT FROM clientele.match_statistics m
    WHERE m.tenant_id = ${tenant} AND m.customers >= ${fewestCustomers}::int))`;

/** Counts one answer less: it was taken back. As engine. */
export async function forgetAnswer(tx: Tx, tenant: string): Promise<void> {
  await sql`UPDATE clientele.match_settings SET answers = answers - 1
    WHERE tenant_id = ${tenant} AND answers > 0`.execute(tx);
}
