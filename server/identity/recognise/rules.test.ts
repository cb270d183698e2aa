import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedRules, type MatchRules } from '#contract/match-rules';
import type { WrittenProfile } from '#contract/person';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { readRules, setRules } from '../learn/hard-rules.ts';
import { asOf, inSeconds } from '#platform/clock';
import { identify, identifyMany, wouldBe } from './identify.ts';
import { saysNothingBy } from './rules.ts';

test('patterns say which values are nobody’s, with a star for anything and for nothing else', () => {
  const isNobodys = saysNothingBy(['test@*', '*@our.example', '+6620000*']);
  const told = (value: string) => isNobodys(value);
  assert.deepEqual(
    ['test@mail.example', 'ann@our.example', '+66200001', 'ann@your.example', '+6611'].map(told),
    [true, true, true, false, false],
  );
  assert.equal(saysNothingBy([])('test@mail.example'), false);
  assert.equal(saysNothingBy(['a.b@*'])('axb@mail.example'), false);
});

const known = (value: string) => ({ value, verified: false });
const mali = (outsideId: string, more: WrittenProfile['person'] = {}): WrittenProfile => ({
  source: 'crm',
  kind: 'crm',
  outsideId,
  person: {
    givenName: 'Mali',
    familyName: 'Srisuk',
    birthDate: '1990-04-13',
    emails: [known('sky.lantern@mail.example')],
    ...more,
  },
});

forEachDatabase('hard rules', (opened) => {
  const come = (shop: TestBusiness, profile: WrittenProfile) =>
    opened().db.as(shop.key, 'engine', (tx) => identify(tx, shop.key, profile));
  const put = (shop: TestBusiness, rules: Partial<MatchRules>) =>
    opened().db.as(shop.staff.owner, 'engine', (tx) =>
      setRules(tx, shop.staff.owner, { ...shippedRules, ...rules }),
    );

  test('shipped until they are set; whoever would have too much of a kind goes to staff', async () => {
    const shop = await makeBusiness(opened().db, 'crowded');
    const { owner } = shop.staff;
    const rules = await opened().db.as(owner, 'caller', (tx) => readRules(tx, shop.id));
    assert.deepEqual(rules, shippedRules);
    await put(shop, { phones: 2, outsideIds: 3 });
    const phone = (value: string) => ({ phones: [known(value)] });
    await come(shop, mali('1', phone('081 234 5671')));
    assert.equal((await come(shop, mali('2', phone('081 234 5672')))).outcome, 'link');
    assert.equal((await come(shop, mali('3', phone('081 234 5672')))).outcome, 'link');
    const third = await come(shop, { ...mali('1', phone('081 234 5673')), source: 'till' });
    assert.equal(third.outcome, 'review');
    const [row] = await opened().asOwner((login) =>
      login.run<{ reason: string }>('SELECT reason FROM clientele.reviews WHERE id = $1', [
        third.review,
      ]),
    );
    assert.equal(row?.reason, 'crowded');
    // A fourth id of one source; another source may have one more.
    assert.equal((await come(shop, mali('4'))).outcome, 'review');
  });

  test('in a window only what became known in it counts', async () => {
    const shop = await makeBusiness(opened().db, 'crowded-lately');
    await put(shop, {
      phones: 2,
      outsideIds: 2,
      days: { emails: null, phones: 30, outsideIds: 30 },
    });
    const phone = (value: string) => ({ phones: [known(value)] });
    const soon = (days: number, profile: WrittenProfile) =>
      asOf(inSeconds(days * 86_400), () => come(shop, profile));
    const { customer } = await come(shop, mali('1', phone('081 234 5671')));
    await come(shop, mali('2', phone('081 234 5672')));
    const third = { ...mali('3', phone('081 234 5673')), source: 'till' };
    assert.equal(
      (await opened().db.as(shop.key, 'engine', (tx) => wouldBe(tx, shop.key, third))).outcome,
      'review',
    );
    const dry = await opened().db.as(shop.key, 'engine', (tx) => wouldBe(tx, shop.key, mali('3')));
    assert.equal(dry.outcome, 'review');
    // A month later both are old news, and so are the ids.
    const later = await soon(40, third);
    assert.deepEqual([later.outcome, later.customer], ['link', customer]);
    assert.equal((await soon(41, mali('4', phone('081 234 5674')))).outcome, 'link');
    // Of a batch the second is one more.
    const rows = [mali('5', phone('081 234 5675')), mali('6', phone('081 234 5676'))].map(
      (one) => ({
        ...one,
        source: 'file',
      }),
    );
    const came = await asOf(inSeconds(90 * 86_400), () =>
      opened().db.as(shop.system, 'engine', (tx) =>
        identifyMany(tx, shop.system, [
          ...rows,
          { ...mali('7', phone('081 234 5677')), source: 'list' },
        ]),
      ),
    );
    assert.deepEqual(
      came.map((one) => one.outcome),
      ['link', 'link', 'review'],
    );
  });

  test('a batch counts ids as it goes', async () => {
    const shop = await makeBusiness(opened().db, 'crowded-many');
    await put(shop, { outsideIds: 2 });
    const rows = ['1', '2', '3'].map((id) => mali(id));
    const came = await opened().db.as(shop.system, 'engine', (tx) =>
      identifyMany(tx, shop.system, rows),
    );
    assert.deepEqual(
      came.map((one) => one.outcome),
      ['new', 'link', 'review'],
    );
  });

  test('names and values that are nobody’s bring nobody together', async () => {
    const shop = await makeBusiness(opened().db, 'nobodys');
    await put(shop, { patterns: ['*@counter.example'] });
    const walkIn = (fullName: string, outsideId: string): WrittenProfile => ({
      source: 'till',
      kind: 'crm',
      outsideId,
      person: {
        fullName,
        emails: [known('lagoon.desk@counter.example')],
        address: { city: 'Bangkok', postcode: '10110' },
      },
    });
    const names = ['Walk in', 'Guest 2', 'ลูกค้าทั่วไป', 'Client de passage', 'Mali Srisuk'];
    const came = [];
    for (const [at, name] of [...names, ...names].entries())
      came.push((await come(shop, walkIn(name, String(at)))).outcome);
    const [last, ...others] = came.toReversed();
    assert.deepEqual(new Set(others), new Set(['new']));
    assert.equal(last, 'review', 'a name of somebody still asks');
  });
});
