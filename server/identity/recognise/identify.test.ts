import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WrittenProfile } from '#contract/person';
import { forEachDatabase, makeBusiness, twoBusinesses, type TestBusiness } from '#test/databases';
import { refused } from '#test/access';
import { Refusal } from '#platform/refuse';
import type { Database } from '#platform/db';
import type { Tx } from '#platform/tx';
import { changeCustomer } from '../change/change.ts';
import { readCustomer } from '../customers/read.ts';
import { mergeCustomers } from '../merge/merge.ts';
import { undoMerge } from '../merge/undo.ts';
import { identify, wouldBe } from './identify.ts';
import { identifyEachReadable } from './readable.ts';

const known = (value: string, verified = false) => ({ value, verified });

/** Somchai, as the website knows him. */
const somchai: WrittenProfile = {
  source: 'website',
  kind: 'guest',
  person: {
    givenName: 'Somchai',
    familyName: 'Wongsakul',
    emails: [known('golfer.77@mail.example')],
    phones: [known('081 987 6541')],
    birthDate: '1980-05-17',
  },
};

const from = (source: string, person: WrittenProfile['person'], outsideId?: string) => ({
  source,
  kind: 'crm' as const,
  person,
  ...(outsideId !== undefined && { outsideId }),
});

forEachDatabase('identify', (opened) => {
  const come = (business: TestBusiness, profile: WrittenProfile) =>
    opened().db.as(business.key, 'engine', (tx) => identify(tx, business.key, profile));

  test('a stranger becomes a customer', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const result = await come(golf, somchai);
    assert.equal(result.outcome, 'new');
    assert.equal(result.method, 'new');
    assert.equal(result.knownProfile, false);
    assert.deepEqual(result.evidence, []);
  });

  test('what cannot be read is told, all of it, and nobody is made', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const tell = (person: WrittenProfile['person']) =>
      opened().db.as(golf.key, 'engine', (tx) =>
        identifyEachReadable(tx, [
          { who: golf.key, body: { source: 'form', kind: 'form', person } },
        ]),
      );
    const person = {
      emails: [known('fine@mail.example'), known('nobody at mail')],
      phones: [known('6.68123E+10'), known('081 987 6541'), known('none')],
      birthDate: '31/02/1980',
    };
    await assert.rejects(tell(person), (fault) => {
      assert.ok(fault instanceof Refusal);
      assert.deepEqual(
        fault.details.fields?.map(({ path }) => path),
        [
          'person.emails.1.value',
          'person.phones.0.value',
          'person.phones.2.value',
          'person.birthDate',
        ],
      );
      return fault.code === 'invalid_input';
    });
    await assert.rejects(
      tell({
        numbers: [
          { kind: 'membership', value: 'M-1042-77' },
          { kind: 'membership', value: '0000' },
        ],
      }),
      (fault) =>
        fault instanceof Refusal &&
        fault.details.fields?.map(({ path }) => path).join() ===
          'person.numbers.1.value,person.numbers.1.kind',
    );
    assert.equal(await count(opened().db, golf, 'links'), 1, 'the business’s own');
    await tell({ emails: person.emails.slice(0, 1), birthDate: '17 May 1980' });
  });

  test('the same profile again is verified, not doubled', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const first = await come(golf, somchai);
    const second = await come(golf, somchai);
    assert.equal(second.knownProfile, true);
    assert.equal(second.profile, first.profile);
    assert.equal(second.customer, first.customer);
    assert.equal(await count(opened().db, golf, 'links'), 2);
  });

  test('one person from two sources is linked, with reasons in words', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const first = await come(golf, somchai);
    const { givenName, familyName, phones, birthDate } = somchai.person;
    const person = {
      familyName,
      givenName: givenName?.toUpperCase(),
      phones: [known('+66819876541')],
      birthDate,
    };
    assert.ok(phones);
    const second = await come(golf, from('square', person, 'S1'));
    assert.equal(second.outcome, 'link');
    assert.equal(second.method, 'automatic');
    assert.equal(second.customer, first.customer);
    assert.ok((second.probability ?? 0) > 0.99);
    assert.ok(second.evidence.some((one) => one.sentence.startsWith('Same phone')));
  });

  test('the answer never shows what another customer has', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    await come(golf, somchai);
    const person = {
      givenName: 'Somchai',
      familyName: 'Wongsakul',
      birthDate: '1980-05-17',
      phones: [known('0611112221')],
    };
    const answer = JSON.stringify(await come(golf, from('square', person, 'S2')));
    assert.ok(!answer.includes('golfer.77') && !answer.includes('819876541'), answer);
  });

  test('a name alone links nobody', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const first = await come(golf, somchai);
    const second = await come(golf, from('form', { fullName: 'Somchai Wongsakul' }));
    assert.notEqual(second.outcome, 'link');
    assert.notEqual(second.customer, first.customer);
  });

  test('a typed number of somebody else opens no record', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const first = await come(golf, somchai);
    const second = await come(
      golf,
      from('form', { fullName: 'Ann Lee', phones: [known('0819876541')] }),
    );
    assert.notEqual(second.customer, first.customer);
  });

  test('a title or suffix makes no two strangers one', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const strangers: [WrittenProfile['person'], WrittenProfile['person']][] = [
      [{ fullName: 'Robert Downey, Jr.' }, { fullName: 'Ann Marlowe, Jr.' }],
      [
        { givenName: 'Mr', familyName: 'Smith' },
        { givenName: 'Mr', familyName: 'Jones' },
      ],
      [
        { givenName: 'Khun', familyName: 'Nok' },
        { givenName: 'Khun', familyName: 'Malee' },
      ],
    ];
    for (const [number, pair] of strangers.entries()) {
      const phones = [known(`06111122${number}3`)];
      const [first, second] = [
        await come(golf, from('crm', { ...pair[0], phones }, `${number}a`)),
        await come(golf, from('crm', { ...pair[1], phones }, `${number}b`)),
      ];
      assert.notEqual(second.customer, first.customer, JSON.stringify(pair));
    }
  });

  test('a degree behind the name is no other person', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const phones = [known('0611112293')];
    const first = await come(golf, from('crm', { fullName: 'Ann Marlowe, PhD', phones }, '1'));
    const second = await come(golf, from('crm', { fullName: 'Ann Marlowe', phones }, '2'));
    assert.equal(second.customer, first.customer);
  });

  test('a proven mailbox links where its name does not contradict', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const first = await come(golf, somchai);
    const person = { emails: [known('Golfer.77@mail.example', true)] };
    const second = await come(golf, { source: 'portal', kind: 'sign_in', outsideId: 'u1', person });
    assert.equal(second.method, 'verified');
    assert.equal(second.customer, first.customer);
  });

  test('two who are about as likely are shown to staff, and the profile has a customer meanwhile', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const twin = {
      familyName: 'Saetang',
      birthDate: '1991-03-04',
      emails: [known('family@home.example')],
    };
    const one = await come(golf, from('crm', { ...twin, givenName: 'Malee' }, '1'));
    const two = await come(golf, from('crm', { ...twin, givenName: 'Somsak' }, '2'));
    const who = await come(
      golf,
      from('form', { fullName: 'Saetang', birthDate: '1991-03-04', emails: twin.emails }),
    );
    assert.equal(who.outcome, 'review');
    assert.ok(who.review !== null);
    assert.ok(who.customer !== one.customer && who.customer !== two.customer);
  });

  test('a known profile stays with its customer when its data change', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const first = await come(
      golf,
      from('crm', { fullName: 'Ann Lee', phones: [known('0611112223')] }, '7'),
    );
    await come(golf, somchai);
    const changed = await come(golf, from('crm', somchai.person, '7'));
    assert.equal(changed.customer, first.customer);
    assert.equal(changed.outcome, 'review');
    const again = await come(golf, from('crm', { ...somchai.person, note: 'x' }, '7'));
    assert.equal(again.review, changed.review, 'one case a profile');
  });

  test('by what somebody was called, when they were born and where they lived before it changed', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const { owner } = golf.staff;
    const was = {
      givenName: 'Annika',
      familyName: 'Holm',
      birthDate: '1984-11-03',
      address: { line1: '12 Mill Lane', city: 'Leeds' },
    };
    const crm = (person: WrittenProfile['person']) => come(golf, from('crm', person, '1'));
    const { customer } = await crm(was);
    await crm({ ...was, familyName: 'Marchand', address: { line1: '3 High St', city: 'York' } });
    const again = await come(golf, from('till', was, 'a'));
    assert.deepEqual([again.outcome, again.customer], ['link', customer]);
    assert.ok(again.evidence.some(({ field, former }) => field === 'family' && former));
    // Staff put the birth date right; who gives the wrong one with the old name and town is the same.
    const owned = <T>(work: (tx: Tx) => Promise<T>) => opened().db.as(owner, 'engine', work);
    const { version } = await owned((tx) => readCustomer(tx, owner, customer));
    await owned((tx) => changeCustomer(tx, owner, customer, { version, birthDate: '1976-02-20' }));
    const wrong = { fullName: 'Annika Holm', birthDate: was.birthDate };
    assert.equal((await come(golf, from('door', wrong, 'b'))).customer, customer);
    // Whoever became part of somebody is known by what they were called; not once they are two again.
    const paula = { givenName: 'Paula', familyName: 'Silva', birthDate: '1990-07-08' };
    const other = (await come(golf, from('crm', paula, '2'))).customer;
    const { merge } = await owned((tx) =>
      mergeCustomers(tx, owner, { customers: [customer, other], choices: { name: customer } }),
    );
    const asked = from('ask', paula, 'c');
    const would = () => opened().db.as(golf.key, 'engine', (tx) => wouldBe(tx, golf.key, asked));
    assert.equal((await would()).customer, customer);
    await owned((tx) => undoMerge(tx, owner, { merge }));
    assert.equal((await would()).customer, other);
  });

  test('by a number of their own; another of its kind is somebody else’s, unless they have both', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const { owner } = golf.staff;
    const member = (value: string) => [{ kind: 'membership', value }];
    const ann = { givenName: 'Annika', familyName: 'Holm' };
    const { customer } = await come(golf, from('till', { ...ann, numbers: member('M-1042-77') }));
    const again = await come(
      golf,
      from('web', { ...ann, birthDate: '1984-11-03', numbers: member('m104277') }),
    );
    assert.deepEqual([again.outcome, again.customer], ['link', customer]);
    const born = { ...ann, birthDate: '1984-11-03' };
    const other = await come(golf, from('door', { ...born, numbers: member('M-9999-12') }));
    assert.equal(other.outcome, 'review');
    // Staff say that it is one person with two cards: either card is theirs, also after all was prepared anew.
    const owned = <T>(work: (tx: Tx) => Promise<T>) => opened().db.as(owner, 'engine', work);
    await owned((tx) => mergeCustomers(tx, owner, { customers: [customer, other.customer] }));
    for (const [at, card] of ['M-9999-12', 'M-1042-77'].entries()) {
      const by = await come(golf, from(`desk ${at}`, { ...born, numbers: member(card) }));
      assert.deepEqual([by.outcome, by.customer], ['link', customer]);
    }
    // Nothing but a number tells who it is, too.
    const bare = await come(golf, from('gate', { numbers: member('M-1042-77') }));
    assert.equal(
      (await come(golf, from('gate', { numbers: member('M-1042-77') }))).profile,
      bare.profile,
    );
  });

  test('another business knows nobody', async () => {
    const { golf, wine } = await twoBusinesses(opened().db);
    await come(golf, somchai);
    assert.equal((await come(wine, somchai)).outcome, 'new');
  });

  test('a blocked value recognises nobody', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const admin = golf.staff.admin;
    await opened().db.as(admin, 'caller', (tx) =>
      tx
        .insertInto('blocked_values')
        .values({ tenant_id: golf.id, kind: 'phone', key: '+66819876541', blocked_at: new Date() })
        .execute(),
    );
    const first = await come(
      golf,
      from('crm', { fullName: 'Ann Lee', phones: [known('0819876541')] }, '1'),
    );
    const second = await come(
      golf,
      from('crm', { fullName: 'Anne Lee', phones: [known('0819876541', true)] }, '2'),
    );
    assert.notEqual(second.customer, first.customer);
  });

  test('a profile that says nothing is refused', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    await refused(come(golf, from('form', { note: 'hello' })), 'invalid_input');
  });
});

async function count(db: Database, business: TestBusiness, table: 'links'): Promise<number> {
  const rows = await db.as(business.system, 'engine', (tx) =>
    tx.selectFrom(table).select('id').where('tenant_id', '=', business.id).execute(),
  );
  return rows.length;
}
