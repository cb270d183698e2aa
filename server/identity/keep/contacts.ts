import { sql } from 'kysely';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import type { Contact } from '../recognise/arrival.ts';
import type { Person } from './people.ts';
import { insertRows, instant, uuid } from './rows.ts';

const identifierColumns = {
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
};

const addressColumns = {
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
};

/**
 * Writes e-mails, phones and addresses that profiles brought. What the customer had already keeps its source and
 * becomes seen again; a proof that it is theirs is never lost. The first of a kind becomes the one to write to.
 * @param seesAgain false where what is there is told once more, and nothing becomes seen by it
 */
export async function writeContacts(
  tx: Tx,
  tenant: string,
  people: readonly Person[],
  { seesAgain = true }: { readonly seesAgain?: boolean } = {},
): Promise<void> {
  const alike = {
    tenant_id: uuid(tenant),
    first_seen_at: instant(now()),
    last_seen_at: instant(now()),
  };
  await Promise.all([
    insertRows(
      tx,
      'identifiers',
      { alike, columns: identifierColumns },
      people.flatMap(identifierRows),
      sql`ON CONFLICT (tenant_id, customer_id, kind, key) DO UPDATE SET
        last_seen_at = ${seesAgain ? sql`excluded` : sql`identifiers`}.last_seen_at,
        verified_at = coalesce(identifiers.verified_at, excluded.verified_at)`,
    ),
    insertRows(
      tx,
      'addresses',
      { alike, columns: addressColumns },
      people.flatMap(addressRows),
      seesAgain
        ? sql`ON CONFLICT (tenant_id, customer_id, key) DO UPDATE SET last_seen_at = excluded.last_seen_at`
        : sql`ON CONFLICT DO NOTHING`,
    ),
  ]);
}

function identifierRows(person: Person) {
  const taken = new Set<Contact['kind']>(person.primaries);
  return [...person.contacts.values()].map((one) => {
    const first = !taken.has(one.kind);
    taken.add(one.kind);
    return {
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
    };
  });
}

function addressRows(person: Person) {
  return [...person.places.values()].map((place, position) => ({
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
  }));
}
