import { sql } from 'kysely';
import type { ReplyOf } from '#contract/operation';
import type { WrittenProfile } from '#contract/person';
import type { reviews } from '#contract/reviews';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import {
  evidenceAsSeenBy,
  numbersBeside,
  numbersOfCustomers,
  personFor,
} from '../customers/own-numbers.ts';
import { waterfallOf, type KeptEvidence } from '../customers/why.ts';
import type { PersonRecord } from '../match/types.ts';
import { recordOf } from '../recognise/arrival.ts';
import { readingOf } from '../recognise/setting.ts';
import { readCompared, type Compared } from './compared.ts';

type Review = ReplyOf<typeof reviews.getReview>;

interface Row {
  state: Review['state'];
  reason: Review['reason'];
  customer: string;
  name: string;
  model: string;
  prior: number;
  createdAt: Date;
  dueAt: Date | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  country: string;
  profile: string;
  source: string;
  kind: Review['profile']['kind'];
  outsideId: string | null;
  person: WrittenProfile['person'];
  first: Date;
  last: Date;
  isProvisional: boolean;
}

interface Candidate {
  customer: string;
  probability: number;
  why: KeptEvidence[];
  answer: Review['candidates'][number]['answer'];
  record: PersonRecord | null;
}

/** One case: the profile, whom it may be and why, and what was answered so far. @throws {Refusal} `not_found` */
export async function readReview(tx: Tx, who: Tenanted, id: string): Promise<Review> {
  const { tenant } = who;
  const [row, candidates, answers] = await Promise.all([
    readRow(tx, tenant, id),
    readCandidates(tx, tenant, id),
    readAnswers(tx, tenant, id),
  ]);
  if (row === undefined) return refuse('not_found');
  const people = await readCompared(tx, tenant, [
    row.customer,
    ...candidates.map((one) => one.customer),
  ]);
  const numbers = await numbersOfCustomers(
    tx,
    tenant,
    candidates.map((one) => one.customer),
  );
  const nobody = {
    name: '',
    person: {},
    profiles: 0,
    tags: [],
    since: row.createdAt.toISOString(),
  };
  const personOf = (customer: string): Compared => people.get(customer) ?? { customer, ...nobody };
  const profile = recordOf(row.person, readingOf(row.country));
  return {
    id,
    state: row.state,
    reason: row.reason,
    customer: row.customer,
    name: row.name,
    source: row.source,
    probability: candidates.find((one) => one.answer === null)?.probability ?? 0,
    createdAt: row.createdAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decidedBy: row.decidedBy,
    profile: {
      id: row.profile,
      source: row.source,
      kind: row.kind,
      outsideId: row.outsideId,
      person: personFor(who, row.person),
      firstSeenAt: row.first.toISOString(),
      lastSeenAt: row.last.toISOString(),
    },
    now: personOf(row.customer),
    isProvisional: row.isProvisional,
    candidates: candidates.map((one) => ({
      ...personOf(one.customer),
      probability: one.probability,
      why: evidenceAsSeenBy(
        who,
        waterfallOf({ ...row, ...one }, profile, one.record ?? recordOf({}, readingOf(''))),
      ),
      numbers: numbersBeside(who, row.person.numbers ?? [], numbers.get(one.customer) ?? []),
      answer: one.answer,
    })),
    answers,
  };
}

async function readRow(tx: Tx, tenant: string, id: string): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    SELECT r.state, r.reason, r.customer_id AS customer, c.name, r.model, r.prior, r.created_at AS "createdAt",
      r.due_at AS "dueAt", r.decided_at AS "decidedAt", r.decided_by AS "decidedBy", t.country, p.id AS profile,
      p.source, p.kind, p.outside_id AS "outsideId", p.person, p.first_seen_at AS first, p.last_seen_at AS last,
      NOT EXISTS (SELECT FROM clientele.links l
        WHERE l.tenant_id = ${tenant} AND l.customer_id = r.customer_id AND l.ended_at IS NULL
          AND l.profile_id <> r.profile_id) AS "isProvisional"
    FROM clientele.reviews r
    JOIN clientele.tenants t ON t.id = ${tenant}
    JOIN clientele.customers c ON c.tenant_id = ${tenant} AND c.id = r.customer_id
    JOIN clientele.profiles p ON p.tenant_id = ${tenant} AND p.id = r.profile_id
    WHERE r.tenant_id = ${tenant} AND r.id = ${id}`.execute(tx);
  return rows[0];
}

/** Those left to decide on first, the likeliest before the others. */
async function readCandidates(tx: Tx, tenant: string, review: string): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    SELECT k.customer_id AS customer, k.probability, k.why, k.answer, m.record
    FROM clientele.review_candidates k
    LEFT JOIN clientele.match_records m ON m.tenant_id = ${tenant} AND m.customer_id = k.customer_id
    WHERE k.tenant_id = ${tenant} AND k.review_id = ${review}
    ORDER BY k.answer IS NOT NULL, k.probability DESC, k.customer_id`.execute(tx);
  return rows;
}

/** Most answers that one case shows. */
const mostAnswers = 50;

async function readAnswers(tx: Tx, tenant: string, review: string): Promise<Review['answers']> {
  const { rows } = await sql<Omit<Review['answers'][number], 'at'> & { at: Date }>`
    SELECT a.id, a.answer, a.candidate_id AS candidate, a.why, a.answered_by AS by, a.answered_at AS at,
      a.undone_at IS NOT NULL AS undone
    FROM clientele.review_answers a
    WHERE a.tenant_id = ${tenant} AND a.review_id = ${review}
    ORDER BY a.id DESC LIMIT ${mostAnswers}`.execute(tx);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
