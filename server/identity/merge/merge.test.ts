import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import type { MergeChoices } from '#contract/merges';
import type { WrittenProfile } from '#contract/person';
import { newId } from '#platform/ids';
import { addField, addTag } from '#tenancy';
import { setTierOf, setTiers, tierNames } from '#tiers';
import { refused } from '#test/access';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { tenantRows } from '#test/tenant-rows';
import { changeCustomer } from '../change/change.ts';
import { createHousehold, removeHouseholdMember } from '../households/change.ts';
import { settle } from '../bulk/chosen.ts';
import { listCustomers } from '../customers/list.ts';
import { readCustomer } from '../customers/read.ts';
import { readHousehold } from '../households/read.ts';
import { readIdentityHistory } from '../links/history.ts';
import { addNote, listNotes } from '../notes/notes.ts';
import { identifyDryRuns, searchPeople } from '../recognise/compare.ts';
import { previewMerge } from './preview.ts';
import { previewUndo } from './undo-preview.ts';
import type { Tx } from '#platform/tx';
import type { PersonRecord } from '../match/types.ts';
import { identify } from '../recognise/identify.ts';
import { keepApart } from '../links/reject.ts';
import { mergeCustomers } from './merge.ts';
import { undoMerge } from './undo.ts';

/** What is written once and for all, and what says who was merged. */
const own = new Set(['events', 'event_values', 'lineage', 'lineage_rows', 'webhook_deliveries']);

/** What counts on, so that two people who edit at once notice each other. */
const countsOn = new Set(['version', 'updated_at']);

const givenNames = ['Annika', 'Colette', 'Somchai', 'Bob', 'Yuki', 'Fatima', 'Igor', 'Paula'];
const familyNames = [
  'Holm',
  'Marchand',
  'Wongsakul',
  'Quill',
  'Tanaka',
  'Hassan',
  'Petrov',
  'Silva',
];

const written = (_: string, value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).filter(([key]) => !countsOn.has(key)))
    : value;

/** What may hang on a customer: each of them once with it, once without. */
const hanging = fc.record({
  email: fc.constantFrom('one@people.example', 'other@people.example'),
  phone: fc.constantFrom('+66 81 234 5678', '+66 82 345 6789', undefined),
  street: fc.constantFrom('1 Canal Road', '2 Oak Lane', undefined),
  born: fc.constantFrom('1980-02-03', '1981-04-05', undefined),
  company: fc.constantFrom('Acme', undefined),
  verified: fc.boolean(),
  second: fc.boolean(),
  renamed: fc.boolean(),
  emptied: fc.boolean(),
  tags: fc.subarray(['VIP', 'Regular']),
  tagging: fc.boolean(),
  value: fc.constantFrom('9', '12', undefined),
  household: fc.constantFrom('The Ones', 'The Others', undefined),
  removed: fc.boolean(),
  tier: fc.constantFrom('Gold', 'Silver', undefined),
});
type Hanging = typeof hanging extends fc.Arbitrary<infer T> ? T : never;

/** Somebody in the middle of what may be drawn. */
const drawn: Hanging = {
  email: 'one@people.example',
  phone: '+66 81 234 5678',
  street: '1 Canal Road',
  born: undefined,
  company: undefined,
  verified: false,
  second: true,
  renamed: false,
  emptied: false,
  tags: ['VIP'],
  tagging: true,
  value: '9',
  household: 'The Ones',
  removed: false,
  tier: 'Gold',
};

const drawnPerson: WrittenProfile['person'] = {
  givenName: givenNames[0]!,
  familyName: familyNames[0]!,
  emails: [{ value: 'one@people.example', verified: false }],
  phones: [{ value: '+66 81 234 5678', verified: false }],
};

forEachDatabase('merging customers', (opened) => {
  const inShop = <T>(
    shop: TestBusiness,
    work: (tx: Parameters<Parameters<ReturnType<typeof opened>['db']['as']>[2]>[0]) => Promise<T>,
  ): Promise<T> => opened().db.as(shop.staff.owner, 'engine', work);

  /** Every row of the business, but for what counts on, by table. */
  async function everything(shop: TestBusiness): Promise<Record<string, string[]>> {
    const rows = (await tenantRows(opened(), shop.id)).filter(({ table }) => !own.has(table));
    const tables = Map.groupBy(rows, ({ table }) => table);
    return Object.fromEntries(
      [...tables].map(([table, all]) => [
        table,
        all.map(({ row }) => JSON.stringify(row, written)).toSorted(),
      ]),
    );
  }

  async function assertSame(
    shop: TestBusiness,
    before: Record<string, string[]>,
    but: string[] = [],
  ) {
    const after = await everything(shop);
    for (const table of new Set([...Object.keys(before), ...Object.keys(after)]))
      if (!but.includes(table)) assert.deepEqual(after[table], before[table], table);
  }

  async function shopWithSettings(): Promise<TestBusiness> {
    const shop = await makeBusiness(opened().db, 'merging');
    const { owner } = shop.staff;
    await opened().db.as(owner, 'caller', async (tx) => {
      for (const name of ['VIP', 'Regular', 'Mailed'])
        await addTag(tx, owner, { name, color: 'grey' });
      await addField(tx, owner, { key: 'handicap', label: 'Handicap', kind: 'text', choices: [] });
      await setTiers(
        tx,
        owner,
        ['Gold', 'Silver'].map((name) => ({ name, description: '' })),
      );
    });
    return shop;
  }

  const said = (value: string, verified = false) => ({ value, verified });

  /** Somebody who came by one profile or two, and on whom all that is drawn hangs. @returns id of the customer */
  async function somebody(shop: TestBusiness, number: number, what: Hanging): Promise<string> {
    const { owner } = shop.staff;
    const { db } = opened();
    const person: WrittenProfile['person'] = {
      givenName: givenNames[number % 8]!,
      familyName: familyNames[number % 8]!,
      emails: [said(`${number}.${what.email}`), said(what.email)],
      ...(what.phone && { phones: [said(what.phone)] }),
      ...(what.street && { address: { line1: what.street, city: 'Bangkok' } }),
      ...(what.born && { birthDate: what.born }),
      ...(what.company && { company: `${what.company} ${number}` }),
      ...(what.tags.length > 0 && { tags: what.tags }),
      ...(what.value && { values: { handicap: what.value } }),
    };
    const come = (source: string, who: WrittenProfile['person']) =>
      inShop(shop, (tx) =>
        identify(tx, shop.system, { source, kind: 'crm', outsideId: String(number), person: who }),
      );
    const { customer } = await come('crm', person);
    if (what.second)
      await come('till', { ...person, emails: [said(`${number}.${what.email}`, true)] });
    const change = (changes: object) =>
      inShop(shop, async (tx) => {
        const { version } = await tx
          .selectFrom('customers')
          .select('version')
          .where('tenant_id', '=', shop.id)
          .where('id', '=', customer)
          .executeTakeFirstOrThrow();
        await changeCustomer(tx, owner, customer, { version, ...changes });
      });
    if (what.renamed)
      await change({ givenName: `Mr ${givenNames[number % 8]}`, values: { handicap: '5' } });
    if (what.emptied) await change({ birthDate: null, note: `of ${number}` });
    if (what.removed) {
      const row = await inShop(shop, (tx) =>
        tx
          .selectFrom('identifiers')
          .select('id')
          .where('tenant_id', '=', shop.id)
          .where('customer_id', '=', customer)
          .executeTakeFirstOrThrow(),
      );
      await change({ removeIdentifiers: [row.id] });
    }
    await db.as(owner, 'caller', async (tx) => {
      await addNote(tx, owner, customer, { text: `About ${number}`, pinned: false });
      const tier = (await tierNames(tx, shop.id)).get(what.tier?.toLowerCase() ?? '');
      if (tier) await setTierOf(tx, owner, { id: customer, tier, reason: `of ${number}` });
      if (what.household)
        await createHousehold(tx, owner, {
          name: what.household,
          members: [{ customer, role: null }],
        });
    });
    if (what.tagging) await tagged(shop, customer);
    return customer;
  }

  /** As bulk tagging leaves it behind. */
  async function tagged(shop: TestBusiness, customer: string): Promise<void> {
    await opened().asOwner(async (login) => {
      const tagging = newId();
      await login.run(
        `INSERT INTO clientele.taggings (tenant_id, id, state, chosen, add_tags, remove_tags, customers, created_at)
         VALUES ($1, $2, 'done', '{}', '{}', '{}', 1, now())`,
        [shop.id, tagging],
      );
      await login.run(
        `INSERT INTO clientele.customer_tags (tenant_id, customer_id, tag_id, tagged_at)
         SELECT tenant_id, $2, id, now() FROM clientele.tags WHERE tenant_id = $1 AND name = 'Mailed'`,
        [shop.id, customer],
      );
      await login.run(
        `INSERT INTO clientele.tagging_rows (tenant_id, tagging_id, customer_id, tag_id, added)
         SELECT tenant_id, $3, $2, id, true FROM clientele.tags WHERE tenant_id = $1 AND name = 'Mailed'`,
        [shop.id, customer, tagging],
      );
      await login.run(
        `INSERT INTO clientele.files (tenant_id, id, purpose, name, content_type, bytes, sha256, created_at, customer_id)
         VALUES ($1, $2, 'customer', 'card.txt', 'text/plain', 1, '\\x00', now(), $3)`,
        [shop.id, newId(), customer],
      );
    });
  }

  const merge = (shop: TestBusiness, customers: [string, string], choices: MergeChoices = {}) =>
    inShop(shop, (tx) => mergeCustomers(tx, shop.staff.owner, { customers, choices }));
  const undo = (shop: TestBusiness, id: string, how: object = {}) =>
    inShop(shop, (tx) => undoMerge(tx, shop.staff.owner, { merge: id, ...how }));

  test('undone, every row of every table is as it was, whatever hung on whom and whatever was chosen', async () => {
    const shop = await shopWithSettings();
    let number = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(hanging, hanging),
        fc.record(
          { name: fc.nat(1), birthDate: fc.nat(1), note: fc.nat(1), tier: fc.nat(1) },
          { requiredKeys: [] },
        ),
        fc.boolean(),
        async ([first, second], sides, apart) => {
          const [one, other] = [
            await somebody(shop, number, first),
            await somebody(shop, number + 1, second),
          ];
          number += 2;
          if (one === other) return;
          if (apart)
            await inShop(shop, (tx) =>
              keepApart(tx, shop.staff.owner, { customers: [one, other] }),
            );
          const choices = Object.fromEntries(
            Object.entries(sides).map(([field, side]) => [field, [one, other][side]]),
          );
          const before = await everything(shop);
          const { merge: id, survivor, merged } = await merge(shop, [other, one], choices);
          assert.deepEqual([survivor, merged], [one, other]);
          assert.notDeepEqual(await everything(shop), before);
          await undo(shop, id);
          await assertSame(shop, before);
        },
      ),
      { numRuns: 4, seed: 7 },
    );
  });

  test('three in one part again in any order', async () => {
    const shop = await shopWithSettings();
    const a = await somebody(shop, 0, { ...drawn, tags: [], value: undefined, tagging: false });
    const b = await somebody(shop, 1, { ...drawn, born: '1980-02-03' });
    const c = await somebody(shop, 2, { ...drawn, born: '1981-04-05', value: '12' });
    const before = await everything(shop);
    const first = await merge(shop, [a, b]);
    const second = await merge(shop, [a, c], { name: c });
    await undo(shop, first.merge);
    const values = await inShop(shop, (tx) =>
      tx
        .selectFrom('customer_values')
        .select('value')
        .where('tenant_id', '=', shop.id)
        .where('customer_id', '=', a)
        .execute(),
    );
    assert.deepEqual(values, [{ value: '12' }]);
    await undo(shop, second.merge);
    await assertSame(shop, before, ['match_records', 'match_keys', 'search_texts']);
    await refused(undo(shop, first.merge), 'merge_undone');
  });

  test('is seen beforehand, with whose value stands and why, and leaves nothing behind by being looked at', async () => {
    const shop = await shopWithSettings();
    const { owner } = shop.staff;
    const one = await somebody(shop, 0, { ...drawn, renamed: true, company: 'Acme', value: '9' });
    const other = await somebody(shop, 1, { ...drawn, born: '1981-04-05', value: '12', tags: [] });
    await inShop(shop, (tx) => keepApart(tx, owner, { customers: [one, other], reason: 'twins' }));
    const before = await everything(shop);
    const seen = await inShop(shop, (tx) =>
      previewMerge(tx, owner, { customers: [other, one], choices: { note: other } }),
    );
    await assertSame(shop, before);
    assert.deepEqual([seen.survivor.id, seen.merged.id], [one, other]);
    const stands = Object.fromEntries(
      seen.fields.map(({ field, stands: whose, by }) => [field, [whose, by]]),
    );
    assert.deepEqual(stands, {
      name: [one, 'said'],
      company: [one, 'only'],
      birthDate: [other, 'only'],
    });
    assert.deepEqual(
      seen.values.map(({ survivor, merged, stands: whose, by }) => [
        survivor.value,
        merged.value,
        whose,
        by,
      ]),
      [['5', '12', one, 'said']],
    );
    const moves = Object.fromEntries(
      seen.moves.map(({ what, moves: all, both }) => [what, [all, both]]),
    );
    assert.deepEqual(moves['identifiers'], [1, 2]);
    assert.deepEqual(moves['customer_notes'], [1, 0]);
    assert.deepEqual(moves['links'], [2, 0]);
    assert.equal(seen.apart?.reason, 'twins');
    assert.ok(seen.why.evidence.some((each) => each.field === 'email' && each.weight > 0));
    const total = seen.why.evidence.reduce((sum, each) => sum + each.weight, seen.why.prior);
    assert.ok(Math.abs(total - seen.why.total) < 1e-9);
    await refused(
      inShop(shop, (tx) => previewMerge(tx, owner, { customers: [one, one] })),
      'already_one',
    );
    await refused(
      inShop(shop, (tx) =>
        previewMerge(tx, owner, { customers: [one, other], choices: { name: newId() } }),
      ),
      'invalid_input',
    );
  });

  test('is read by every id, in no list twice, and told in a history from which it can be undone', async () => {
    const shop = await shopWithSettings();
    const { owner } = shop.staff;
    const one = await somebody(shop, 0, { ...drawn, household: 'The Ones' });
    const other = await somebody(shop, 1, { ...drawn, household: 'The Others' });
    const versions = { [one]: 99 };
    await refused(
      inShop(shop, (tx) => mergeCustomers(tx, owner, { customers: [one, other], versions })),
      'conflict',
    );
    const { merge: id } = await inShop(shop, (tx) =>
      mergeCustomers(tx, owner, { customers: [one, other], reason: 'same card' }),
    );
    const as = <T>(work: (tx: Tx) => Promise<T>) => opened().db.as(owner, 'caller', work);
    const record = await as((tx) => readCustomer(tx, owner, other));
    assert.deepEqual([record.id, record.askedAs, record.mergedFrom], [one, other, [other]]);
    assert.ok(record.identifiers.every((each) => each.sharedWith === 0));
    const listed = await as((tx) =>
      listCustomers(tx, owner, { limit: 50, sort: 'name', q: 'people' }),
    );
    assert.deepEqual(
      listed.rows.map((row) => row.id),
      [one],
    );
    const home = await as((tx) => readHousehold(tx, owner, other));
    assert.deepEqual(
      home.household?.members.map((each) => each.customer),
      [one],
    );
    // Written by an old id, it is the survivor's.
    await as((tx) => addNote(tx, owner, other, { text: 'By the old id', pinned: false }));
    assert.equal((await as((tx) => listNotes(tx, owner, one))).length, 3);
    await as((tx) => removeHouseholdMember(tx, owner, { id: home.household!.id, customer: other }));
    const settled = await inShop(shop, (tx) => settle(tx, shop.id, { ids: [one, other] }));
    assert.deepEqual(settled, { ids: [one] });

    const [entry] = (await as((tx) => readIdentityHistory(tx, owner, other, { limit: 10 }))).rows;
    assert.ok(entry);
    assert.deepEqual(
      [entry.kind, entry.id, entry.by, entry.reason, entry.stayed, entry.other?.id, entry.undoable],
      ['merge', id, owner.user, 'same card', true, other, true],
    );
    const since = await inShop(shop, (tx) =>
      identify(tx, shop.system, {
        source: 'door',
        kind: 'crm',
        outsideId: '1',
        person: { ...drawnPerson },
      }),
    );
    assert.equal(since.customer, one);
    const undoing = await inShop(shop, (tx) => previewUndo(tx, owner, id));
    assert.deepEqual(
      undoing.since.map((each) => each.id),
      [since.profile],
    );
    assert.ok(undoing.returns.some(({ what, count }) => what === 'links' && count === 2));
    await undo(shop, id, { reason: 'two cards', apart: true });
    const after = (await as((tx) => readIdentityHistory(tx, owner, other, { limit: 10 }))).rows;
    assert.deepEqual(
      after.map((each) => [each.kind, each.ended?.reason ?? null, each.undoable]),
      [
        ['apart', null, true],
        ['merge', 'two cards', false],
      ],
    );
    await refused(
      inShop(shop, (tx) => previewUndo(tx, owner, id)),
      'merge_undone',
    );
  });

  test('a case that a merge settled stays settled where its profile stands in another by the time it is undone', async () => {
    const shop = await shopWithSettings();
    const one = await somebody(shop, 0, drawn);
    const other = await somebody(shop, 3, { ...drawn, email: 'other@people.example' });
    const open = (id: string, customer: string, candidate: string) =>
      inShop(shop, async (tx) => {
        await sql`INSERT INTO clientele.reviews (tenant_id, id, profile_id, customer_id, state, reason, model, prior, created_at)
          SELECT ${shop.id}, ${id}, min(l.profile_id::text)::uuid, ${customer}, 'open', 'unsure', 'shipped-2', -10, now()
          FROM clientele.links l
          JOIN clientele.profiles p ON p.tenant_id = ${shop.id} AND p.id = l.profile_id
          WHERE l.tenant_id = ${shop.id} AND l.ended_at IS NULL AND p.person->>'familyName' = ${familyNames[3]}`.execute(
          tx,
        );
        await sql`INSERT INTO clientele.review_candidates (tenant_id, review_id, customer_id, probability, why)
          VALUES (${shop.id}, ${id}, ${candidate}, .5, '[]')`.execute(tx);
      });
    const [first, second] = [newId(), newId()];
    await open(first, other, one);
    const { merge: id } = await merge(shop, [one, other]);
    await open(second, one, one);
    await undo(shop, id);
    const { rows } = await inShop(shop, (tx) =>
      sql<{ id: string; state: string; customer: string }>`
        SELECT r.id, r.state, r.customer_id AS customer FROM clientele.reviews r
        WHERE r.tenant_id = ${shop.id} AND r.id IN (${first}, ${second}) ORDER BY r.id`.execute(tx),
    );
    assert.deepEqual(
      rows.map(({ state }) => state),
      ['settled', 'open'],
    );
    assert.equal(rows[0]?.customer, other);
  });

  test('a name that staff typed and a choice dropped is one of before, until the merge is undone', async () => {
    const shop = await shopWithSettings();
    const { owner } = shop.staff;
    const one = await somebody(shop, 0, drawn);
    const other = await somebody(shop, 3, {
      ...drawn,
      email: 'other@people.example',
      phone: undefined,
    });
    await inShop(shop, async (tx) => {
      const { version } = await readCustomer(tx, owner, one);
      await changeCustomer(tx, owner, one, {
        version,
        givenName: 'Wilhelmina',
        familyName: 'Ostergaard',
      });
    });
    const before = await everything(shop);
    await undo(shop, (await merge(shop, [one, other], { name: other })).merge);
    await assertSame(shop, before);
    const former = () =>
      inShop(shop, async (tx) => {
        const { record } = await tx
          .selectFrom('match_records')
          .select('record')
          .where('tenant_id', '=', shop.id)
          .where('customer_id', '=', one)
          .executeTakeFirstOrThrow();
        return (record as unknown as PersonRecord).former?.names.map(({ family }) => family?.text);
      });
    const { merge: id } = await merge(shop, [one, other], { name: other });
    assert.ok((await former())?.includes('ostergaard'));
    // Also once everything is derived anew.
    await inShop(shop, async (tx) => {
      const { version } = await readCustomer(tx, owner, one);
      await changeCustomer(tx, owner, one, { version, company: 'Elsewhere' });
    });
    assert.ok((await former())?.includes('ostergaard'));
    const person = { ...drawnPerson, givenName: 'Wilhelmina', familyName: 'Ostergaard' };
    const came = await inShop(shop, (tx) =>
      identify(tx, shop.system, { source: 'door', kind: 'form', person }),
    );
    assert.equal(came.customer, one);
    assert.ok(came.evidence.some((each) => each.field === 'family' && each.former));
    await undo(shop, id);
    assert.ok(!(await former())?.includes(familyNames[3]!.toLowerCase()));
  });

  test('people are found by what is known of them, and what identifying would come to is seen, without a trace', async () => {
    const shop = await shopWithSettings();
    const one = await somebody(shop, 0, drawn);
    await somebody(shop, 3, { ...drawn, email: 'other@people.example', phone: undefined });
    const before = await everything(shop);
    const { rows } = await inShop(shop, (tx) =>
      searchPeople(tx, shop.key, { person: drawnPerson, limit: 5 }),
    );
    assert.equal(rows[0]?.customer, one);
    assert.ok(rows[0].why.probability > 0.9);
    const written = { source: 'door', kind: 'form', person: drawnPerson } as const;
    const stranger = { ...written, person: { fullName: 'Nobody Known' } };
    // Of calls that share a transaction none heeds another: the second stranger is as new as the first.
    const calls = [written, stranger, stranger].map((body) => ({ who: shop.key, body }));
    const dry = await inShop(shop, (tx) => identifyDryRuns(tx, calls));
    assert.deepEqual(
      dry.map(({ outcome, customer, profile }) => [outcome, customer, profile]),
      [
        ['link', one, null],
        ['new', null, null],
        ['new', null, null],
      ],
    );
    await refused(
      inShop(shop, (tx) =>
        searchPeople(tx, shop.key, { person: { emails: [said('nowhere')] }, limit: 5 }),
      ),
      'invalid_input',
    );
    await assertSame(shop, before);
  });
});
