import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WrittenProfile } from '#contract/person';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { checkBirthDate, uncheckBirthDate } from '../change/check-birth-date.ts';
import { changeCustomer } from '../change/change.ts';
import { readCustomer } from '../customers/read.ts';
import { identify, identifyMany } from '../recognise/identify.ts';
import { withdrawProfiles } from '../withdraw/withdraw.ts';
import { givesWay } from './precedence.ts';

test('a birth date that was checked gives way to none that was not', () => {
  const order = [
    { source: 'till', fills: [] },
    { source: 'crm', fills: [] },
  ];
  const held = { source: 'crm', profile: 'p1' };
  const sure = { ...held, checked: {} };
  const till = { source: 'till', profile: 'p2' };
  const web = { source: 'web', profile: 'p3', checks: true };
  const gives = (holder: typeof held, speaker: typeof till & { checks?: boolean }) =>
    givesWay(holder, 'birthDate', speaker, order);
  assert.deepEqual(
    [gives(sure, till), gives(sure, held), gives(sure, { ...held, checks: true })],
    [false, false, true],
  );
  assert.deepEqual([gives(sure, { ...till, checks: true }), gives(sure, web)], [true, false]);
  assert.deepEqual([gives(held, till), gives(held, web)], [true, true]);
  assert.equal(givesWay({ ...sure, profile: null }, 'birthDate', web, order), false);
  assert.equal(
    givesWay(sure, 'company', till, order),
    true,
    'other fields have nothing to do with it',
  );
});

const known = (value: string) => ({ value, verified: false });
const mali = {
  givenName: 'Mali',
  familyName: 'Srisuk',
  emails: [known('sky.lantern@mail.example')],
  phones: [known('081 234 5671')],
};

forEachDatabase('arrivals with a checked birth date', (opened) => {
  const come = (shop: TestBusiness, source: string, person: WrittenProfile['person']) =>
    opened().db.as(shop.key, 'engine', (tx) =>
      identify(tx, shop.key, { source, kind: 'crm', outsideId: '1', person }),
    );
  const read = (shop: TestBusiness, customer: string) => {
    const { owner } = shop.staff;
    return opened().db.as(owner, 'caller', (tx) => readCustomer(tx, owner, customer));
  };
  const bornOf = async (shop: TestBusiness, customer: string) => {
    const { birthDate } = (await read(shop, customer)).fields;
    return [birthDate?.value, birthDate?.checked ?? null, birthDate?.source.source];
  };

  test('it is kept as checked with its source, and stands against what nobody checked', async () => {
    const shop = await makeBusiness(opened().db, 'arrives-checked');
    const told = { ...mali, birthDate: '13/04/1990' };
    const { customer } = await come(shop, 'form', { ...told, birthDate: '14/04/1990' });
    const desk = await come(shop, 'desk', { ...told, birthDateChecked: 'passport' });
    assert.deepEqual([desk.outcome, desk.customer], ['link', customer]);
    assert.deepEqual(await bornOf(shop, customer), ['1990-04-13', 'passport', 'desk']);
    const { profile, at } = (await read(shop, customer)).fields.birthDate!.source;
    assert.deepEqual([profile, Date.now() - Date.parse(at) < 60_000], [desk.profile, true]);
    // Neither the form nor the desk itself changes it without having looked again.
    await come(shop, 'form', { ...mali, birthDate: '15/04/1990' });
    await come(shop, 'desk', { ...mali, birthDate: '16/04/1990' });
    assert.deepEqual(await bornOf(shop, customer), ['1990-04-13', 'passport', 'desk']);
    await come(shop, 'desk', {
      ...mali,
      birthDate: '16/04/1990',
      birthDateChecked: 'identity_card',
    });
    assert.deepEqual(await bornOf(shop, customer), ['1990-04-16', 'identity_card', 'desk']);
    const events = await opened().asOwner((login) =>
      login.run<{ type: string }>(
        `SELECT type FROM clientele.events WHERE tenant_id = $1 AND type = 'customer.birth_date_checked'`,
        [shop.id],
      ),
    );
    assert.equal(events.length, 1, 'when it came to be checked');
  });

  test('two checked birth dates that differ bar joining, also within a batch', async () => {
    const shop = await makeBusiness(opened().db, 'checked-apart');
    const born = { ...mali, birthDate: '1990-04-13', birthDateChecked: 'passport' as const };
    const { customer } = await come(shop, 'desk', born);
    const twin = { ...born, birthDate: '1990-04-14' };
    const unsure = await come(shop, 'form', { ...mali, birthDate: '1990-04-14' });
    assert.deepEqual([unsure.outcome, unsure.customer], ['link', customer]);
    const other = await come(shop, 'till', twin);
    assert.equal(other.outcome, 'review');
    assert.ok(other.evidence.some(({ level }) => level === 'contradicts'));
    const many = await makeBusiness(opened().db, 'checked-apart-many');
    const came = await opened().db.as(many.system, 'engine', (tx) =>
      identifyMany(
        tx,
        many.system,
        [born, twin].map((person, at) => ({
          source: 'file',
          kind: 'import' as const,
          outsideId: String(at),
          person,
        })),
      ),
    );
    assert.deepEqual(
      came.map(({ outcome }) => outcome),
      ['new', 'review'],
    );
  });

  test('staff’s own day stays theirs; it is checked by whoever saw the same, until that profile goes', async () => {
    const shop = await makeBusiness(opened().db, 'checked-under');
    const { owner } = shop.staff;
    const { customer } = await come(shop, 'form', mali);
    await opened().db.as(owner, 'caller', (tx) =>
      changeCustomer(tx, owner, customer, { version: 1, birthDate: '1990-04-13' }),
    );
    await come(shop, 'till', { ...mali, birthDate: '1990-04-20', birthDateChecked: 'passport' });
    assert.deepEqual(await bornOf(shop, customer), ['1990-04-13', null, 'staff']);
    const before = (await read(shop, customer)).fields;
    const desk = await come(shop, 'desk', {
      ...mali,
      birthDate: '1990-04-13',
      birthDateChecked: 'driving_licence',
    });
    assert.deepEqual(await bornOf(shop, customer), ['1990-04-13', 'driving_licence', 'desk']);
    // Staff who see it too say so themselves, and can take back what they said.
    const asStaff = { birthDate: '1990-04-13', document: 'driving_licence' as const };
    await opened().db.as(owner, 'caller', (tx) => checkBirthDate(tx, owner, customer, asStaff));
    assert.deepEqual(await bornOf(shop, customer), ['1990-04-13', 'driving_licence', 'staff']);
    await opened().db.as(owner, 'caller', (tx) => uncheckBirthDate(tx, owner, customer));
    assert.deepEqual(await bornOf(shop, customer), ['1990-04-13', null, 'staff']);
    await come(shop, 'desk', { ...mali, birthDate: '1990-04-13', birthDateChecked: 'passport' });
    assert.deepEqual(await bornOf(shop, customer), ['1990-04-13', 'passport', 'desk']);
    await opened().db.as(shop.system, 'engine', (tx) =>
      withdrawProfiles(tx, shop.system, [{ profile: desk.profile, before: null }]),
    );
    assert.deepEqual((await read(shop, customer)).fields.birthDate, before.birthDate);
  });
});
