import fc from 'fast-check';
import { newId } from '#platform/ids';
import type { Group, Part } from '../../contract/segment.ts';
import type { Tx } from '../../server/platform/tx.ts';
import type { TestBusiness } from './businesses.ts';
import type { TestDatabase } from './open-database.ts';
import type { Facts } from './segment-oracle.ts';

const zone = 'Asia/Bangkok';
const cities = ['Bangkok', 'bangkok', 'Chiang Mai', 'กรุงเทพ', ''];
const sources = ['line', 'till', 'website'];
const texts = ['Blue', 'blue label', 'Red', '100%', "O'Neil", 'a_b'];

const aDay = fc
  .integer({ min: 0, max: 24_000 })
  .map((days) => Temporal.PlainDate.from('1960-01-01').add({ days }).toString());
const recently = fc
  .integer({ min: 0, max: 60 * 24 * 60 })
  .map((minutes) => new Date(Date.now() - minutes * 60_000));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const subset = <T>(values: readonly T[]) => fc.subarray([...values]);
const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 });

// Few channels and topics, so that much is said about the same.
const about = {
  channel: fc.constantFrom('email' as const, 'sms' as const),
  topic: fc.constantFrom('offers' as const, 'feedback' as const),
};
const saying = fc.record({ ...about, given: fc.boolean(), byFormer: fc.boolean() });

/** Somebody with any mixture of what segments ask about. */
export const person = (tags: readonly string[]): fc.Arbitrary<Facts> =>
  fc.record({
    id: fc.constant(null).map(() => newId()),
    merged: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
    birthDate: maybe(aDay),
    language: maybe(fc.constantFrom('en', 'th', 'fr')),
    tags: subset(tags),
    values: fc.record(
      {
        likes: fc.constantFrom(...texts),
        visits: fc.constantFrom('0', '3', '12.5', '-4'),
        joined: aDay,
        member: fc.constantFrom('yes', 'no'),
        size: fc.constantFrom('S', 'M', 'L'),
      },
      { requiredKeys: [] },
    ),
    sources: fc.array(fc.constantFrom(...sources), { maxLength: 3 }),
    reach: subset(['email', 'phone'] as const),
    addresses: fc.array(
      fc.record({
        city: fc.constantFrom(...cities),
        country: fc.constantFrom('TH', 'FR', ''),
        postcode: fc.constantFrom('10110', '50200', 'SW1A 1AA', ''),
      }),
      { maxLength: 2 },
    ),
    createdAt: recently,
    updatedAt: recently,
    review: fc.boolean(),
    household: maybe(
      fc.record({
        name: fc.constantFrom('House 12', 'The Oaks', 'บ้านสวน', '100% home'),
        role: fc.constantFrom('Mother', 'son', 'พ่อ', null),
      }),
    ),
    said: fc.array(saying, { maxLength: 4 }),
  });

const range = fc
  .record({ from: aDay, to: aDay }, { requiredKeys: [] })
  .filter(({ from, to }) => from !== undefined || to !== undefined);
const nearRange = fc
  .record(
    { from: fc.integer({ min: 0, max: 70 }), to: fc.integer({ min: 0, max: 70 }) },
    { requiredKeys: [] },
  )
  .filter(({ from, to }) => from !== undefined || to !== undefined)
  .map(({ from, to }) => {
    const back = (days: number) => Temporal.Now.plainDateISO(zone).subtract({ days }).toString();
    return {
      ...(from !== undefined && { from: back(from) }),
      ...(to !== undefined && { to: back(to) }),
    };
  });

const oneOrNone = fc.constantFrom('any_of' as const, 'none_of' as const);
const presence = fc.constantFrom('present' as const, 'absent' as const);
const on = <On extends string>(value: On) => fc.constant(value);
const field = on('field');

const ownField = () =>
  fc.oneof(
    fc.record({
      on: field,
      field: fc.constantFrom('likes', 'visits', 'joined', 'member', 'size'),
      is: presence,
    }),
    fc.record({
      on: field,
      field: on('likes'),
      is: fc.constantFrom('equals' as const, 'contains' as const),
      text: fc.constantFrom('BLUE', 'b', '%', 'a_b', "O'NEIL", 'Red'),
    }),
    fc.record({
      on: field,
      field: on('visits'),
      is: on('amount'),
      from: fc.constantFrom(-5, 0, 3, 12.5),
    }),
    fc.record({
      on: field,
      field: on('visits'),
      is: on('amount'),
      from: fc.constant(-4),
      to: fc.constantFrom(0, 3, 12.4),
    }),
    range.map((bounds) => ({
      on: 'field' as const,
      field: 'joined',
      is: 'days' as const,
      ...bounds,
    })),
    fc.record({
      on: field,
      field: on('member'),
      is: fc.constantFrom('yes' as const, 'no' as const),
    }),
    fc.record({ on: field, field: on('size'), is: oneOrNone, choices: some(['S', 'M', 'XL']) }),
  );

const part = (tags: readonly string[]) =>
  fc.oneof(
    fc.record({
      on: on('tag'),
      is: fc.constantFrom('any_of' as const, 'all_of' as const, 'none_of' as const),
      tags: some(tags),
    }),
    ownField(),
    fc.record({ on: on('source'), is: oneOrNone, sources: some([...sources, 'nowhere']) }),
    fc.record({
      on: fc.constantFrom('email' as const, 'phone' as const, 'birth_date' as const),
      is: presence,
    }),
    range.map((bounds) => ({ on: 'born' as const, ...bounds })),
    fc.record({ on: on('birthday'), within: fc.integer({ min: 0, max: 366 }) }),
    fc.record({ on: on('language'), is: oneOrNone, languages: some(['en', 'th', 'fr'] as const) }),
    fc.record({
      on: on('city'),
      is: oneOrNone,
      cities: some(['BANGKOK', 'chiang mai', 'กรุงเทพ', 'Paris']),
    }),
    fc.record({ on: on('country'), is: oneOrNone, countries: some(['TH', 'FR', 'US']) }),
    fc.record({ on: on('postcode'), begins: fc.constantFrom('1', '10110', '5', 'sw1a', '9') }),
    fc.record({
      on: fc.constantFrom('created' as const, 'updated' as const),
      is: on('last'),
      days: fc.integer({ min: 0, max: 70 }),
    }),
    fc
      .tuple(fc.constantFrom('created' as const, 'updated' as const), nearRange)
      .map(([which, bounds]) => ({ on: which, is: 'between' as const, ...bounds })),
    fc.record({
      on: on('profiles'),
      is: fc.constantFrom('at_least' as const, 'at_most' as const, 'exactly' as const),
      count: fc.integer({ min: 0, max: 4 }),
    }),
    fc.record({ on: on('review'), is: fc.constantFrom('open' as const, 'none' as const) }),
    fc.record({
      on: on('household'),
      is: fc.constantFrom('in_one' as const, 'in_none' as const),
    }),
    fc.record({
      on: on('household'),
      is: on('role'),
      roles: some(['mother', 'SON', 'พ่อ', 'aunt']),
    }),
    fc.record({
      on: on('household'),
      is: on('named'),
      text: fc.constantFrom('house', 'OAK', '%', 'บ้าน', 'Hall'),
    }),
    fc.record({
      on: on('consent'),
      is: fc.constantFrom('given' as const, 'withdrawn' as const, 'unsaid' as const),
      ...about,
    }),
  );

/** Any expression of a few conditions, whatever it finds. */
export function group(tags: readonly string[], levels = 3): fc.Arbitrary<Group> {
  const inside: fc.Arbitrary<Part> =
    levels === 1
      ? part(tags)
      : fc.oneof(
          { weight: 3, arbitrary: part(tags) },
          { weight: 1, arbitrary: group(tags, levels - 1) },
        );
  return fc.record({
    on: fc.constantFrom('all' as const, 'any' as const, 'none' as const),
    of: fc.array(inside, { maxLength: 3 }),
  });
}

/** Writes people as rows, each as their facts say. */
export async function writePeople(
  { db }: TestDatabase,
  golf: TestBusiness,
  people: readonly Facts[],
): Promise<void> {
  await db.as(golf.system, 'engine', async (tx) => {
    const fields = await tx
      .selectFrom('custom_fields')
      .select(['id', 'key'])
      .where('tenant_id', '=', golf.id)
      .execute();
    const byKey = new Map(fields.map(({ id, key }) => [key, id]));
    for (const one of people) {
      await writeCustomer(tx, golf.id, one);
      await writeValues(tx, golf.id, one, byKey);
      await writeContacts(tx, golf.id, one);
      await writeProfiles(tx, golf.id, one);
      await writeHousehold(tx, golf.id, one);
      await writeFormer(tx, golf.id, one);
    }
  });
  // Recognising has no hand in what customers allow.
  const { owner } = golf.staff;
  await db.as(owner, 'caller', async (tx) => {
    for (const one of people) await writeSaid(tx, golf.id, one);
  });
}

const at = new Date();
const seen = { first_seen_at: at, last_seen_at: at };

async function writeCustomer(tx: Tx, tenant_id: string, one: Facts): Promise<void> {
  await tx
    .insertInto('customers')
    .values({
      tenant_id,
      id: one.id,
      full_name: 'Somebody',
      birth_date: one.birthDate ?? null,
      language: one.language ?? null,
      created_at: one.createdAt,
      updated_at: one.updatedAt,
      merged_at: one.merged ? at : null,
    })
    .execute();
}

async function writeValues(
  tx: Tx,
  tenant_id: string,
  one: Facts,
  fields: ReadonlyMap<string, string>,
): Promise<void> {
  const mine = { tenant_id, customer_id: one.id };
  for (const tag_id of one.tags)
    await tx
      .insertInto('customer_tags')
      .values({ ...mine, tag_id, tagged_at: at })
      .execute();
  for (const [key, value = ''] of Object.entries(one.values)) {
    const said = { field_id: fields.get(key) ?? '', value, source: 'staff', updated_at: at };
    await tx
      .insertInto('customer_values')
      .values({ ...mine, ...said })
      .execute();
  }
}

async function writeContacts(tx: Tx, tenant_id: string, one: Facts): Promise<void> {
  const mine = () => ({ tenant_id, customer_id: one.id, id: newId(), source: 'test', ...seen });
  for (const kind of one.reach) {
    const value = { kind, key: one.id, value: one.id, raw: one.id };
    await tx
      .insertInto('identifiers')
      .values({ ...mine(), ...value, generic: false, is_primary: true })
      .execute();
  }
  for (const [place, address] of one.addresses.entries())
    await tx
      .insertInto('addresses')
      .values({ ...mine(), key: String(place), ...address, is_primary: place === 0 })
      .execute();
}

async function writeProfiles(tx: Tx, tenant_id: string, one: Facts): Promise<void> {
  const profileFrom = async (source: string) => {
    const id = newId();
    const written = { source, kind: 'form', person: '{}', ...seen };
    await tx
      .insertInto('profiles')
      .values({ tenant_id, id, ...written })
      .execute();
    return { tenant_id, id: newId(), profile_id: id, customer_id: one.id };
  };
  for (const source of one.sources)
    await tx
      .insertInto('links')
      .values({
        ...(await profileFrom(source)),
        method: 'new',
        linked_at: at,
        last_verified_at: at,
      })
      .execute();
  if (!one.review) return;
  const asked = { state: 'open', reason: 'unsure', model: 'test', prior: 0.5, created_at: at };
  await tx
    .insertInto('reviews')
    .values({ ...(await profileFrom('review')), ...asked })
    .execute();
}

async function writeHousehold(tx: Tx, tenant_id: string, one: Facts): Promise<void> {
  if (one.household === undefined) return;
  const { name, role } = one.household;
  const id = newId();
  await tx.insertInto('households').values({ tenant_id, id, name, made_at: at }).execute();
  await tx
    .insertInto('household_members')
    .values({ tenant_id, household_id: id, customer_id: one.id, role, joined_at: at })
    .execute();
}

/** Of each customer the one who became part of one who became part of it: a lineage of two steps. */
const formers = new Map<string, string>();

async function writeFormer(tx: Tx, tenant_id: string, one: Facts): Promise<void> {
  if (!one.said.some(({ byFormer }) => byFormer)) return;
  let survivor_id = one.id;
  for (let steps = 0; steps < 2; steps += 1) {
    const id = newId();
    const gone = { id, full_name: 'Former', created_at: at, updated_at: at, merged_at: at };
    await tx
      .insertInto('customers')
      .values({ tenant_id, ...gone })
      .execute();
    await tx
      .insertInto('lineage')
      .values({ tenant_id, id: newId(), customer_id: id, survivor_id, merged_at: at })
      .execute();
    survivor_id = id;
  }
  formers.set(one.id, survivor_id);
}

async function writeSaid(tx: Tx, tenant_id: string, one: Facts): Promise<void> {
  for (const { byFormer, ...said } of one.said) {
    const customer_id = byFormer ? (formers.get(one.id) ?? '') : one.id;
    const by = { source: 'spoken', wording: 'They may write.', actor_kind: 'staff', at };
    await tx
      .insertInto('consents')
      .values({ tenant_id, id: newId(), customer_id, ...said, ...by })
      .execute();
  }
}
