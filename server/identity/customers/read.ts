import { sql } from 'kysely';
import type { CustomerRecord } from '#contract/customer';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { liveFields, sourceOf, type Source } from '../keep/sources.ts';
import type { Live } from '../keep/survive.ts';
import { addressesOf, readContacts, type AddressRow } from './contacts.ts';
import { numberFor, type OwnNumber } from './own-numbers.ts';
import { readProfiles } from './profiles.ts';

/** The row of a customer, with what hangs on it by id. */
interface Row extends Live {
  id: string;
  version: number;
  name: string;
  sources: Source[];
  createdAt: Date;
  updatedAt: Date;
  addresses: AddressRow[];
  tags: CustomerRecord['tags'];
  values: CustomerRecord['values'];
  reviews: string[];
  mergedFrom: string[];
}

/**
 * The live record of a customer. Ids of merged customers lead to the one that remains.
 * @throws {Refusal} `not_found`
 */
export async function readCustomer(tx: Tx, who: Tenanted, wanted: string): Promise<CustomerRecord> {
  const { tenant } = who;
  const row = await readRow(tx, tenant, wanted);
  if (row === undefined) return refuse('not_found');
  const { id } = row;
  const identifiers = await readContacts(tx, tenant, id);
  const { addresses, sources, createdAt, updatedAt, tags, values, reviews, mergedFrom } = row;
  const whole = { id, live: row, sources, identifiers, addresses };
  const { profiles, numbers } = await readProfiles(tx, who, whole);
  return {
    id,
    version: row.version,
    name: row.name,
    fields: fieldsOf(row, sources),
    identifiers: identifiers.map(({ key: _key, profile: _profile, raw: _raw, ...shown }) => shown),
    addresses: addresses.map(({ profile: _profile, ...shown }) => shown),
    numbers: numbers.map((one) => ({
      kind: one.kind,
      value: numberFor(who, one),
      source: saidBy(one),
    })),
    profiles,
    tags,
    values,
    reviews,
    askedAs: id === wanted ? null : wanted,
    mergedFrom,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

const saidBy = ({ source, profile, at }: OwnNumber) => ({ source, profile, user: null, at });

/** The customer that an id leads to today. */
export async function survivorOf(tx: Tx, id: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`SELECT clientele.survivor(${id}) AS id`.execute(tx);
  return rows[0]?.id ?? id;
}

function fieldsOf(live: Live, sources: readonly Source[]): CustomerRecord['fields'] {
  const shown = liveFields.map((field) => {
    const value = live[field];
    const source = sourceOf(sources, field);
    if (value === null || source === undefined) return [field, null];
    const { source: name, profile, user, at, checked } = source;
    const shownField = { value, source: { source: name, profile, user, at } };
    const isDay = field === 'birthDate';
    return [field, isDay ? { ...shownField, checked: checked?.document ?? null } : shownField];
  });
  return Object.fromEntries(shown) as CustomerRecord['fields'];
}

async function readRow(tx: Tx, tenant: string, wanted: string): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    SELECT c.id, c.version, c.name, c.sources, c.created_at AS "createdAt", c.updated_at AS "updatedAt",
      c.given_name AS "givenName", c.family_name AS "familyName", c.full_name AS "fullName", c.company,
      c.birth_date AS "birthDate", c.language, c.note, ${addressesOf(tenant)} AS addresses,
      (SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'color', t.color) ORDER BY t.name), '[]')
        FROM clientele.customer_tags o
        JOIN clientele.tags t ON t.tenant_id = ${tenant} AND t.id = o.tag_id
        WHERE o.tenant_id = ${tenant} AND o.customer_id = c.id) AS tags,
      (SELECT coalesce(json_agg(json_build_object('field', f.id, 'key', f.key, 'label', f.label, 'kind', f.kind,
          'value', v.value, 'source', json_build_object('source', v.source, 'profile', NULL, 'user', v.user_id,
            'at', to_char(v.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) ORDER BY f.position), '[]')
        FROM clientele.customer_values v
        JOIN clientele.custom_fields f ON f.tenant_id = ${tenant} AND f.id = v.field_id AND f.archived_at IS NULL
        WHERE v.tenant_id = ${tenant} AND v.customer_id = c.id) AS values,
      ARRAY(SELECT r.id FROM clientele.reviews r
        WHERE r.tenant_id = ${tenant} AND r.customer_id = c.id AND r.state = 'open'
        UNION
        SELECT r.id FROM clientele.review_candidates k
        JOIN clientele.reviews r ON r.tenant_id = ${tenant} AND r.id = k.review_id AND r.state = 'open'
        WHERE k.tenant_id = ${tenant} AND k.customer_id = c.id) AS reviews,
      ARRAY(WITH RECURSIVE part (id) AS (
          SELECT l.customer_id FROM clientele.lineage l
          WHERE l.tenant_id = ${tenant} AND l.survivor_id = c.id AND l.undone_at IS NULL
          UNION
          SELECT l.customer_id FROM part JOIN clientele.lineage l
            ON l.tenant_id = ${tenant} AND l.survivor_id = part.id AND l.undone_at IS NULL)
        SELECT id FROM part) AS "mergedFrom"
    FROM clientele.customers c
    WHERE c.tenant_id = ${tenant} AND c.id = (SELECT clientele.survivor(${wanted}::uuid))`.execute(
    tx,
  );
  return rows[0];
}
