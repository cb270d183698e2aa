import { sql } from 'kysely';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import type { Contact } from '../recognise/arrival.ts';
import type { Person } from './people.ts';
import { insertRows } from './rows.ts';

const identifierColumns = {
  tenant_id: 'uuid',
  id: 'uuid',
  customer_id: 'uuid',
  kind: 'text',
  key: 'text',
  value: 'text',
  raw: 'text',
  generic: 'boolean',
  is_primary: 'boolean',
  verified_at: 'timestamptz',
  source: 'text',
  profile_id: 'uuid',
  first_seen_at: 'timestamptz',
  last_seen_at: 'timestamptz',
};

const addressColumns = {
  tenant_id: 'uuid',
  id: 'uuid',
  customer_id: 'uuid',
  key: 'text',
  line1: 'text',
  line2: 'text',
  city: 'text',
  region: 'text',
  postcode: 'text',
  country: 'text',
  is_primary: 'boolean',
  source: 'text',
  profile_id: 'uuid',
  first_seen_at: 'timestamptz',
  last_seen_at: 'timestamptz',
};

/**
 * Writes e-mails, phones and addresses that profiles brought. What the customer had already keeps its source and
 * becomes seen again; a proof that it is theirs is never lost. The first of a kind becomes the one to write to.
 */
export async function writeContacts(
  tx: Tx,
  tenant: string,
  people: readonly Person[],
): Promise<void> {
  await Promise.all([
    insertRows(
      tx,
      'identifiers',
      identifierColumns,
      people.flatMap((person) => identifierRows(tenant, person)),
      sql`ON CONFLICT (tenant_id, customer_id, kind, key) DO UPDATE SET last_seen_at = excluded.last_seen_at,
        verified_at = coalesce(identifiers.verified_at, excluded.verified_at)`,
    ),
    insertRows(
      tx,
      'addresses',
      addressColumns,
      people.flatMap((person) => addressRows(tenant, person)),
      sql`ON CONFLICT (tenant_id, customer_id, key) DO UPDATE SET last_seen_at = excluded.last_seen_at`,
    ),
  ]);
}

function identifierRows(tenant: string, person: Person) {
  const taken = new Set<Contact['kind']>(person.primaries);
  return [...person.contacts.values()].map((one) => {
    const first = !taken.has(one.kind);
    taken.add(one.kind);
    return {
      tenant_id: tenant,
      id: newId(),
      customer_id: person.id,
      kind: one.kind,
      key: one.key,
      value: one.value,
      raw: one.raw,
      generic: one.generic,
      is_primary: first,
      verified_at: one.verified ? now() : null,
      source: one.source,
      profile_id: one.profile,
      first_seen_at: now(),
      last_seen_at: now(),
    };
  });
}

function addressRows(tenant: string, person: Person) {
  return [...person.places.values()].map((place, position) => ({
    tenant_id: tenant,
    id: newId(),
    customer_id: person.id,
    key: place.key,
    line1: place.line1,
    line2: place.line2,
    city: place.city,
    region: place.region,
    postcode: place.postcode,
    country: place.country,
    is_primary: !person.housed && position === 0,
    source: place.source,
    profile_id: place.profile,
    first_seen_at: now(),
    last_seen_at: now(),
  }));
}
