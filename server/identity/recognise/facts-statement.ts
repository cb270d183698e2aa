import { sql } from 'kysely';
import { compiled } from '#platform/compiled';
import { mostCompared, mostPerKey, mostWeak, weak } from './candidates.ts';
import type { Known } from './known.ts';
import { settingColumns, settingTables, type SettingRow } from './setting.ts';

/** What the statement is given. */
export interface FactsAsked {
  tenant: string;
  /** The model that is in mind. */
  version: string;
  /** Place of the arrival, key, weight, and whether it is a contact's: as arrays of equal length. */
  people: string;
  keys: string;
  weights: string;
  contacts: string;
  /** `[{ place, source, outside_id, fingerprint }]` */
  profiles: string;
  /** Names and towns whose frequency is wanted: `[[field, term]]`. */
  terms: string;
}

/** Lists come as the inside of a JSON array: a row of its own for each would cost ten times as much to read. */
export interface FactsRow extends SettingRow {
  /** `[person, customer, weight]` */
  near: string | null;
  /** `[key, customers]` */
  holders: string | null;
  /** `[customer, record]` */
  records: string | null;
  known: (Known & { place: number })[] | null;
  /** `[[field, term], customers]` */
  terms: string | null;
}

/**
 * Everything in one statement, for each that is sent costs as much as to look up a dozen keys. Candidates are up to 200
 * customers a key, of them the best 30 a person, and the record of each once. The cost does not grow with the base:
 * LATERAL with its LIMIT keeps every key an index look-up, and so do arrays whose length the planner cannot see, which
 * also let it keep one plan.
 */
export const askFacts = compiled<FactsAsked, FactsRow>(
  (given) => sql<FactsRow>`
    WITH shared AS MATERIALIZED (
      SELECT wanted.person, wanted.key, wanted.weight, wanted.contact, found.customer_id
      FROM unnest(${given('people')}::int[], ${given('keys')}::bigint[], ${given('weights')}::int[],
        ${given('contacts')}::boolean[]) AS wanted (person, key, weight, contact)
      CROSS JOIN LATERAL (
        SELECT k.customer_id FROM clientele.match_keys k
        WHERE k.tenant_id = ${given('tenant')} AND k.key = wanted.key LIMIT ${sql.lit(mostPerKey)}
      ) AS found
    ), best AS MATERIALIZED (
      SELECT person, customer_id, weight FROM (
        SELECT person, customer_id, sum(weight)::int AS weight,
          row_number() OVER (PARTITION BY person ORDER BY sum(weight) DESC, customer_id) AS place,
          max(sum(weight)) OVER (PARTITION BY person) AS most
        FROM shared GROUP BY person, customer_id
      ) AS ranked WHERE place <= ${sql.lit(mostCompared)}
        AND (place <= ${sql.lit(mostWeak)} OR (weight > ${sql.lit(weak)} AND 2 * weight >= most))
    )
    SELECT ${settingColumns(given('tenant'), given('version'))},
      (SELECT string_agg('[' || b.person || ',"' || b.customer_id || '",' || b.weight || ']', ',') FROM best b) AS near,
      (SELECT string_agg('["' || c.key || '",' || c.customers || ']', ',') FROM (
        SELECT key, count(DISTINCT customer_id) AS customers FROM shared WHERE contact GROUP BY key
      ) AS c) AS holders,
      (SELECT string_agg('["' || r.customer_id || '",' || r.record::text || ']', ',') FROM clientele.match_records r
        WHERE r.tenant_id = ${given('tenant')} AND r.customer_id = ANY (ARRAY(SELECT DISTINCT customer_id FROM best))) AS records,
      (SELECT json_agg(k) FROM (
        SELECT r.place, p.id AS profile, p.person, l.customer_id AS customer, l.id AS link, l.method, l.probability,
          open.id AS review
        FROM json_to_recordset(${given('profiles')}::json)
          AS r (place int, source text, outside_id text, fingerprint bigint)
        CROSS JOIN LATERAL (
          SELECT o.id, o.person FROM clientele.profiles o
          WHERE o.tenant_id = ${given('tenant')} AND o.source = r.source AND o.outside_id = r.outside_id
          UNION ALL
          SELECT f.id, f.person FROM clientele.profiles f
          WHERE r.outside_id IS NULL AND f.tenant_id = ${given('tenant')} AND f.source = r.source
            AND f.outside_id IS NULL AND f.fingerprint = r.fingerprint
        ) AS p
        CROSS JOIN LATERAL (
          SELECT o.id, o.customer_id, o.method, o.probability FROM clientele.links o
          WHERE o.tenant_id = ${given('tenant')} AND o.profile_id = p.id AND o.ended_at IS NULL LIMIT 1
        ) AS l
        LEFT JOIN LATERAL (
          SELECT o.id FROM clientele.reviews o
          WHERE o.tenant_id = ${given('tenant')} AND o.profile_id = p.id AND o.state = 'open' LIMIT 1
        ) AS open ON true
      ) AS k) AS known,
      (SELECT string_agg('[' || w.pair::text || ',' || c.customers || ']', ',')
        FROM json_array_elements(${given('terms')}::json) AS w (pair)
        CROSS JOIN LATERAL (
          SELECT o.customers FROM clientele.term_counts o
          WHERE o.tenant_id = ${given('tenant')} AND o.field = w.pair->>0 AND o.term = w.pair->>1 LIMIT 1
        ) AS c) AS terms
    FROM ${settingTables(given('tenant'))}`,
);
