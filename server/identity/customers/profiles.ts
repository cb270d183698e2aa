import { sql } from 'kysely';
import type { CustomerRecord } from '#contract/customer';
import type { WrittenProfile } from '#contract/person';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { recordOf } from '../recognise/arrival.ts';
import { readingOf } from '../recognise/setting.ts';
import { eachOnce, evidenceAsSeenBy, personFor, type OwnNumber } from './own-numbers.ts';
import { saidOf, type Whole } from './said.ts';
import { waterfallOf, type KeptEvidence } from './why.ts';

type Shown = CustomerRecord['profiles'][number];

/** Most profiles of one customer that are shown, the latest first. */
const mostShown = 200;

interface Row {
  id: string;
  source: string;
  kind: Shown['kind'];
  outsideId: string | null;
  person: WrittenProfile['person'];
  first: Date;
  last: Date;
  link: string;
  method: Shown['link']['method'];
  probability: number | null;
  prior: number | null;
  why: KeptEvidence[] | null;
  model: string | null;
  linked: Date;
  linkedBy: string | null;
  verified: Date;
  country: string;
}

/** The profiles that lead to a customer, each with how it was linked and why. */
export async function readProfiles(
  tx: Tx,
  who: Tenanted,
  customer: Whole,
): Promise<{ readonly profiles: Shown[]; readonly numbers: OwnNumber[] }> {
  const { tenant } = who;
  const { rows } = await sql<Row>`
    SELECT p.id, p.source, p.kind, p.outside_id AS "outsideId", p.person, p.first_seen_at AS first,
      p.last_seen_at AS last, l.id AS link, l.method, l.probability, l.prior, l.why, l.model, l.linked_at AS linked,
      l.linked_by AS "linkedBy", l.last_verified_at AS verified, t.country
    FROM clientele.links l
    JOIN clientele.profiles p ON p.tenant_id = ${tenant} AND p.id = l.profile_id
    JOIN clientele.tenants t ON t.id = ${tenant}
    WHERE l.tenant_id = ${tenant} AND l.customer_id = ${customer.id} AND l.ended_at IS NULL
    ORDER BY p.last_seen_at DESC, p.id LIMIT ${mostShown}`.execute(tx);
  const numbers = numbersIn(rows);
  return { profiles: rows.map((row) => shown(who, row, customer, numbers)), numbers };
}

function shown(who: Tenanted, row: Row, customer: Whole, numbers: readonly OwnNumber[]): Shown {
  const others = numbers.filter(({ profile }) => profile !== row.id);
  const why = whyOf(row, customer, others);
  return {
    id: row.id,
    source: row.source,
    kind: row.kind,
    outsideId: row.outsideId,
    person: personFor(who, row.person),
    firstSeenAt: row.first.toISOString(),
    lastSeenAt: row.last.toISOString(),
    link: {
      id: row.link,
      method: row.method,
      probability: row.probability,
      why: why && evidenceAsSeenBy(who, why),
      linkedAt: row.linked.toISOString(),
      linkedBy: row.linkedBy,
      lastVerifiedAt: row.verified.toISOString(),
    },
  };
}

function whyOf(
  { id, person, probability, prior, why, model, country }: Row,
  customer: Whole,
  others: readonly OwnNumber[],
): Shown['link']['why'] {
  if (why === null || prior === null || probability === null || model === null) return null;
  const reading = readingOf(country);
  return waterfallOf(
    { prior, why, probability, model },
    recordOf(person, reading),
    recordOf({ ...saidOf(customer, id), numbers: firstOfEach(others) }, reading),
  );
}

/** Numbers of their own that profiles tell, the first said first. */
function numbersIn(rows: readonly Row[]): OwnNumber[] {
  const told = rows
    .toSorted((a, b) => a.first.getTime() - b.first.getTime() || (a.id < b.id ? -1 : 1))
    .flatMap(({ id, source, person, first }) =>
      (person.numbers ?? [])
        .toSorted((a, b) => (a.kind < b.kind ? -1 : 1))
        .map((one) => ({ ...one, source, profile: id, at: first.toISOString() })),
    );
  return eachOnce(told);
}

/** A first number of each kind. */
function firstOfEach(numbers: readonly OwnNumber[]) {
  const all = numbers.toReversed().map(({ kind, value }) => [kind, { kind, value }] as const);
  return [...new Map(all).values()];
}
