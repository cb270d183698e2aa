import { sql } from 'kysely';
import { recordMany } from '#audit';
import { now } from '#platform/clock';
import { refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { listFields, listTags } from '#tenancy';
import { valueFault } from '../change/values.ts';
import type { Judgement } from '../recognise/recognise.ts';
import type { Setting } from '../recognise/setting.ts';
import { givesWay, type Precedence } from './precedence.ts';
import { insertRows, instant, uuid } from './rows.ts';

/** A value of an own field that a profile says of a customer. */
export interface SaidValue {
  readonly customer: string;
  readonly profile: string;
  readonly source: string;
  /** Id of the field, and its key. */
  readonly field: string;
  readonly key: string;
  readonly value: string;
}

/** Who a value comes from that is kept; no profile where staff wrote it. */
interface Holder {
  readonly source: string;
  readonly profile: string | null;
}

interface Kept extends Holder {
  readonly customer: string;
  readonly key: string;
}

type Said = Pick<Judgement, 'customer' | 'profile' | 'arrival' | 'before'>;

/**
 * Keeps the tags and the values of own fields that profiles newly say. A tag is only ever added; a value stands or gives
 * way by the one rule of precedence. What a profile said before and says still is left alone: staff may have changed it.
 * Nothing is asked of the database where nobody says any.
 * @throws {Refusal} `invalid_input` for a tag or field that the business does not have, or a value its kind does not take
 */
export async function writeBrought(
  tx: Tx,
  who: Tenanted,
  setting: Setting,
  judgements: readonly (Said & { readonly unchanged: boolean })[],
): Promise<void> {
  const saying = judgements.filter(
    ({ unchanged, arrival: { written } }) =>
      !unchanged && (written.person.tags !== undefined || written.person.values !== undefined),
  );
  if (saying.length === 0) return;
  await writeTags(tx, who, saying);
  await writeValues(tx, setting, await newValues(tx, who.tenant, saying));
}

async function writeTags(tx: Tx, who: Tenanted, saying: readonly Said[]): Promise<void> {
  const said = saying.flatMap(({ customer, profile, arrival, before }) =>
    (arrival.written.person.tags ?? [])
      .filter((name) => before?.tags?.includes(name) !== true)
      .map((name) => ({ customer, profile, name })),
  );
  if (said.length === 0) return;
  const ids = new Map(
    (await listTags(tx, who.tenant)).map(({ id, name }) => [name.toLowerCase(), id]),
  );
  const rows = said.map(({ customer, profile, name }) => ({
    customer,
    profile,
    tag: ids.get(name.toLowerCase()) ?? refuseField('person.tags', `there is no tag “${name}”`),
  }));
  const added = await insertTags(tx, who.tenant, rows);
  await recordMany(
    tx,
    who,
    added.map(({ customer_id: customer, tag_id: tag }) => ({
      type: 'customer.tagged' as const,
      subject: { kind: 'customer' as const, id: customer },
      customer,
      facts: { tag },
    })),
  );
}

/** Puts tags on customers as profiles brought them; who has one already keeps it as it is. @returns those that are new */
export async function insertTags(
  tx: Tx,
  tenant: string,
  rows: readonly { customer: string; profile: string; tag: string }[],
): Promise<{ customer_id: string; tag_id: string }[]> {
  if (rows.length === 0) return [];
  const inserted = await sql<{ customer_id: string; tag_id: string }>`
    INSERT INTO clientele.customer_tags (tenant_id, customer_id, tag_id, tagged_at, profile_id)
    SELECT ${tenant}::uuid, customer, tag, ${now()}::timestamptz, profile
    FROM unnest(${rows.map((row) => row.customer)}::uuid[], ${rows.map((row) => row.tag)}::uuid[],
      ${rows.map((row) => row.profile)}::uuid[]) AS said (customer, tag, profile)
    ON CONFLICT DO NOTHING RETURNING customer_id, tag_id`.execute(tx);
  return inserted.rows;
}

async function newValues(tx: Tx, tenant: string, saying: readonly Said[]): Promise<SaidValue[]> {
  const said = saying.flatMap(({ customer, profile, arrival: { written }, before }) =>
    Object.entries(written.person.values ?? {})
      .filter(([key, value]) => before?.values?.[key] !== value)
      .map(([key, value]) => ({ customer, profile, source: written.source, key, value })),
  );
  if (said.length === 0) return [];
  const fields = new Map((await listFields(tx, tenant)).map((field) => [field.key, field]));
  return said.map(({ key, ...rest }) => {
    const path = `person.values.${key}`;
    const field = fields.get(key);
    if (field === undefined || field.archivedAt !== null)
      return refuseField(path, 'is no field of this business');
    const fault = valueFault(field, rest.value);
    return fault === null ? { ...rest, field: field.id, key } : refuseField(path, fault);
  });
}

/** Keeps the values that stand against those there are. The customers are held. */
export async function writeValues(
  tx: Tx,
  { tenant, precedence }: Pick<Setting, 'tenant' | 'precedence'>,
  said: readonly SaidValue[],
): Promise<void> {
  if (said.length === 0) return;
  const customers = [...new Set(said.map((one) => one.customer))];
  // What staff wrote stands also where they emptied it: then only the customer's sources tell.
  const { rows } = await sql<Kept>`
    SELECT v.customer_id AS customer, f.key, v.source, v.profile_id AS profile
    FROM clientele.customer_values v JOIN clientele.custom_fields f ON f.tenant_id = ${tenant} AND f.id = v.field_id
    WHERE v.tenant_id = ${tenant} AND v.customer_id = ANY (${customers}::uuid[])
    UNION ALL
    SELECT c.id, substr(field, length('custom.') + 1), s ->> 'source', NULL
    FROM clientele.customers c, jsonb_array_elements(c.sources) AS s, jsonb_array_elements_text(s -> 'fields') AS field
    WHERE c.tenant_id = ${tenant} AND c.id = ANY (${customers}::uuid[]) AND s ->> 'profile' IS NULL
      AND field LIKE 'custom.%'`.execute(tx);
  const stand = standing(rows, said, precedence);
  await insertRows(
    tx,
    'customer_values',
    {
      alike: { tenant_id: uuid(tenant), updated_at: instant(now()) },
      columns: {
        customer_id: 'uuid',
        field_id: 'uuid',
        value: 'text',
        source: 'text',
        profile_id: 'uuid',
      },
    },
    stand.map(({ customer, field, value, source, profile }) => ({
      customer_id: customer,
      field_id: field,
      value,
      source,
      profile_id: profile,
    })),
    sql`ON CONFLICT (tenant_id, customer_id, field_id) DO UPDATE SET value = excluded.value, source = excluded.source,
      profile_id = excluded.profile_id, user_id = NULL, updated_at = excluded.updated_at`,
  );
}

/** Which of the values that are said stand in the end, said one after the other. Pure. */
function standing(
  kept: readonly Kept[],
  said: readonly SaidValue[],
  precedence: Precedence,
): SaidValue[] {
  const nameOf = (one: { customer: string; key: string }) => `${one.customer} ${one.key}`;
  const holders = new Map<string, Holder>(kept.map((one) => [nameOf(one), one]));
  const stand = new Map<string, SaidValue>();
  for (const one of said) {
    const holder = holders.get(nameOf(one));
    if (holder !== undefined && !givesWay(holder, 'custom', one, precedence)) continue;
    holders.set(nameOf(one), one);
    stand.set(nameOf(one), one);
  }
  return [...stand.values()];
}
