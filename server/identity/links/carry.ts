import { sql } from 'kysely';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { WrittenProfile } from '#contract/person';
import { shownName, writeAliases } from '../keep/aliases.ts';
import { writeContacts } from '../keep/contacts.ts';
import { updateCustomers } from '../keep/customers.ts';
import { deriveAnew } from '../keep/derive-anew.ts';
import { holdPeople, joined, type Person } from '../keep/people.ts';
import { liveFields, resourced, sourceOf } from '../keep/sources.ts';
import { surviving, type Live } from '../keep/survive.ts';
import { arrivalOf } from '../recognise/arrival.ts';
import type { Setting } from '../recognise/setting.ts';
import { putFirst } from '../withdraw/first.ts';
import { rebuild } from '../withdraw/rebuild.ts';
import { dateToldAgain } from '../withdraw/restamp.ts';
import type { Way } from '../merge/move.ts';

/**
 * Lets what some profiles brought follow them from one customer to another: contacts, tags, values. They lead to the other
 * already. Whoever loses them is made again from the profiles that remain and from what staff said; whoever gets them takes
 * what they say as of an arrival, by the rule of precedence.
 */
export async function carryProfiles(
  tx: Tx,
  setting: Setting,
  { from, to }: Way,
  profiles: readonly string[],
): Promise<void> {
  if (profiles.length === 0) return;
  const { tenant } = setting;
  const since = now();
  const people = await holdPeople(tx, tenant, [from, to], setting.precedence);
  const [giver, taker] = [people.get(from)!, people.get(to)!];
  const contacts = await contactsOf(tx, tenant, from);
  await carryRows(tx, tenant, { from, to }, profiles);
  await carryBookings(tx, tenant, { from, to }, profiles);
  const said = await writtenBy(tx, tenant, profiles);
  const after = said.reduce(
    (person, { profile, written }) =>
      withEarlier(
        joined(person, arrivalOf(written, setting.reading, setting.secret), profile, setting),
        giver,
        { profile, source: written.source },
        setting,
      ),
    taker,
  );
  await updateCustomers(tx, tenant, [after]);
  await writeContacts(tx, tenant, [after], { seesAgain: false });
  await rebuild(tx, setting, [from], {
    withdrawn: profiles.map((profile) => ({ profile, before: null })),
    stood: new Map([[from, { id: from, live: giver.live, sources: giver.sources, ...contacts }]]),
  });
  await dateToldAgain(tx, tenant, [from, to], since);
  await putFirst(tx, tenant, [from, to]);
  await deriveAnew(tx, setting, after);
  await rename(tx, setting, [giver, taker]);
}

/** What profiles booked, or wait for, goes from one customer to another with them. */
export async function carryBookings(
  tx: Tx,
  tenant: string,
  { from, to }: Way,
  profiles: readonly string[],
): Promise<void> {
  for (const table of ['bookings', 'waitlist_entries'])
    await sql`UPDATE ${sql.table(`clientele.${table}`)} SET customer_id = ${to}
      WHERE tenant_id = ${tenant} AND customer_id = ${from} AND profile_id = ANY (${profiles}::uuid[])`.execute(
      tx,
    );
}

/** What a profile said earlier and says no more, but which still stood at the customer that it leaves. */
function withEarlier(
  person: Person,
  giver: Person,
  speaker: { readonly profile: string; readonly source: string },
  { precedence }: Setting,
): Person {
  const theirs = giver.sources.filter(({ profile }) => profile === speaker.profile);
  const still = new Set<string>(theirs.flatMap(({ fields }) => fields));
  const earlier: Live = Object.fromEntries(
    liveFields.map((field) => [field, still.has(field) ? giver.live[field] : null]),
  ) as Live;
  const unsaid = liveFields.filter(
    (field) => sourceOf(person.sources, field)?.profile === speaker.profile,
  );
  const wanted = { ...earlier, ...Object.fromEntries(unsaid.map((field) => [field, null])) };
  const taken = surviving(person.live, person.sources, wanted, speaker, precedence);
  const fields = Object.keys(taken) as (keyof Live)[];
  if (fields.length === 0) return person;
  const { version } = person;
  const source = { ...speaker, fields, user: null, at: now().toISOString(), version };
  return {
    ...person,
    live: { ...person.live, ...taken },
    sources: resourced(person.sources, source),
  };
}

async function contactsOf(tx: Tx, tenant: string, customer: string) {
  const seen = (table: string) =>
    sql<{ id: string; at: string }>`
    SELECT t.id, to_jsonb(t.last_seen_at) #>> '{}' AS at FROM ${sql.table(`clientele.${table}`)} t
    WHERE t.tenant_id = ${tenant} AND t.customer_id = ${customer}`.execute(tx);
  const [contacts, places] = await Promise.all([seen('identifiers'), seen('addresses')]);
  return { contacts: contacts.rows, places: places.rows };
}

/** Contacts move, unless the other has them; tags and values are told there, and taken off where they were. */
async function carryRows(
  tx: Tx,
  tenant: string,
  { from, to }: Way,
  profiles: readonly string[],
): Promise<void> {
  for (const [table, same, first] of [
    ['identifiers', sql`o.kind = t.kind AND o.key = t.key`, sql`o.is_primary AND o.kind = t.kind`],
    ['addresses', sql`o.key = t.key`, sql`o.is_primary`],
  ] as const) {
    const rows = sql.table(`clientele.${table}`);
    const has = (what: typeof same) => sql`EXISTS (SELECT FROM ${rows} o
      WHERE o.tenant_id = ${tenant} AND o.customer_id = ${to} AND ${what})`;
    const theirs = sql`t.tenant_id = ${tenant} AND t.customer_id = ${from} AND t.profile_id = ANY (${profiles}::uuid[])`;
    await sql`UPDATE ${rows} AS t SET is_primary = false WHERE ${theirs} AND t.is_primary AND ${has(first)}`.execute(
      tx,
    );
    await sql`UPDATE ${rows} AS t SET customer_id = ${to}::uuid WHERE ${theirs} AND NOT ${has(same)}`.execute(
      tx,
    );
    await sql`DELETE FROM ${rows} AS t WHERE ${theirs}`.execute(tx);
  }
  await sql`INSERT INTO clientele.customer_tags (tenant_id, customer_id, tag_id, tagged_at, profile_id)
    SELECT t.tenant_id, ${to}::uuid, t.tag_id, t.tagged_at, t.profile_id FROM clientele.customer_tags t
    WHERE t.tenant_id = ${tenant} AND t.customer_id = ${from} AND t.profile_id = ANY (${profiles}::uuid[])
    ON CONFLICT DO NOTHING`.execute(tx);
  // What staff, or another profile, said there stands; what the profile said there itself is told anew.
  await sql`INSERT INTO clientele.customer_values
      (tenant_id, customer_id, field_id, value, source, user_id, updated_at, profile_id)
    SELECT t.tenant_id, ${to}::uuid, t.field_id, t.value, t.source, t.user_id, t.updated_at, t.profile_id
    FROM clientele.customer_values t
    WHERE t.tenant_id = ${tenant} AND t.customer_id = ${from} AND t.profile_id = ANY (${profiles}::uuid[])
    ON CONFLICT (tenant_id, customer_id, field_id) DO UPDATE
      SET value = excluded.value, updated_at = excluded.updated_at
      WHERE customer_values.profile_id = excluded.profile_id`.execute(tx);
}

async function writtenBy(tx: Tx, tenant: string, profiles: readonly string[]) {
  const { rows } = await sql<{ profile: string; written: WrittenProfile }>`
    SELECT p.id AS profile, jsonb_strip_nulls(jsonb_build_object('source', p.source, 'kind', p.kind,
      'outsideId', p.outside_id, 'person', p.person)) AS written
    FROM clientele.profiles p
    WHERE p.tenant_id = ${tenant} AND p.id = ANY (${profiles}::uuid[])
    ORDER BY p.first_seen_at, p.id`.execute(tx);
  return rows;
}

/** Whoever is called otherwise by now goes by another hash, too. */
async function rename(tx: Tx, { tenant }: Setting, before: readonly Person[]): Promise<void> {
  for (const { id, live } of before) {
    const { rows } = await sql<Live & { phone: string }>`
      SELECT c.given_name AS "givenName", c.family_name AS "familyName", c.full_name AS "fullName", c.company,
        c.birth_date AS "birthDate", c.language, c.note, coalesce((SELECT i.raw FROM clientele.identifiers i
          WHERE i.tenant_id = ${tenant} AND i.customer_id = c.id AND i.kind = 'phone' AND i.is_primary), '') AS phone
      FROM clientele.customers c WHERE c.tenant_id = ${tenant} AND c.id = ${id}`.execute(tx);
    const after = rows[0];
    if (after !== undefined && shownName(after) !== shownName(live))
      await writeAliases(tx, tenant, [
        { customer: id, live: after, phone: after.phone, fresh: false },
      ]);
  }
}
