import { sql } from 'kysely';
import type { LinkMethod } from '#contract/evidence';
import type { WrittenProfile } from '#contract/person';
import type { Tx } from '#platform/tx';
import { asRelation } from '../keep/rows.ts';
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

const columns = { place: 'int', source: 'text', outside_id: 'text', fingerprint: 'bigint' };

/** Which of the arrivals are known profiles: by place in the list. */
export async function knownProfiles(
  tx: Tx,
  tenant: string,
  arrivals: readonly Arrival[],
): Promise<Map<number, Known>> {
  const wanted = arrivals.map(({ written, fingerprint }, place) => ({
    place,
    source: written.source,
    outside_id: written.outsideId ?? null,
    fingerprint: fingerprint === null ? null : String(fingerprint),
  }));
  const { rows } = await sql<Known & { place: number }>`
    SELECT r.place, p.id AS profile, p.person, l.customer_id AS customer, l.id AS link, l.method, l.probability,
      open.id AS review
    FROM ${asRelation(columns, wanted)}
    CROSS JOIN LATERAL (
      SELECT o.id, o.person FROM clientele.profiles o
      WHERE o.tenant_id = ${tenant} AND o.source = r.source AND o.outside_id = r.outside_id
      UNION ALL
      SELECT f.id, f.person FROM clientele.profiles f
      WHERE r.outside_id IS NULL AND f.tenant_id = ${tenant} AND f.source = r.source
        AND f.outside_id IS NULL AND f.fingerprint = r.fingerprint
    ) AS p
    CROSS JOIN LATERAL (
      SELECT o.id, o.customer_id, o.method, o.probability FROM clientele.links o
      WHERE o.tenant_id = ${tenant} AND o.profile_id = p.id AND o.ended_at IS NULL LIMIT 1
    ) AS l
    LEFT JOIN LATERAL (
      SELECT o.id FROM clientele.reviews o
      WHERE o.tenant_id = ${tenant} AND o.profile_id = p.id AND o.state = 'open' LIMIT 1
    ) AS open ON true`.execute(tx);
  return new Map(rows.map(({ place, ...known }) => [place, known]));
}
