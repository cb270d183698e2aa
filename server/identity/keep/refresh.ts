import { sql } from 'kysely';
import type { WrittenProfile } from '#contract/person';
import type { Tx } from '#platform/tx';
import { readAddresses, readContacts } from '../customers/contacts.ts';
import { standsOf } from './stands.ts';
import { RECORD_VERSION, type Former } from '../match/types.ts';
import { arrivalOf, placeOf } from '../recognise/arrival.ts';
import { matchSetting, type Setting } from '../recognise/setting.ts';
import { takeWholeTurn } from '../recognise/turn.ts';
import { dropStaleKeys, writeDerived } from './derived.ts';
import { withFormer } from './former.ts';
import { knownBefore } from './known-before.ts';
import { holdPeople, type Person } from './people.ts';
import { asRelation } from './rows.ts';

/** Most customers that one transaction brings up to date. */
const mostAtOnce = 200;

/**
 * Prepares anew what an earlier version of the normalisers read: records with their keys and search text, the keys of
 * addresses, the fingerprints of profiles without ids. As engine.
 * @returns how many customers were brought up to date; 0 when all are
 */
export async function refreshRecords(tx: Tx, tenant: string): Promise<number> {
  const setting = await matchSetting(tx, tenant);
  await takeWholeTurn(tx, setting.secret);
  const { rows } = await sql<{ id: string }>`
    SELECT r.customer_id AS id FROM clientele.match_records r
    WHERE r.tenant_id = ${tenant} AND (r.record ->> 'version')::int < ${RECORD_VERSION}
    ORDER BY r.customer_id LIMIT ${mostAtOnce}`.execute(tx);
  const customers = rows.map((row) => row.id);
  if (customers.length === 0) return 0;
  await refreshPlaces(tx, tenant, customers);
  await refreshFingerprints(tx, setting, customers);
  const people = [...(await holdPeople(tx, tenant, customers)).values()];
  const known = await knownBefore(tx, setting, people);
  const derived = [];
  for (const person of people)
    derived.push(await derivedAnew(tx, setting, person, known.get(person.id)));
  // All keys are written, whichever were there: those that stay do not mind.
  await writeDerived(
    tx,
    tenant,
    setting.secret,
    derived.map((one) => ({ ...one, before: null })),
  );
  await dropStaleKeys(tx, tenant, setting.secret, derived);
  return customers.length;
}

/**
 * Sees to it that the night prepares customers anew of whose events values have gone: by what they were called before they
 * are not found any more. As engine.
 */
export async function heedNoMore(tx: Tx, tenant: string, events: readonly string[]): Promise<void> {
  if (events.length === 0) return;
  await sql`UPDATE clientele.match_records r
    SET record = regexp_replace(r.record::text, '"version": *[0-9]+', '"version":0')::json
    WHERE r.tenant_id = ${tenant} AND r.record -> 'former' IS NOT NULL AND r.customer_id = ANY (ARRAY(
      SELECT clientele.survivor(e.customer_id) FROM clientele.events e
      WHERE e.tenant_id = ${tenant} AND e.id = ANY (${events}::uuid[]) AND e.customer_id IS NOT NULL))`.execute(
    tx,
  );
}

async function derivedAnew(
  tx: Tx,
  { tenant, reading }: Setting,
  person: Person,
  known: Former | undefined,
) {
  const { id, live, sources, recordBefore } = person;
  const identifiers = await readContacts(tx, tenant, id);
  const addresses = await readAddresses(tx, tenant, id);
  const stands = standsOf({ id, live, sources, identifiers, addresses }, reading);
  const record = withFormer(stands, known);
  return { customer: id, record, before: recordBefore };
}

/** Where two spellings turn out to be one place, the second keeps its key. */
async function refreshPlaces(tx: Tx, tenant: string, customers: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string; customer: string; key: string } & Address>`
    SELECT a.id, a.customer_id AS customer, a.key, a.line1, a.line2, a.city, a.postcode FROM clientele.addresses a
    WHERE a.tenant_id = ${tenant} AND a.customer_id = ANY (${customers}::uuid[])`.execute(tx);
  for (const { id, customer, key, ...written } of rows) {
    const now = placeOf(written)?.key ?? key;
    if (now === key) continue;
    await sql`UPDATE clientele.addresses a SET key = ${now}
      WHERE a.tenant_id = ${tenant} AND a.customer_id = ${customer} AND a.id = ${id} AND NOT EXISTS (
        SELECT FROM clientele.addresses o
        WHERE o.tenant_id = ${tenant} AND o.customer_id = ${customer} AND o.key = ${now})`.execute(
      tx,
    );
  }
}

type Address = Required<
  Pick<NonNullable<WrittenProfile['person']['address']>, 'line1' | 'line2' | 'city' | 'postcode'>
>;

/** Of profiles that say the same, the first is known again; the others stay as they are. */
async function refreshFingerprints(
  tx: Tx,
  { tenant, reading, secret }: Setting,
  customers: readonly string[],
): Promise<void> {
  const { rows } = await sql<{ id: string; source: string; person: WrittenProfile['person'] }>`
    SELECT p.id, p.source, p.person FROM clientele.links l
    JOIN clientele.profiles p ON p.tenant_id = ${tenant} AND p.id = l.profile_id AND p.outside_id IS NULL
    WHERE l.tenant_id = ${tenant} AND l.customer_id = ANY (${customers}::uuid[]) AND l.ended_at IS NULL
    ORDER BY p.id DESC`.execute(tx);
  const first = new Map(
    rows.flatMap(({ id, source, person }) => {
      const { fingerprint } = arrivalOf({ source, kind: 'import', person }, reading, secret);
      const row = { id, source, fingerprint: String(fingerprint) };
      return fingerprint === null ? [] : [[`${source}\n${fingerprint}`, row] as const];
    }),
  );
  const columns = { id: 'uuid', source: 'text', fingerprint: 'bigint' };
  const wanted = [...first.values()];
  await sql`UPDATE clientele.profiles p SET fingerprint = r.fingerprint
    FROM ${asRelation(columns, wanted)}
    WHERE p.tenant_id = ${tenant} AND p.id = r.id AND p.id = ANY (${wanted.map((row) => row.id)}::uuid[])
      AND NOT EXISTS (
        SELECT FROM clientele.profiles o
        WHERE o.tenant_id = ${tenant} AND o.source = r.source AND o.outside_id IS NULL
          AND o.fingerprint = r.fingerprint)`.execute(tx);
}
