import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WrittenProfile } from '#contract/person';
import type { Tx } from '#platform/tx';
import { refused } from '#test/access';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { changeCustomer } from '../change/change.ts';
import { readCustomer } from '../customers/read.ts';
import { mergeCustomers } from '../merge/merge.ts';
import { undoMerge } from '../merge/undo.ts';
import { identify } from '../recognise/identify.ts';
import { withdrawProfiles } from '../withdraw/withdraw.ts';
import { keptApart } from './apart.ts';
import { linkProfile, splitProfile, undoLink } from './link.ts';
import { keepApart, withdrawApart } from './reject.ts';

type Person = WrittenProfile['person'];
const said = (value: string) => ({ value, verified: false });

const ann: Person = {
  givenName: 'Annika',
  familyName: 'Holm',
  birthDate: '1980-02-03',
  emails: [said('annika@holm.example')],
};
const annsCard: Person = { ...ann, company: 'Holm AB', phones: [said('+66 82 345 6789')] };
const bob: Person = {
  givenName: 'Bob',
  familyName: 'Quill',
  company: 'Quill & Sons',
  phones: [said('+66 81 234 5678')],
};

forEachDatabase('profiles and customers', (opened) => {
  const inShop = <T>(shop: TestBusiness, work: (tx: Tx) => Promise<T>): Promise<T> =>
    opened().db.as(shop.staff.owner, 'engine', work);
  const come = (shop: TestBusiness, source: string, person: Person) =>
    inShop(shop, (tx) =>
      identify(tx, shop.system, { source, kind: 'crm', outsideId: '1', person }),
    );
  const read = (shop: TestBusiness, id: string) =>
    inShop(shop, (tx) => readCustomer(tx, shop.staff.owner, id));
  const link = (shop: TestBusiness, profile: string, customer: string) =>
    inShop(shop, (tx) =>
      linkProfile(tx, shop.staff.owner, { profile, customer, reason: 'said so' }),
    );
  const split = (shop: TestBusiness, profile: string) =>
    inShop(shop, (tx) => splitProfile(tx, shop.staff.owner, { profile }));
  const merge = (shop: TestBusiness, one: string, other: string) =>
    inShop(shop, (tx) => mergeCustomers(tx, shop.staff.owner, { customers: [one, other] }));
  const undo = (shop: TestBusiness, id: string, how: object = {}) =>
    inShop(shop, (tx) => undoMerge(tx, shop.staff.owner, { merge: id, ...how }));
  const values = (record: Awaited<ReturnType<typeof read>>) => ({
    name: record.name,
    company: record.fields.company?.value ?? null,
    contacts: record.identifiers.map((one) => one.value),
    profiles: record.profiles.map((one) => `${one.source} ${one.link.method}`).toSorted(),
  });

  /** Annika, by whom Bob's card was taken for hers; and Bob. */
  async function mistaken(shop: TestBusiness) {
    const [first, second] = [await come(shop, 'crm', ann), await come(shop, 'till', bob)];
    const card = await come(shop, 'card', annsCard);
    assert.equal(card.customer, first.customer);
    return { ann: first.customer, bob: second.customer, card: card.profile, till: second.profile };
  }

  test('what a profile brought goes with it to whom staff link it, and comes back', async () => {
    const shop = await makeBusiness(opened().db, 'linking');
    const { ann: from, bob: to, card } = await mistaken(shop);
    const before = [values(await read(shop, from)), values(await read(shop, to))];
    const linked = await link(shop, card, to);
    assert.deepEqual([linked.customer, linked.from, linked.merge], [to, from, null]);
    assert.deepEqual(values(await read(shop, from)), {
      name: 'Annika Holm',
      company: null,
      contacts: ['annika@holm.example'],
      profiles: ['crm new'],
    });
    assert.deepEqual(values(await read(shop, to)), {
      name: 'Bob Quill',
      company: 'Quill & Sons',
      contacts: ['annika@holm.example', '+66812345678', '+66823456789'],
      profiles: ['card staff', 'till new'],
    });
    // No automatic pass moves it back, whatever it says.
    const again = await come(shop, 'card', { ...annsCard, note: 'again' });
    assert.equal(again.customer, to);
    await inShop(shop, (tx) => undoLink(tx, shop.staff.owner, { link: linked.link }));
    assert.deepEqual([values(await read(shop, from)), values(await read(shop, to))], before);
    await refused(
      inShop(shop, (tx) => undoLink(tx, shop.staff.owner, { link: linked.link })),
      'link_not_undoable',
    );
  });

  test('the only profile of a customer takes its customer along', async () => {
    const shop = await makeBusiness(opened().db, 'taking-along');
    const { ann: id, bob: gone, till } = await mistaken(shop);
    const before = values(await read(shop, gone));
    const linked = await link(shop, till, id);
    assert.equal((await read(shop, gone)).id, id);
    assert.deepEqual(values(await read(shop, id)).profiles, [
      'card automatic',
      'crm new',
      'till staff',
    ]);
    await undo(shop, linked.merge!);
    assert.deepEqual(values(await read(shop, gone)), before);
  });

  test('a profile that is split off has a customer of its own, whom Clientele itself never merges back', async () => {
    const shop = await makeBusiness(opened().db, 'splitting');
    const { ann: from, bob: other, card, till } = await mistaken(shop);
    await refused(split(shop, till), 'only_profile');
    const { customer, link: id } = await split(shop, card);
    assert.deepEqual(values(await read(shop, customer)), {
      name: 'Annika Holm',
      company: 'Holm AB',
      contacts: ['annika@holm.example', '+66823456789'],
      profiles: ['card staff'],
    });
    const both: [string, string] = [from, customer];
    await refused(
      inShop(shop, (tx) => mergeCustomers(tx, shop.system, { customers: both })),
      'kept_apart',
    );
    // Also by whichever ids they are known later on.
    await merge(shop, other, customer);
    assert.notEqual(await inShop(shop, (tx) => keptApart(tx, shop.id, [from, other])), null);
    await inShop(shop, (tx) => undoLink(tx, shop.staff.owner, { link: id }));
    assert.deepEqual(values(await read(shop, from)).contacts, [
      'annika@holm.example',
      '+66823456789',
    ]);
  });

  test('what came since a merge stays, but for what is chosen and what came by profiles that go back', async () => {
    const shop = await makeBusiness(opened().db, 'since');
    const { ann: id, bob: gone } = await mistaken(shop);
    const { merge: merged } = await merge(shop, id, gone);
    await come(shop, 'till', { ...bob, company: 'Quill Ltd', emails: [said('bob@quill.example')] });
    const door = await come(shop, 'door', {
      ...ann,
      emails: [said('bob@door.example')],
      phones: [said('+66 82 345 6789')],
    });
    const web = await come(shop, 'web', {
      ...ann,
      emails: [...ann.emails!, said('annika@web.example')],
    });
    assert.deepEqual([door.customer, web.customer], [id, id]);
    const { version } = await read(shop, id);
    await inShop(shop, (tx) =>
      changeCustomer(tx, shop.staff.owner, id, { version, note: 'Said by staff' }),
    );
    const nobodys = (
      await come(shop, 'far', { givenName: 'Igor', emails: [said('igor@far.example')] })
    ).profile;
    await refused(undo(shop, merged, { profiles: [nobodys] }), 'invalid_input');
    await undo(shop, merged, { profiles: [door.profile], apart: true });
    assert.deepEqual(values(await read(shop, gone)), {
      name: 'Bob Quill',
      company: 'Quill Ltd',
      contacts: ['bob@quill.example', 'bob@door.example', '+66812345678', '+66823456789'],
      profiles: ['door staff', 'till new'],
    });
    assert.deepEqual(values(await read(shop, id)), {
      name: 'Annika Holm',
      company: 'Holm AB',
      contacts: ['annika@holm.example', 'annika@web.example', '+66823456789'],
      profiles: ['card automatic', 'crm new', 'web automatic'],
    });
    assert.equal((await read(shop, id)).fields.note?.value, 'Said by staff');
    await inShop(shop, (tx) => withdrawApart(tx, shop.staff.owner, [id, gone]));
    await refused(
      inShop(shop, (tx) => withdrawApart(tx, shop.staff.owner, [id, gone])),
      'not_found',
    );
  });

  test('what came by an import that was taken back since does not come back with a merge that is undone', async () => {
    const shop = await makeBusiness(opened().db, 'taken-back');
    const { ann: id, bob: gone } = await mistaken(shop);
    const mail = said('bob@quill.example');
    await come(shop, 'till', { ...bob, emails: [mail] });
    const before = values(await read(shop, gone));
    const emails = [mail, said('bob@file.example')];
    const file = await come(shop, 'file', { ...bob, birthDate: '1970-01-02', emails });
    assert.equal(file.customer, gone);
    const { merge: merged } = await merge(shop, id, gone);
    await inShop(shop, (tx) =>
      withdrawProfiles(tx, shop.system, [{ profile: file.profile, before: null }]),
    );
    await undo(shop, merged);
    const after = await read(shop, gone);
    assert.deepEqual(values(after), before);
    assert.equal(after.fields.birthDate, null);
  });

  test('customers who are merged at once, while profiles of theirs come in, end as one', async () => {
    const shop = await makeBusiness(opened().db, 'at-once');
    const { ann: one, bob: other } = await mistaken(shop);
    const third = await come(shop, 'door', {
      givenName: 'Yuki',
      familyName: 'Tanaka',
      phones: [said('+81 90 1234 5678')],
    });
    const outcomes = await Promise.allSettled([
      merge(shop, one, other),
      merge(shop, other, one),
      merge(shop, third.customer, other),
      come(shop, 'till', { ...bob, note: 'at once' }),
      come(shop, 'new', bob),
      inShop(shop, (tx) => keepApart(tx, shop.staff.owner, { customers: [one, third.customer] })),
      merge(shop, one, third.customer),
    ]);
    const faults = outcomes.flatMap((one) =>
      one.status === 'rejected' ? [(one.reason as { code?: string }).code] : [],
    );
    assert.deepEqual(new Set(faults), new Set(['already_one']));
    const record = await read(shop, third.customer);
    assert.equal(record.id, one);
    assert.equal((await read(shop, other)).id, one);
    assert.equal(record.fields.note?.value, 'at once');
    assert.deepEqual(record.mergedFrom.length, 2);
    const came = outcomes[4];
    assert.ok(came.status === 'fulfilled' && 'profile' in came.value);
    const { profile, customer } = came.value;
    assert.ok((await read(shop, customer)).profiles.some((each) => each.id === profile));
  });
});
