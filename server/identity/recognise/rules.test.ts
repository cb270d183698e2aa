import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedRules, type MatchRules } from '#contract/match-rules';
import type { WrittenProfile } from '#contract/person';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { readRules, setRules } from '../learn/hard-rules.ts';
import { rehearseRules } from '../learn/rehearse-rules.ts';
import { asOf, inSeconds } from '#platform/clock';
import { identify, identifyMany, wouldBe } from './identify.ts';
import { prepare } from '../match/prepare.ts';
import { areNumberedApart, patternsOfNumbers, saysNothingBy } from './rules.ts';

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

test('two who would have too many numbers of a kind together are apart, where that is limited', () => {
  const reading = { country: 'TH', dates: { order: 'dmy', year: 2026 } } as const;
  const ann = (numbers: Record<string, string>) => prepare({ given: 'Ann', numbers }, reading);
  const [one, other] = [
    ann({ national_id: '1101700230708' }),
    ann({ national_id: '1101700230709' }),
  ];
  const apart = (numbers: number | null, two = other) => areNumberedApart({ numbers }, one, two);
  assert.deepEqual([apart(1), apart(2), apart(null), apart(1, one)], [true, false, false, false]);
  assert.equal(apart(1, ann({ membership: 'M-1042' })), false);
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
      days: { ...shippedRules.days, phones: 30, outsideIds: 30 },
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

  test('numbers of one’s own of a kind are limited where the business says so, of all time or lately', async () => {
    const shop = await makeBusiness(opened().db, 'crowded-numbers');
    const card = (value: string, kind = 'national_id') => ({ numbers: [{ kind, value }] });
    // Without a limit a slip is forgiven; with a limit of one it is another number.
    const { customer } = await come(shop, mali('1', card('1101700230708')));
    const slipped = await come(shop, mali('2', card('1101700230709')));
    assert.deepEqual([slipped.outcome, slipped.customer], ['link', customer]);
    await put(shop, { numbers: 2 });
    assert.equal((await come(shop, mali('3', card('1101700230708')))).outcome, 'link');
    assert.equal((await come(shop, mali('4', card('M-1042', 'membership')))).outcome, 'link');
    const third = await come(shop, mali('5', card('1101700230706')));
    assert.equal(third.outcome, 'review');
    const [row] = await opened().asOwner((login) =>
      login.run<{ reason: string }>('SELECT reason FROM clientele.reviews WHERE id = $1', [
        third.review,
      ]),
    );
    assert.equal(row?.reason, 'crowded');
    const { owner } = shop.staff;
    const rehearsed = await opened().db.as(owner, 'engine', (tx) =>
      rehearseRules(tx, owner, { ...shippedRules, numbers: 1 }),
    );
    const over = rehearsed.over.find(({ limit }) => limit === 'numbers');
    assert.deepEqual(
      [over?.now, over?.otherwise, over?.examples],
      [0, 1, [{ customer, name: 'Mali Srisuk', has: 2 }]],
    );
    await put(shop, { numbers: 1, days: { ...shippedRules.days, numbers: 30 } });
    assert.equal((await come(shop, mali('6', card('1101700230707')))).outcome, 'review');
    const later = await asOf(inSeconds(40 * 86_400), () =>
      come(shop, mali('7', card('1101700230705'))),
    );
    assert.deepEqual([later.outcome, later.customer], ['link', customer]);
    const many = await makeBusiness(opened().db, 'crowded-numbers-many');
    await put(many, { numbers: 1, days: { ...shippedRules.days, numbers: 30 } });
    const came = await opened().db.as(many.system, 'engine', (tx) =>
      identifyMany(
        tx,
        many.system,
        ['1101700230708', '1101700230709'].map((id, at) => mali(String(at), card(id))),
      ),
    );
    assert.deepEqual(
      came.map((one) => one.outcome),
      ['new', 'review'],
    );
  });

  test('a number that is nobody’s neither brings together nor keeps apart', async () => {
    const shop = await makeBusiness(opened().db, 'nobodys-number');
    const card = (value: string) => ({ numbers: [{ kind: 'membership', value }] });
    await come(shop, mali('1', card('DAY-PASS 17')));
    const other = { fullName: 'Jon Bak', ...card('DAY-PASS 17') };
    const walkIn = (outsideId: string): WrittenProfile => ({
      source: 'till',
      kind: 'crm',
      outsideId,
      person: other,
    });
    await come(shop, walkIn('1'));
    assert.equal((await come(shop, mali('2', card('M-1042')))).outcome, 'review');
    await put(shop, { patterns: ['day-pass*', '*@counter.example', '+66*'] });
    const { outcome, evidence } = await come(shop, mali('3', card('M-2077')));
    assert.deepEqual([outcome, evidence.filter(({ field }) => field === 'number')], ['link', []]);
    assert.deepEqual(patternsOfNumbers(['Day-Pass*', '*@counter.example', '+66*']), ['daypass*']);
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
