import { sql } from 'kysely';
import type { ReplyOf } from '#contract/operation';
import type { reviews } from '#contract/reviews';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';

type Listed = ReplyOf<typeof reviews.listReviews>['rows'][number];

/** The case of a profile: who was made for it meanwhile, and whom it resembles most. */
export interface ProfileCase extends Pick<Listed, 'id' | 'state' | 'customer' | 'name'> {
  readonly profile: string;
  /** Null when nobody is left whom it resembles. */
  readonly likeliest: {
    readonly customer: string;
    readonly name: string;
    readonly probability: number;
  } | null;
}

/** The latest case of each of these profiles; those without one are left out. */
export async function casesOf(
  tx: Tx,
  { tenant }: Tenanted,
  profiles: readonly string[],
): Promise<ReadonlyMap<string, ProfileCase>> {
  if (profiles.length === 0) return new Map();
  const { rows } = await sql<ProfileCase>`
    SELECT DISTINCT ON (r.profile_id) r.id, r.state, r.profile_id AS profile, r.customer_id AS customer, c.name,
      k.likeliest
    FROM clientele.reviews r
    JOIN clientele.customers c ON c.tenant_id = ${tenant} AND c.id = r.customer_id
    LEFT JOIN LATERAL (
      SELECT json_build_object('customer', o.customer_id, 'name', l.name, 'probability', o.probability) AS likeliest
      FROM clientele.review_candidates o
      JOIN clientele.customers l ON l.tenant_id = ${tenant} AND l.id = o.customer_id
      WHERE o.tenant_id = ${tenant} AND o.review_id = r.id AND (r.state <> 'open' OR o.answer IS NULL)
      ORDER BY o.probability DESC, o.customer_id LIMIT 1
    ) AS k ON true
    WHERE r.tenant_id = ${tenant} AND r.profile_id = ANY (${profiles}::uuid[])
    ORDER BY r.profile_id, r.id DESC`.execute(tx);
  return new Map(rows.map((row) => [row.profile, row]));
}
