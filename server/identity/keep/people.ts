import { sql } from 'kysely';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Arrival, Contact, Place } from '../recognise/arrival.ts';
import { prepare } from '../match/prepare.ts';
import type { PersonRecord } from '../match/types.ts';
import { checkedBy, isBornChecked } from './checked.ts';
import { enrichedRecord } from './record.ts';
import { heedsContacts, type Held, heldBy, holding, onlyFilling } from './fills.ts';
import type { Precedence } from './precedence.ts';
import { withoutRemoved } from './removed.ts';
import type { Setting } from '../recognise/setting.ts';
import { resourced, type Source } from './sources.ts';
import { nobody, saidBy, surviving, type Live } from './survive.ts';

/** Something that came with a profile: whose it is to be, and where it came from. */
export type Brought<T> = T & { readonly source: string; readonly profile: string };

/** A customer as one batch found it, or made it, and what becomes of it. */
export interface Person {
  readonly id: string;
  /** Made by this batch. */
  readonly fresh: boolean;
  /** As it is to be: one more than before, once anything was added. */
  readonly version: number;
  readonly live: Live;
  readonly sources: readonly Source[];
  readonly record: PersonRecord;
  /** What matching knew of it before; null for a fresh one. */
  readonly recordBefore: PersonRecord | null;
  readonly liveBefore: Live;
  readonly versionBefore: number;
  /** Kinds of contact that have a first one already. */
  readonly primaries: ReadonlySet<Contact['kind']>;
  readonly housed: boolean;
  /** Nothing is left of it but its row, which stays empty. */
  readonly erased: boolean;
  /** Hashes of what a person took off it. */
  readonly removed: ReadonlySet<bigint>;
  /** What it has by now and who said it, where some source only fills contacts; else undefined. */
  readonly held: Held | undefined;
  /** Brought by the batch, by kind and key. */
  readonly contacts: ReadonlyMap<string, Brought<Contact>>;
  readonly places: ReadonlyMap<string, Brought<Place>>;
}

/** A customer that is about to be made. */
export function freshPerson(id: string, record: PersonRecord, precedence: Precedence): Person {
  return {
    id,
    fresh: true,
    version: 1,
    live: nobody,
    sources: [],
    record,
    recordBefore: null,
    liveBefore: nobody,
    versionBefore: 0,
    primaries: new Set(),
    housed: false,
    erased: false,
    removed: new Set(),
    held: heedsContacts(precedence) ? new Map() : undefined,
    contacts: new Map(),
    places: new Map(),
  };
}

/** A customer with what a profile says added to it, by the one rule of precedence (survive.ts). */
export function joined(
  person: Person,
  arrival: Arrival,
  profile: string,
  { reading, precedence, secret }: Pick<Setting, 'reading' | 'precedence' | 'secret'>,
): Person {
  const { source } = arrival.written;
  const said = saidBy(arrival, reading);
  const document = arrival.written.person.birthDateChecked;
  const speaker = { source, profile, checks: document !== undefined };
  const taken = surviving(person.live, person.sources, said, speaker, precedence);
  const fields = Object.keys(taken) as (keyof Live)[];
  const version = person.fresh ? 1 : person.versionBefore + 1;
  const by = { source, profile, user: null, at: now().toISOString(), version };
  const live = { ...person.live, ...taken };
  const { birthDate } = said;
  const sources = checkedBy(resourced(person.sources, { ...by, fields }), {
    by,
    birthDate,
    document,
    stands: live.birthDate,
  });
  const welcome = withoutRemoved(arrival, person.removed, secret);
  const brought = onlyFilling(welcome, person.held, speaker, precedence);
  const contacts = new Map(person.contacts);
  for (const one of brought.contacts) {
    const name = `${one.kind} ${one.key}`;
    const verified = one.verified || contacts.get(name)?.verified === true;
    contacts.set(name, { ...one, verified, source, profile });
  }
  const places = new Map(person.places);
  if (brought.place) places.set(brought.place.key, { ...brought.place, source, profile });
  return {
    ...person,
    version,
    live,
    sources,
    record: enrichedRecord(person.record, brought.record, {
      name: fields.some((field) => field.endsWith('Name')),
      birthDate: fields.includes('birthDate'),
      bornChecked: isBornChecked(sources),
    }),
    held: holding(person.held, brought, profile),
    contacts,
    places,
  };
}

interface Row extends Live {
  id: string;
  version: number;
  sources: Source[];
  record: PersonRecord | null;
  primaries: Contact['kind'][];
  housed: boolean;
  erased: boolean;
  removed: string[];
}

/**
 * Customers as they are now, held against changes until the transaction ends. Held in one statement and read in the
 * next, sent together: what a statement sees is as old as its start, and it may have waited.
 * @param precedence where profiles are to be added: whether it matters who said which contact
 */
export async function holdPeople(
  tx: Tx,
  tenant: string,
  customers: readonly string[],
  precedence: Precedence = [],
): Promise<Map<string, Person>> {
  if (customers.length === 0) return new Map();
  const [, people, held] = await Promise.all([
    sql`SELECT c.id FROM clientele.customers c
      WHERE c.tenant_id = ${tenant} AND c.id = ANY (${customers}::uuid[]) ORDER BY c.id FOR UPDATE`.execute(
      tx,
    ),
    readPeople(tx, tenant, customers),
    heldBy(tx, tenant, precedence, customers),
  ]);
  return new Map([...people].map(([id, person]) => [id, { ...person, held: held.get(id) }]));
}

/** Customers as they are now, without holding them. */
export async function readPeople(
  tx: Tx,
  tenant: string,
  customers: readonly string[],
): Promise<Map<string, Person>> {
  const { rows } = await sql<Row>`
    SELECT c.id, c.version, c.given_name AS "givenName", c.family_name AS "familyName", c.full_name AS "fullName",
      c.company, c.birth_date AS "birthDate", c.language, c.note, c.sources, r.record,
      c.erased_at IS NOT NULL AS erased,
      ARRAY(SELECT x.hash::text FROM clientele.removed_contacts x
        WHERE x.tenant_id = ${tenant} AND x.customer_id = c.id) AS removed,
      ARRAY(SELECT i.kind FROM clientele.identifiers i
        WHERE i.tenant_id = ${tenant} AND i.customer_id = c.id AND i.is_primary) AS primaries,
      EXISTS (SELECT FROM clientele.addresses a
        WHERE a.tenant_id = ${tenant} AND a.customer_id = c.id AND a.is_primary) AS housed
    FROM clientele.customers c
    LEFT JOIN clientele.match_records r ON r.tenant_id = ${tenant} AND r.customer_id = c.id
    WHERE c.tenant_id = ${tenant} AND c.id = ANY (${customers}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, personOf(row)]));
}

function personOf({
  id,
  version,
  sources,
  record,
  primaries,
  housed,
  erased,
  removed,
  ...live
}: Row): Person {
  return {
    id,
    fresh: false,
    version,
    live,
    sources,
    record: record ?? recordOfLive(live),
    recordBefore: record,
    liveBefore: live,
    versionBefore: version,
    primaries: new Set(primaries),
    housed,
    erased,
    removed: new Set(removed.map(BigInt)),
    held: undefined,
    contacts: new Map(),
    places: new Map(),
  };
}

/** Of a customer whom matching does not know yet: what the live values alone say. */
function recordOfLive({ givenName, familyName, fullName, company, birthDate }: Live): PersonRecord {
  const said = {
    ...(givenName !== null && { given: givenName }),
    ...(familyName !== null && { family: familyName }),
    ...(fullName !== null && { full: fullName }),
    ...(company !== null && { company }),
    ...(birthDate !== null && { birthDate }),
  };
  // No phone is read and the day is in ISO form: whose country it is does not matter.
  return prepare(said, { country: '', dates: { order: 'dmy', year: now().getUTCFullYear() } });
}
