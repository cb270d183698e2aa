import { sql } from 'kysely';
import type { WrittenProfile } from '#contract/person';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Former } from '../match/types.ts';
import { families } from '../customers/family.ts';
import { normaliseAddress } from '../normalise/address.ts';
import { normaliseNumbers } from '../normalise/number.ts';
import { numbersOf, recordOf } from '../recognise/arrival.ts';
import type { Setting } from '../recognise/setting.ts';
import { calledOf, numberTexts } from './former.ts';
import type { Live } from './survive.ts';

/** Most profiles, and changes of each and of the customer, that are looked through: the latest. */
const mostProfiles = 50;
const mostChanges = 20;

/** What of a person may have been otherwise. */
const fields = ['givenName', 'familyName', 'fullName', 'birthDate'] as const;
const columns = ['given_name', 'family_name', 'full_name', 'birth_date'];
type Told = { readonly [Field in (typeof fields)[number]]?: string | null };
type Person = WrittenProfile['person'];

interface Row {
  readonly customer: string;
  /** Whose word it is: the customer, one that became part of it, or a profile. */
  readonly sayer: string;
  readonly at: Date;
  /** What is said now; null of a change. */
  readonly says: (Told & Pick<Person, 'numbers'>) | null;
  /** What stood before a change, of the fields that changed. */
  readonly before: Told | null;
  readonly address: Person['address'] | null;
}

/** A customer of whom it is asked what else is known. */
interface KnownNow {
  readonly id: string;
  readonly live: Live;
  /** What stood until now, where a merge is changing it: that is not written down yet. */
  readonly was?: Live;
}

/** What a change that is being made takes the place of. */
function changedFrom(customer: string, was: Live, live: Live): Row {
  const changed = fields.filter((field) => was[field] !== live[field]);
  const before = Object.fromEntries(changed.map((field) => [field, was[field]]));
  return { customer, sayer: customer, at: now(), says: null, before, address: null };
}

/**
 * What else is known of customers beside what stands: what the profiles say that lead there, what they and those who became
 * part of them were called before somebody, or a merge, changed it, and every address that is kept. Read from where each is kept, so
 * that what goes there (a profile, an address, the values beside an event) is known here no more. As engine.
 * @returns of each customer, the latest first
 */
export async function knownBefore(
  tx: Tx,
  { tenant, reading }: Pick<Setting, 'tenant' | 'reading'>,
  people: readonly KnownNow[],
): Promise<ReadonlyMap<string, Former>> {
  if (people.length === 0) return new Map();
  const rows = await read(
    tx,
    tenant,
    people.map(({ id }) => id),
  );
  const ofEach = Map.groupBy(rows, (row) => row.customer);
  return new Map(
    people.map(({ id, live, was }) => {
      const mine = [...(ofEach.get(id) ?? []), ...(was ? [changedFrom(id, was, live)] : [])];
      const told = versionsOf(id, live, mine).map((one) => recordOf(one, reading));
      return [
        id,
        {
          names: told.flatMap((one) => calledOf(one) ?? []),
          birthDates: told.flatMap((one) => one.birthDate ?? []),
          places: mine.flatMap(({ address }) => (address && normaliseAddress(address)) || []),
          numbers: numbersIn(mine),
        },
      ];
    }),
  );
}

/** Numbers of their own that profiles say, the first said first. */
function numbersIn(rows: readonly Row[]): string[] {
  return rows
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .flatMap(({ says }) => numberTexts(normaliseNumbers(numbersOf(says?.numbers ?? [])) ?? {}));
}

/** Everything that anybody said of a customer, and what it was before it was changed: the latest first. */
function versionsOf(customer: string, live: Live, rows: readonly Row[]): Person[] {
  const versions: { at: Date; said: Person }[] = [];
  for (const [sayer, all] of Map.groupBy(rows, (row) => row.sayer)) {
    const says = all.find((one) => one.says !== null);
    let told: Told = sayer === customer ? live : (says?.says ?? {});
    if (says !== undefined) versions.push({ at: says.at, said: personOf(told) });
    const changes = all
      .filter((one) => one.before !== null)
      .toSorted((a, b) => b.at.getTime() - a.at.getTime());
    for (const { at, before } of changes) {
      told = Object.assign({}, told, before);
      versions.push({ at, said: personOf(told) });
    }
  }
  return versions.toSorted((a, b) => b.at.getTime() - a.at.getTime()).map(({ said }) => said);
}

function personOf(told: Told): Person {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = told[field];
      return value === null || value === undefined || value === '' ? [] : [[field, value]];
    }),
  );
}

async function read(tx: Tx, tenant: string, customers: readonly string[]): Promise<Row[]> {
  const told = (of: string) =>
    sql`json_build_object('givenName', ${sql.ref(`${of}.given_name`)}, 'familyName', ${sql.ref(`${of}.family_name`)},
      'fullName', ${sql.ref(`${of}.full_name`)}, 'birthDate', ${sql.ref(`${of}.birth_date`)})`;
  const { rows } = await sql<Row>`
    WITH RECURSIVE ${families(tenant, customers)}, theirs AS MATERIALIZED (
      SELECT w.customer, p.id, p.person, p.first_seen_at AS at FROM unnest(${customers}::uuid[]) AS w (customer)
      CROSS JOIN LATERAL (
        SELECT o.profile_id FROM clientele.links o
        WHERE o.tenant_id = ${tenant} AND o.customer_id = w.customer AND o.ended_at IS NULL
        ORDER BY o.id DESC LIMIT ${mostProfiles}
      ) AS l
      CROSS JOIN LATERAL (
        SELECT o.id, o.person, o.first_seen_at FROM clientele.profiles o
        WHERE o.tenant_id = ${tenant} AND o.id = l.profile_id
      ) AS p
    )
    SELECT t.customer, t.id AS sayer, t.at, t.person::json AS says, NULL::json AS before, NULL::json AS address FROM theirs t
    UNION ALL
    SELECT f.customer, f.id, c.updated_at, ${told('c')}, NULL, NULL FROM family f
    CROSS JOIN LATERAL (
      SELECT o.* FROM clientele.customers o WHERE o.tenant_id = ${tenant} AND o.id = f.id
    ) AS c
    WHERE f.id <> f.customer
    UNION ALL
    SELECT s.customer, s.id, e.at, NULL, (
        SELECT json_object_agg(v.field, v.old_value) FROM clientele.event_values v
        WHERE v.tenant_id = ${tenant} AND v.event_id = e.id AND v.field = ANY (${fields}::text[])), NULL
    FROM (SELECT customer, id FROM family UNION ALL SELECT customer, id FROM theirs) AS s
    CROSS JOIN LATERAL (
      SELECT o.id, o.at FROM clientele.events o
      WHERE o.tenant_id = ${tenant} AND o.subject_id = s.id AND o.type IN ('customer.changed', 'profile.changed')
        AND o.fields && ${fields}::text[]
      ORDER BY o.at DESC, o.id DESC LIMIT ${mostChanges}
    ) AS e
    UNION ALL
    SELECT f.customer, f.id, m.at, NULL, (
        SELECT json_object_agg(k.field, m.changed -> k.name ->> 0)
        FROM unnest(${fields}::text[], ${columns}::text[]) AS k (field, name)
        WHERE m.changed -> k.name IS NOT NULL), NULL
    FROM family f
    CROSS JOIN LATERAL (
      SELECT l.merged_at AS at, o.changed FROM clientele.lineage_rows o
      JOIN clientele.lineage l ON l.tenant_id = ${tenant} AND l.id = o.lineage_id AND l.undone_at IS NULL
      WHERE o.tenant_id = ${tenant} AND o.customer_id = f.id AND o.table_name = 'customers' AND o.changed IS NOT NULL
      ORDER BY l.merged_at DESC, l.id DESC LIMIT ${mostChanges}
    ) AS m
    UNION ALL
    SELECT a.customer_id, a.customer_id, a.first_seen_at, NULL, NULL,
      json_build_object('line1', a.line1, 'line2', a.line2, 'city', a.city, 'postcode', a.postcode)
    FROM (
      SELECT * FROM clientele.addresses o
      WHERE o.tenant_id = ${tenant} AND o.customer_id = ANY (${customers}::uuid[])
      ORDER BY o.first_seen_at DESC, o.key
    ) AS a`.execute(tx);
  return rows;
}
