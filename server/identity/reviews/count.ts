import { sql } from 'kysely';
import type { ReplyOf } from '#contract/operation';
import type { reviews } from '#contract/reviews';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { isDue, isPutBack } from './waiting.ts';

type Counts = ReplyOf<typeof reviews.countReviews>;

/** How many cases wait: to be decided now, by reason, and put back. */
export async function countReviews(tx: Tx, { tenant }: Tenanted): Promise<Counts> {
  const { rows } = await sql<{
    reason: Counts['reasons'][number]['reason'];
    now: number;
    later: number;
    oldest: Date | null;
  }>`
    SELECT r.reason, (count(*) FILTER (WHERE ${isDue()}))::int AS now,
      (count(*) FILTER (WHERE ${isPutBack()}))::int AS later,
      min(r.created_at) FILTER (WHERE ${isDue()}) AS oldest
    FROM clientele.reviews r WHERE r.tenant_id = ${tenant} AND r.state = 'open'
    GROUP BY r.reason ORDER BY 2 DESC, 1`.execute(tx);
  const sum = (which: 'now' | 'later') => rows.reduce((all, row) => all + row[which], 0);
  const oldest = rows.flatMap((row) => row.oldest?.toISOString() ?? []).toSorted()[0];
  return {
    now: sum('now'),
    later: sum('later'),
    oldest: oldest ?? null,
    reasons: rows.filter((row) => row.now > 0).map(({ reason, now }) => ({ reason, count: now })),
  };
}
