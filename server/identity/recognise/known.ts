import { sql } from 'kysely';
import type { LinkMethod } from '#contract/evidence';
import type { WrittenProfile } from '#contract/person';
import type { Tx } from '#platform/tx';
import type { Arrival } from './arrival.ts';

/** A profile that has come in before, and where it led. */
export interface Known {
  readonly profile: string;
  readonly person: WrittenProfile['person'];
  readonly customer: string;
  readonly link: string;
  readonly method: LinkMethod;
  readonly probability: number | null;
  /** The open review it stands in. */
  readonly review: string | null;
}

/** Which of the arrivals are known profiles: by place in the list. */
export async function knownProfiles(
  tx: Tx,
  tenant: string,
  arrivals: readonly Arrival[],
): Promise<Map<number, Known>> {
  const { rows } = await sql<Known & { place: number }>`
    SELECT wanted.place, p.id AS profile, p.person, l.customer_id AS customer, l.id AS link, l.method, l.probability,
      r.id AS review
    FROM unnest(
        ${arrivals.map((_, place) => place)}::int[], ${arrivals.map((one) => one.written.source)}::text[],
        ${arrivals.map((one) => one.written.outsideId ?? null)}::text[], ${arrivals.map((one) => one.fingerprint)}::bigint[]
      ) AS wanted (place, source, outside_id, fingerprint)
    CROSS JOIN LATERAL (
      SELECT o.id, o.person FROM clientele.profiles o
      WHERE o.tenant_id = ${tenant} AND o.source = wanted.source AND o.outside_id = wanted.outside_id
      UNION ALL
      SELECT f.id, f.person FROM clientele.profiles f
      WHERE wanted.outside_id IS NULL AND f.tenant_id = ${tenant} AND f.source = wanted.source
        AND f.outside_id IS NULL AND f.fingerprint = wanted.fingerprint
    ) AS p
    CROSS JOIN LATERAL (
      SELECT o.id, o.customer_id, o.method, o.probability FROM clientele.links o
      WHERE o.tenant_id = ${tenant} AND o.profile_id = p.id AND o.ended_at IS NULL LIMIT 1
    ) AS l
    LEFT JOIN LATERAL (
      SELECT o.id FROM clientele.reviews o
      WHERE o.tenant_id = ${tenant} AND o.profile_id = p.id AND o.state = 'open' LIMIT 1
    ) AS r ON true`.execute(tx as never);
  return new Map(rows.map(({ place, ...known }) => [place, known]));
}
