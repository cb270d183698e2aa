import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import type { HashedKey } from '../keys.ts';
import type { PersonRecord } from '../match/types.ts';

/** Most customers read of one key, however many share it: a hot key costs no more than this. */
export const mostPerKey = 200;
/** Most customers a profile is compared with, best first by the summed weight of the keys they share. */
const mostCompared = 30;
/**
 * Most of them that share no more than one key as weak as this, or less than half of what the first of them shares.
 * Whoever has more in common comes before them; these are namesakes, and among many it is chance which of them are read.
 */
const weak = 5;
const mostWeak = 10;

/** Customers worth comparing with some people. */
export interface Candidates {
  /** Of each person, by place in the list: customer → summed weight of the keys both have. */
  readonly of: ReadonlyMap<number, ReadonlyMap<string, number>>;
  /** Each customer's record, prepared for comparing. */
  readonly records: ReadonlyMap<string, PersonRecord>;
  /** How many customers have an e-mail or phone: by key, up to the most that are read. */
  readonly holders: ReadonlyMap<bigint, number>;
}

interface Row {
  person: number | null;
  key: bigint | null;
  customer: string | null;
  number: number | null;
  record: PersonRecord | null;
}

/**
 * Finds candidates for a list of people in one statement: up to 200 customers a key, the best 30 a person, and the
 * records of all of them, each once. The cost does not grow with the base. LATERAL with its LIMIT keeps every key and
 * every record an index look-up, whatever the planner believes of the arrays.
 */
export async function findCandidates(
  tx: Tx,
  tenant: string,
  people: readonly { readonly keys: readonly HashedKey[] }[],
): Promise<Candidates> {
  const keys = people.flatMap((person, place) => person.keys.map((key) => ({ ...key, place })));
  const { rows } = await sql<Row>`
    WITH shared AS MATERIALIZED (
      SELECT wanted.person, wanted.key, wanted.weight, wanted.contact, found.customer_id
      FROM unnest(${keys.map((key) => key.place)}::int[], ${keys.map((key) => key.hash)}::bigint[],
        ${keys.map((key) => key.weight)}::int[], ${keys.map(isContact)}::boolean[])
        AS wanted (person, key, weight, contact)
      CROSS JOIN LATERAL (
        SELECT k.customer_id FROM clientele.match_keys k
        WHERE k.tenant_id = ${tenant} AND k.key = wanted.key LIMIT ${mostPerKey}
      ) AS found
    ), best AS MATERIALIZED (
      SELECT person, customer_id, weight FROM (
        SELECT person, customer_id, sum(weight)::int AS weight,
          row_number() OVER (PARTITION BY person ORDER BY sum(weight) DESC, customer_id) AS place,
          max(sum(weight)) OVER (PARTITION BY person) AS most
        FROM shared GROUP BY person, customer_id
      ) AS ranked WHERE place <= ${mostCompared}
        AND (place <= ${mostWeak} OR (weight > ${weak} AND 2 * weight >= most))
    )
    SELECT person, NULL::bigint AS key, customer_id AS customer, weight AS number, NULL::json AS record FROM best
    UNION ALL
    SELECT NULL, key, NULL, count(DISTINCT customer_id)::int, NULL FROM shared
    WHERE contact GROUP BY key
    UNION ALL
    SELECT NULL, NULL, prepared.customer_id, NULL, prepared.record
    FROM (SELECT DISTINCT customer_id FROM best) AS met
    CROSS JOIN LATERAL (
      SELECT r.customer_id, r.record FROM clientele.match_records r
      WHERE r.tenant_id = ${tenant} AND r.customer_id = met.customer_id LIMIT 1
    ) AS prepared`.execute(tx);
  return sorted(rows);
}

/** Whether a key is an e-mail or a phone: what people share is counted of these. */
export const isContact = ({ kind }: HashedKey) => kind === 'email' || kind === 'phone';

function sorted(rows: readonly Row[]): Candidates {
  const of = new Map<number, Map<string, number>>();
  const records = new Map<string, PersonRecord>();
  const holders = new Map<bigint, number>();
  for (const { person, key, customer, number, record } of rows) {
    if (key !== null) holders.set(key, number!);
    else if (record !== null) records.set(customer!, record);
    else {
      const mine = of.get(person!) ?? new Map<string, number>();
      of.set(person!, mine.set(customer!, number!));
    }
  }
  return { of, records, holders };
}

/** The best of some candidates by summed weight, as the statement chooses them. */
export function bestOf(weights: ReadonlyMap<string, number>): string[] {
  const ranked = [...weights].toSorted(
    ([a, heavy], [b, light]) => light - heavy || (a < b ? -1 : 1),
  );
  const most = ranked[0]?.[1] ?? 0;
  return ranked
    .slice(0, mostCompared)
    .filter(([, weight], place) => place < mostWeak || (weight > weak && 2 * weight >= most))
    .map(([customer]) => customer);
}
