import { sql } from 'kysely';
import type { Household, HouseholdSuggestion } from '#contract/households';
import { tenantKeys } from '#platform/keys';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { hashKey, keysOf } from '../keys.ts';
import type { PersonRecord } from '../match/types.ts';

/** Most suggestions, and most sharers of one number or address that are looked at: past that, it is a hotel. */
const mostSuggested = 10;
const mostSharers = 50;

interface Row {
  readonly customer: string;
  readonly household: Household | null;
  readonly record: PersonRecord | null;
  /** Keys of the numbers that say something. */
  readonly phones: string[];
}

/** The household of a customer, and who else may belong to it. Two statements. */
export async function readHousehold(
  tx: Tx,
  { tenant }: Tenanted,
  wanted: string,
): Promise<{ household: Household | null; suggestions: HouseholdSuggestion[] }> {
  const { rows } = await sql<Row>`
    SELECT c.id AS customer, r.record,
      (SELECT ${whole(tenant)} FROM clientele.household_members m
        JOIN clientele.households h ON h.tenant_id = ${tenant} AND h.id = m.household_id
        WHERE m.tenant_id = ${tenant} AND m.customer_id = c.id) AS household,
      ARRAY(SELECT i.key FROM clientele.identifiers i
        WHERE i.tenant_id = ${tenant} AND i.customer_id = c.id AND i.kind = 'phone' AND NOT i.generic
          AND NOT EXISTS (SELECT FROM clientele.blocked_values b
            WHERE b.tenant_id = ${tenant} AND b.kind = 'phone' AND b.key = i.key)) AS phones
    FROM clientele.customers c
    LEFT JOIN clientele.match_records r ON r.tenant_id = ${tenant} AND r.customer_id = c.id
    WHERE c.tenant_id = ${tenant} AND c.id = (SELECT clientele.survivor(${wanted}::uuid))`.execute(
    tx,
  );
  const [row] = rows;
  if (row === undefined) return { household: null, suggestions: [] };
  return { household: row.household, suggestions: await suggested(tx, tenant, row) };
}

/** One household with its members. @throws {Refusal} `not_found` */
export async function findHousehold(tx: Tx, tenant: string, id: string): Promise<Household> {
  const { rows } = await sql<{ household: Household }>`
    SELECT ${whole(tenant)} AS household FROM clientele.households h
    WHERE h.tenant_id = ${tenant} AND h.id = ${id}`.execute(tx);
  return rows[0]?.household ?? refuse('not_found');
}

/** A household `h` as it is shown. */
const whole = (tenant: string) => sql`json_build_object('id', h.id, 'name', h.name, 'members', (
  SELECT coalesce(json_agg(json_build_object('customer', o.customer_id, 'name', c.name, 'role', o.role,
    'joinedAt', to_char(o.joined_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY o.joined_at, c.name), '[]')
  FROM clientele.household_members o
  JOIN clientele.customers c ON c.tenant_id = ${tenant} AND c.id = o.customer_id
  WHERE o.tenant_id = ${tenant} AND o.household_id = h.id AND c.merged_at IS NULL))`;

/**
 * Who shares the address and the family name, or a number. Found by the keys that recognising uses, so that it costs as
 * little however many customers there are.
 */
async function suggested(
  tx: Tx,
  tenant: string,
  { customer, household, record, phones }: Row,
): Promise<HouseholdSuggestion[]> {
  const family = record?.family?.text ?? '';
  const address = record && keysOf(record).find(({ kind }) => kind === 'address');
  if ((!address || family === '') && phones.length === 0) return [];
  const { hmac } = await tenantKeys(tx, tenant);
  const lives = address && family !== '' ? String(hashKey(hmac, address)) : null;
  const { rows } = await sql<HouseholdSuggestion>`
    WITH likely AS (
      (SELECT k.customer_id, 'address' AS reason, NULL AS phone
        FROM (SELECT n.customer_id FROM clientele.match_keys n
          WHERE n.tenant_id = ${tenant} AND n.key = ${lives}::bigint AND n.customer_id <> ${customer} LIMIT ${mostSharers}) AS k
        JOIN clientele.match_records r ON r.tenant_id = ${tenant} AND r.customer_id = k.customer_id
        WHERE r.record -> 'family' ->> 'text' = ${family})
      UNION ALL
      (SELECT i.customer_id, 'phone', i.value FROM clientele.identifiers i
        WHERE i.tenant_id = ${tenant} AND i.kind = 'phone' AND i.key = ANY (${phones}::text[])
          AND i.customer_id <> ${customer} LIMIT ${mostSharers})
    )
    SELECT DISTINCT ON (c.id) c.id AS customer, c.name, l.reason, l.phone,
      CASE WHEN h.id IS NOT NULL THEN json_build_object('id', h.id, 'name', h.name) END AS household
    FROM likely l
    JOIN clientele.customers c ON c.tenant_id = ${tenant} AND c.id = l.customer_id
    LEFT JOIN clientele.household_members m ON m.tenant_id = ${tenant} AND m.customer_id = c.id
    LEFT JOIN clientele.households h ON h.tenant_id = ${tenant} AND h.id = m.household_id
    WHERE c.merged_at IS NULL AND c.erased_at IS NULL
      AND (h.id IS NULL OR h.id <> ${household?.id ?? customer})
    ORDER BY c.id, l.reason LIMIT ${mostSuggested}`.execute(tx);
  return rows;
}
