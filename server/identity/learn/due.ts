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
