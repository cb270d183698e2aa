import { sql } from 'kysely';
import type { WrittenProfile } from '#contract/person';
import type { Tx } from '#platform/tx';
import { writeContacts } from '../keep/contacts.ts';
import { writeCustomers } from '../keep/customers.ts';
import { dropStaleKeys, writeDerived } from '../keep/derived.ts';
import { withFormer } from '../keep/former.ts';
import { knownBefore } from '../keep/known-before.ts';
import { holdPeople, joined, type Person } from '../keep/people.ts';
import { isBornChecked } from '../keep/checked.ts';
import { nobody } from '../keep/survive.ts';
import { arrivalOf, recordOf } from '../recognise/arrival.ts';
import type { Setting } from '../recognise/setting.ts';
import { takeOff } from './take-off.ts';
import { putFirst } from './first.ts';
import { saidByStaffSince, saidThen, type StoodCustomer, whatStands } from './stood.ts';
import type { Withdrawal } from './withdraw.ts';

/** A profile that still leads to a customer. */
export interface Remaining {
  readonly customer: string;
  readonly profile: string;
  readonly written: WrittenProfile;
}

/** What is taken back, and how customers stood before it came, where that was kept. */
interface Withdrawn {
  readonly withdrawn: readonly Withdrawal[];
  readonly stood: ReadonlyMap<string, StoodCustomer>;
}

/**
 * Makes customers again from the profiles that lead to them, oldest first, on top of what staff said and of what the
 * withdrawn profiles had brought earlier: as if what they brought now had never come.
 */
export async function rebuild(
  tx: Tx,
  setting: Setting,
  customers: readonly string[],
  { withdrawn, stood }: Withdrawn,
): Promise<void> {
  if (customers.length === 0) return;
  const { tenant, secret, reading } = setting;
  const there = customers.flatMap((id) => {
    const { contacts, places } = stood.get(id) ?? { contacts: [], places: [] };
    return [...contacts, ...places].map((one) => one.id);
  });
  await dropBrought(tx, setting, customers, { withdrawn, there });
  const [people, remaining, contacts, homes] = await Promise.all([
    holdPeople(tx, tenant, customers, setting.precedence),
    remainingProfiles(tx, tenant, customers),
    standingContacts(tx, tenant, customers, there),
    standingHomes(tx, tenant, customers, there),
  ]);
  const rebuilt = [...people.values()].map((person) => {
    const theirs = remaining.filter((one) => one.customer === person.id);
    const leads = new Set(theirs.map((one) => one.profile));
    const known = {
      contacts: contacts.get(person.id) ?? [],
      home: homes.get(person.id),
      before: stood.get(person.id),
    };
    const made = theirs.reduce(
      (made, { written, profile }) =>
        joined(made, arrivalOf(written, reading, secret), profile, setting),
      groundOf(person, known, leads, setting),
    );
    return { ...made, sources: saidThen(made, person) };
  });
  await takeOff(
    tx,
    setting,
    customers,
    withdrawn.map((one) => one.profile),
    remaining,
  );
  await writeContacts(tx, tenant, rebuilt, { seesAgain: false });
  await putFirst(tx, tenant, customers);
  const known = await knownBefore(tx, setting, rebuilt);
  const whole = rebuilt.map((person) => ({
    ...person,
    record: withFormer(person.record, known.get(person.id)),
  }));
  await writeCustomers(tx, tenant, whole);
  const derived = whole.map(({ id, record, recordBefore }) => ({
    customer: id,
    record,
    before: recordBefore,
  }));
  await writeDerived(tx, tenant, secret, derived);
  await dropStaleKeys(tx, tenant, secret, derived);
}

/**
 * The ground on which the profiles of a customer are laid again: how it stood, where that was kept, with what staff have
 * changed since; or else what staff alone say.
 */
function groundOf(
  person: Person,
  {
    contacts,
    home,
    before,
  }: {
    contacts: readonly Standing[];
    home: StandingHome | undefined;
    before: StoodCustomer | undefined;
  },
  leads: ReadonlySet<string>,
  setting: Setting,
): Person {
  const stood = before === undefined ? { live: nobody, sources: [] } : whatStands(before, leads);
  const { live, sources } = saidByStaffSince(stood, person);
  const values = Object.fromEntries(Object.entries(live).filter(([, value]) => value !== null));
  const of = (kind: Standing['kind']) =>
    contacts.filter((one) => one.kind === kind).map((one) => ({ value: one.raw, verified: false }));
  const written = {
    ...values,
    emails: of('email'),
    phones: of('phone'),
    ...(home !== undefined && { address: home }),
  };
  const record = recordOf(written, setting.reading);
  const bornChecked = isBornChecked(sources);
  return { ...person, live, sources, record: bornChecked ? { ...record, bornChecked } : record };
}

interface Standing {
  readonly customer: string;
  readonly kind: 'email' | 'phone';
  readonly raw: string;
}

/** Contacts that stay whatever the remaining profiles say: those of staff, and those that were there before. */
async function standingContacts(
  tx: Tx,
  tenant: string,
  customers: readonly string[],
  there: readonly string[],
) {
  const { rows } = await sql<Standing>`
    SELECT customer_id AS customer, kind, raw FROM clientele.identifiers
    WHERE tenant_id = ${tenant} AND customer_id = ANY (${customers}::uuid[])
      AND (profile_id IS NULL AND (source <> 'portal' OR verified_at IS NOT NULL)
        OR profile_id IS NOT NULL AND id = ANY (${there}::uuid[]))
    ORDER BY id`.execute(tx);
  return Map.groupBy(rows, (row) => row.customer);
}

interface StandingHome {
  readonly line1: string;
  readonly line2: string;
  readonly city: string;
  readonly postcode: string;
}

/** Of the addresses that stay in the same way, the first of each customer. */
async function standingHomes(
  tx: Tx,
  tenant: string,
  customers: readonly string[],
  there: readonly string[],
): Promise<Map<string, StandingHome>> {
  const { rows } = await sql<StandingHome & { customer: string }>`
    SELECT DISTINCT ON (a.customer_id) a.customer_id AS customer, a.line1, a.line2, a.city, a.postcode
    FROM clientele.addresses a
    WHERE a.tenant_id = ${tenant} AND a.customer_id = ANY (${customers}::uuid[])
      AND (a.profile_id IS NULL OR a.id = ANY (${there}::uuid[]))
    ORDER BY a.customer_id, a.is_primary DESC, a.first_seen_at, a.key`.execute(tx);
  return new Map(rows.map(({ customer, ...home }) => [customer, home]));
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
 * Removes contacts and addresses that came with withdrawn profiles. What a profile says again now, and what was there
 * before, stays as it is, since when it is known included; what another profile says too comes back with that.
 */
async function dropBrought(
  tx: Tx,
  { tenant, reading, secret }: Setting,
  customers: readonly string[],
  { withdrawn, there }: { withdrawn: readonly Withdrawal[]; there: readonly string[] },
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
        AND b.profile_id = ANY (${gone}::uuid[]) AND b.id <> ALL (${there}::uuid[]) AND NOT EXISTS (
          SELECT FROM unnest(${again.map((one) => one.profile)}::uuid[], ${again.map((one) => one.kind)}::text[],
            ${again.map((one) => one.key)}::text[]) AS said (profile, kind, key)
          WHERE said.profile = b.profile_id AND said.kind = ${kind} AND said.key = b.key)`.execute(
      tx,
    );
}
