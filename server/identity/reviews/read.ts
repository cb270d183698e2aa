import { sql } from 'kysely';
import type { identity } from '#contract/identity';
import type { ReplyOf } from '#contract/operation';
import type { WrittenProfile } from '#contract/person';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { waterfallOf, type KeptEvidence } from '../customers/why.ts';
import type { PersonRecord } from '../match/types.ts';
import { recordOf } from '../recognise/arrival.ts';
import { readingOf } from '../recognise/setting.ts';

type Review = ReplyOf<typeof identity.getReview>;

interface Row {
  id: string;
  state: Review['state'];
  reason: Review['reason'];
  customer: string;
  name: string;
  model: string;
  prior: number;
  createdAt: Date;
  country: string;
  profile: string;
  source: string;
  kind: Review['profile']['kind'];
  outsideId: string | null;
  person: WrittenProfile['person'];
  first: Date;
  last: Date;
}

interface Candidate {
  customer: string;
  name: string;
  probability: number;
  why: KeptEvidence[];
  record: PersonRecord;
}

/** One case: the profile, whom it may be, and why. @throws {Refusal} `not_found` */
export async function readReview(tx: Tx, { tenant }: Tenanted, id: string): Promise<Review> {
  const [row, candidates] = await Promise.all([
    readRow(tx, tenant, id),
    readCandidates(tx, tenant, id),
  ]);
  if (row === undefined) return refuse('not_found');
  const { model, prior } = row;
  const profile = recordOf(row.person, readingOf(row.country));
  return {
    id,
    state: row.state,
    reason: row.reason,
    customer: row.customer,
    name: row.name,
    source: row.source,
    probability: candidates[0]?.probability ?? 0,
    createdAt: row.createdAt.toISOString(),
    profile: {
      id: row.profile,
      source: row.source,
      kind: row.kind,
      outsideId: row.outsideId,
      person: row.person,
      firstSeenAt: row.first.toISOString(),
      lastSeenAt: row.last.toISOString(),
    },
    candidates: candidates.map(({ customer, name, probability, why, record }) => ({
      customer,
      name,
      probability,
      why: waterfallOf({ prior, why, probability, model }, profile, record),
    })),
  };
}

async function readRow(tx: Tx, tenant: string, id: string): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    SELECT r.id, r.state, r.reason, r.customer_id AS customer, c.name, r.model, r.prior, r.created_at AS "createdAt",
      t.country, p.id AS profile, p.source, p.kind, p.outside_id AS "outsideId", p.person, p.first_seen_at AS first,
      p.last_seen_at AS last
    FROM clientele.reviews r
    JOIN clientele.tenants t ON t.id = ${tenant}
    JOIN clientele.customers c ON c.tenant_id = ${tenant} AND c.id = r.customer_id
    JOIN clientele.profiles p ON p.tenant_id = ${tenant} AND p.id = r.profile_id
    WHERE r.tenant_id = ${tenant} AND r.id = ${id}`.execute(tx);
  return rows[0];
}

/** The likeliest first. */
async function readCandidates(tx: Tx, tenant: string, review: string): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    SELECT k.customer_id AS customer, c.name, k.probability, k.why, m.record
    FROM clientele.review_candidates k
    JOIN clientele.customers c ON c.tenant_id = ${tenant} AND c.id = k.customer_id
    JOIN clientele.match_records m ON m.tenant_id = ${tenant} AND m.customer_id = k.customer_id
    WHERE k.tenant_id = ${tenant} AND k.review_id = ${review}
    ORDER BY k.probability DESC, k.customer_id`.execute(tx);
  return rows;
}
