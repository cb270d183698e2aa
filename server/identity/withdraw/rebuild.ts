import { sql } from 'kysely';
import type { WrittenProfile } from '#contract/person';
import type { Tx } from '#platform/tx';
import { writeContacts } from '../keep/contacts.ts';
import { writeCustomers } from '../keep/customers.ts';
import { dropStaleKeys, writeDerived } from '../keep/derived.ts';
import { holdPeople, joined, type Person } from '../keep/people.ts';
import { liveFields, type Source } from '../keep/sources.ts';
import { nobody } from '../keep/survive.ts';
import { arrivalOf, recordOf } from '../recognise/arrival.ts';
import type { Setting } from '../recognise/setting.ts';
import { takeOff } from './take-off.ts';
import type { Withdrawal } from './withdraw.ts';

/** A profile that still leads to a customer. */
export interface Remaining {
  readonly customer: string;
  readonly profile: string;
  readonly written: WrittenProfile;
}

/**
 * Makes customers again from the profiles that lead to them, oldest first, on top of what staff said: as if what the
 * withdrawn profiles brought had never come.
 */
export async function rebuild(
  tx: Tx,
  setting: Setting,
  customers: readonly string[],
  withdrawn: readonly Withdrawal[],
): Promise<void> {
  if (customers.length === 0) return;
  const { tenant, secret, reading } = setting;
  await dropBrought(tx, setting, customers, withdrawn);
  const [people, remaining, contacts] = await Promise.all([
    holdPeople(tx, tenant, customers, setting.precedence),
    remainingProfiles(tx, tenant, customers),
    staffContacts(tx, tenant, customers),
  ]);
  const rebuilt = [...people.values()].map((person) =>
    remaining
      .filter((one) => one.customer === person.id)
      .reduce(
        (made, { written, profile }) =>
          joined(made, arrivalOf(written, reading, secret), profile, setting),
        staffOnly(person, contacts.get(person.id) ?? [], setting),
      ),
  );
  const derived = rebuilt.map(({ id, record, recordBefore }) => ({
    customer: id,
    record,
    before: recordBefore,
  }));
  await takeOff(
    tx,
    setting,
    customers,
    withdrawn.map((one) => one.profile),
    remaining,
  );
  await writeCustomers(tx, tenant, rebuilt);
  await writeContacts(tx, tenant, rebuilt);
  await putFirst(tx, tenant, customers);
  await writeDerived(tx, tenant, secret, derived);
  await dropStaleKeys(tx, tenant, secret, derived);
}

/** What staff alone say of a customer: the ground on which its profiles are laid again. */
function staffOnly(person: Person, contacts: readonly StaffContact[], setting: Setting): Person {
  const sources: readonly Source[] = person.sources.filter((source) => source.profile === null);
  const said = new Set(sources.flatMap((source) => source.fields));
  const kept = Object.fromEntries(
    liveFields.map((field) => [field, said.has(field) ? person.live[field] : null]),
  );
  const live = { ...nobody, ...kept };
  const values = Object.fromEntries(Object.entries(live).filter(([, value]) => value !== null));
  const of = (kind: StaffContact['kind']) =>
    contacts.filter((one) => one.kind === kind).map((one) => ({ value: one.raw, verified: false }));
  const written = { ...values, emails: of('email'), phones: of('phone') };
  return { ...person, live, sources, record: recordOf(written, setting.reading) };
}

interface StaffContact {
  readonly customer: string;
  readonly kind: 'email' | 'phone';
  readonly raw: string;
}

async function staffContacts(tx: Tx, tenant: string, customers: readonly string[]) {
  const { rows } = await sql<StaffContact>`
    SELECT customer_id AS customer, kind, raw FROM clientele.identifiers
    WHERE tenant_id = ${tenant} AND customer_id = ANY (${customers}::uuid[]) AND profile_id IS NULL
      AND (source <> 'portal' OR verified_at IS NOT NULL)
    ORDER BY id`.execute(tx);
  return Map.groupBy(rows, (row) => row.customer);
}

async function remainingProfiles(
  tx: Tx,
  tenant: string,
  customers: readonly string[],
): Promise<Remaining[]> {
  const { rows } = await sql<Remaining>`
    SELECT l.customer_id AS customer, p.id AS profile,
      jsonb_strip_nulls(jsonb_build_object('source', p.source, 'kind', p.kind, 'outsideId', p.outside_id,
        'person', p.person)) AS written
    FROM clientele.links l
    JOIN clientele.profiles p ON p.tenant_id = ${tenant} AND p.id = l.profile_id
    WHERE l.tenant_id = ${tenant} AND l.customer_id = ANY (${customers}::uuid[]) AND l.ended_at IS NULL
    ORDER BY p.first_seen_at, p.id`.execute(tx);
  return rows;
}

/**
 * Removes contacts and addresses that came with withdrawn profiles. What a profile says again now stays as it is, since
 * when it is known included; what another profile says too comes back with that.
 */
async function dropBrought(
  tx: Tx,
  { tenant, reading, secret }: Setting,
  customers: readonly string[],
  withdrawn: readonly Withdrawal[],
): Promise<void> {
  const again = withdrawn.flatMap(({ profile, before }) => {
    if (before === null) return [];
    const written = { source: '-', kind: 'import', person: before } as const;
    const { contacts, place } = arrivalOf(written, reading, secret);
    const said = contacts.map(({ kind, key }) => ({ profile, kind: kind as string, key }));
    return place === null ? said : [...said, { profile, kind: 'address', key: place.key }];
  });
  const gone = withdrawn.map(({ profile }) => profile);
  for (const [table, kind] of [
    ['identifiers', sql`b.kind`],
    ['addresses', sql`'address'`],
  ] as const)
    await sql`
      DELETE FROM ${sql.table(`clientele.${table}`)} AS b
      WHERE b.tenant_id = ${tenant} AND b.customer_id = ANY (${customers}::uuid[])
        AND b.profile_id = ANY (${gone}::uuid[]) AND NOT EXISTS (
          SELECT FROM unnest(${again.map((one) => one.profile)}::uuid[], ${again.map((one) => one.kind)}::text[],
            ${again.map((one) => one.key)}::text[]) AS said (profile, kind, key)
          WHERE said.profile = b.profile_id AND said.kind = ${kind} AND said.key = b.key)`.execute(
      tx,
    );
}

/** Of each kind of contact one is the first: where that went, the one that has been known longest takes its place. */
async function putFirst(tx: Tx, tenant: string, customers: readonly string[]): Promise<void> {
  await sql`
    UPDATE clientele.identifiers AS i SET is_primary = true
    FROM (
      SELECT DISTINCT ON (o.customer_id, o.kind) o.customer_id, o.kind, o.key, o.is_primary
      FROM clientele.identifiers o
      WHERE o.tenant_id = ${tenant} AND o.customer_id = ANY (${customers}::uuid[])
      ORDER BY o.customer_id, o.kind, o.is_primary DESC, o.first_seen_at, o.key
    ) AS first
    WHERE i.tenant_id = ${tenant} AND i.customer_id = ANY (${customers}::uuid[]) AND i.customer_id = first.customer_id
      AND i.kind = first.kind AND i.key = first.key AND NOT first.is_primary`.execute(tx);
  await sql`
    UPDATE clientele.addresses AS a SET is_primary = true
    FROM (
      SELECT DISTINCT ON (o.customer_id) o.customer_id, o.key, o.is_primary
      FROM clientele.addresses o
      WHERE o.tenant_id = ${tenant} AND o.customer_id = ANY (${customers}::uuid[])
      ORDER BY o.customer_id, o.is_primary DESC, o.first_seen_at, o.key
    ) AS first
    WHERE a.tenant_id = ${tenant} AND a.customer_id = ANY (${customers}::uuid[]) AND a.customer_id = first.customer_id
      AND a.key = first.key AND NOT first.is_primary`.execute(tx);
}
