import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { MergeChoices } from '#contract/merges';
import type { WrittenProfile } from '#contract/person';
import { newId } from '#platform/ids';
import { addField, addTag } from '#tenancy';
import { refused } from '#test/access';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { tenantRows } from '#test/tenant-rows';
import { changeCustomer } from '../change/change.ts';
import { createHousehold } from '../households/change.ts';
import { addNote } from '../notes/notes.ts';
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
});
type Hanging = typeof hanging extends fc.Arbitrary<infer T> ? T : never;

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
        fc.record({ name: fc.nat(1), birthDate: fc.nat(1), note: fc.nat(1) }, { requiredKeys: [] }),
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
    const all: Hanging = {
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
    };
    const a = await somebody(shop, 0, { ...all, tags: [], value: undefined, tagging: false });
    const b = await somebody(shop, 1, { ...all, born: '1980-02-03' });
    const c = await somebody(shop, 2, { ...all, born: '1981-04-05', value: '12' });
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
});
