import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WantedBatch } from '#contract/review-batches';
import type { WantedAnswer } from '#contract/reviews';
import type { WrittenProfile } from '#contract/person';
import { freeze } from '#platform/clock';
import { Refusal } from '#platform/refuse';
import { refused } from '#test/access';
import type { Tx } from '#platform/tx';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { workTask } from '#test/work-task';
import { readCustomer } from '../customers/read.ts';
import { worthOf } from '../match/ask-first.ts';
import { linkProfile } from '../links/link.ts';
import { keepApart, withdrawApart } from '../links/reject.ts';
import { mergeCustomers } from '../merge/merge.ts';
import { undoMerge } from '../merge/undo.ts';
import { answerDuplicate, undoDuplicateAnswer } from '../duplicates/answer.ts';
import { endSearch, searchOn } from '../duplicates/find.ts';
import { listDuplicates } from '../duplicates/list.ts';
import { readDuplicate } from '../duplicates/read.ts';
import { changeCustomer } from '../change/change.ts';
import { listShared } from '../shared/list.ts';
import { sayShared } from '../shared/say.ts';
import { confirmLink } from '../standing/confirm.ts';
import { listStaleLinks } from '../standing/list.ts';
import { verifyLinks } from '../standing/verify.ts';
import { identify } from '../recognise/identify.ts';
import { answerReview } from './answer.ts';
import { previewBatch, readBatch, startBatch, undoBatch } from './batches/batches.ts';
import { countReviews } from './count.ts';
import { labelsOf } from './labels.ts';
import { listReviews } from './list.ts';
import { placeAll } from './place-all.ts';
import { readReview } from './read.ts';
import { informationOf, rankOf } from './rules.ts';
import { undoReviewAnswer } from './undo.ts';

test('a case tells most where nobody can say who it is', () => {
  assert.equal(informationOf([0.5]), 1);
  assert.ok(informationOf([0.99, 0.99]) > informationOf([0.99]), 'one of two is hard to say');
  assert.ok(informationOf([0.8]) > informationOf([0.97]));
  assert.ok(informationOf([1]) < 0.001 && informationOf([0]) < 0.001);
  assert.ok(informationOf([]) === 0);
});

test('what tells more is decided first, and age counts: none is overtaken for ever', () => {
  const days = (count: number) => new Date(Date.UTC(2026, 0, 1) + count * 86_400_000);
  const [clear, open] = [worthOf({ turn: 9, bits: 0.1, alike: 10 }), 1];
  assert.ok(rankOf(days(1), open) < rankOf(days(0), clear));
  assert.ok(rankOf(days(0), clear) < rankOf(days(15), open), 'two weeks and a day later');
});

const known = (value: string) => ({ value, verified: false });
const home = {
  familyName: 'Saetang',
  birthDate: '1991-03-04',
  emails: [known('family@home.example')],
};

forEachDatabase('who is who', (opened) => {
  const as = <T>(golf: TestBusiness, work: (tx: Parameters<typeof readReview>[0]) => Promise<T>) =>
    opened().db.as(golf.staff.owner, 'engine', work);
  const come = (golf: TestBusiness, outsideId: string, person: WrittenProfile['person']) =>
    opened().db.as(golf.key, 'engine', (tx) =>
      identify(tx, golf.key, { source: 'crm', kind: 'crm', outsideId, person }),
    );
  const list = (golf: TestBusiness, query: Partial<Parameters<typeof listReviews>[2]> = {}) =>
    as(golf, (tx) =>
      listReviews(tx, golf.staff.owner, { limit: 50, state: 'open', due: 'now', ...query }),
    );
  const answer = (golf: TestBusiness, id: string, wanted: WantedAnswer, by = golf.staff.owner) =>
    opened().db.as(by, 'engine', (tx) => answerReview(tx, by, id, wanted));
  const undo = (golf: TestBusiness, id: string) =>
    as(golf, (tx) => undoReviewAnswer(tx, golf.staff.owner, id));

  /** Malee, and somebody of her family about whom staff are asked. */
  const household = async (golf: TestBusiness, outsideId = '2', givenName = 'Somsak') => {
    const first = await come(golf, '1', { ...home, givenName: 'Malee' });
    const { review, customer, profile } = await come(golf, outsideId, { ...home, givenName });
    assert.ok(review !== null);
    return { review, customer, profile, candidate: first.customer };
  };

  const find = async (golf: TestBusiness) => {
    const step = <R>(work: (tx: Tx) => Promise<R>) => opened().db.as(golf.system, 'engine', work);
    while (await step((tx) => searchOn(tx, golf.id)));
    await step((tx) => endSearch(tx, golf.id));
    const { rows } = await as(golf, (tx) => listDuplicates(tx, golf.staff.owner, { limit: 50 }));
    return rows.map(({ one, other }) => [one.id, other.id]);
  };

  test('pages follow each other without gaps or doubles, in the order of what is best decided', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const names = ['Somsak', 'Anan', 'Kanya', 'Prasert', 'Wichai'];
    for (const [place, name] of names.entries()) await household(golf, String(place + 2), name);
    const all = (await list(golf)).rows;
    assert.equal(all.length, names.length);
    const met: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(golf, { limit: 2, cursor });
      met.push(...page.rows.map((row) => row.id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    assert.deepEqual(
      met,
      all.map((row) => row.id),
    );
  });

  test('of each kind one is asked before a second, whatever staff answered counts by the next day, and age lifts all', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const names = new Map<string, string>();
    const somebody = async (outsideId: string, givenName: string) => {
      const { review } = await household(golf, outsideId, givenName);
      names.set(review, givenName);
      return { review };
    };
    const order = async () => (await list(golf)).rows.map((row) => names.get(row.id));
    const release = freeze('2026-03-01T10:00:00Z');
    try {
      await somebody('2', 'Somsak');
      const { review } = await somebody('3', 'Anan');
      const other = await come(golf, '4', {
        ...home,
        birthDate: '1991-03-14',
        givenName: 'Prasit',
      });
      assert.ok(other.review !== null);
      names.set(other.review, 'another kind');
      await somebody('5', 'Kanya');
      const first = await order();
      assert.equal(first.length, 4);
      assert.ok(first.indexOf('another kind') < 2, `${first.join()}: one of each kind`);
      const { candidates } = await as(golf, (tx) => readReview(tx, golf.staff.owner, review));
      for (const one of candidates)
        await answer(golf, review, { answer: 'reject', candidate: one.customer });
      await placeAll(opened().db, golf.system);
      assert.equal((await order())[0], 'another kind', 'of the others one was answered');
      freeze('2026-03-16T10:00:00Z');
      const late = await come(golf, '6', { familyName: home.familyName, emails: home.emails });
      assert.ok(late.review !== null);
      names.set(late.review, 'late');
      await placeAll(opened().db, golf.system);
      assert.equal((await order()).at(-1), 'late', 'whoever waited for two weeks comes first');
    } finally {
      release();
    }
  });

  test('a case that is put back comes up again by itself, and the count follows', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const { review } = await household(golf);
    const counts = () => as(golf, (tx) => countReviews(tx, golf.staff.owner));
    const release = freeze('2026-03-01T10:00:00Z');
    try {
      const { answer: later } = await answer(golf, review, { answer: 'later' });
      assert.deepEqual((await list(golf)).rows, []);
      assert.equal((await list(golf, { due: 'later' })).rows[0]?.dueAt, '2026-03-03T10:00:00.000Z');
      const { now, later: put } = await counts();
      assert.deepEqual([now, put], [0, 1]);
      freeze('2026-03-03T10:00:01Z');
      assert.equal((await list(golf)).rows[0]?.id, review);
      await undo(golf, later);
      assert.equal((await list(golf)).rows[0]?.dueAt, null);
      await refused(
        answer(golf, review, { answer: 'later', until: '2026-03-01T00:00:00Z' }),
        'invalid_input',
      );
    } finally {
      release();
    }
  });

  test('whom staff rejected is not proposed again until the data changes, and never where they said so', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const { review, candidate } = await household(golf);
    const { state, left } = await answer(golf, review, { answer: 'reject', candidate });
    assert.deepEqual([state, left], ['rejected', 0]);
    const same = { ...home, givenName: 'Somsak' };
    assert.equal((await come(golf, '2', { ...same, note: 'Called' })).review, null);
    const again = await come(golf, '2', { ...same, company: 'Saetang and Sons' });
    assert.ok(again.review !== null, 'changed data are a new question');
    await answer(golf, again.review, { answer: 'never', candidate });
    const once = await come(golf, '2', {
      ...same,
      company: 'Saetang',
      phones: [known('0812345678')],
    });
    assert.equal(once.review, null, 'never is never');
  });

  test('taking an answer back makes the case what it was, and the pair may be proposed again', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const { review, candidate } = await household(golf);
    const before = await as(golf, (tx) => readReview(tx, golf.staff.owner, review));
    const never = await answer(golf, review, { answer: 'never', candidate, why: 'Brother' });
    const labels = await as(golf, (tx) => labelsOf(tx, golf.id));
    assert.equal(labels.length, 1);
    assert.equal(labels[0]?.same, false);
    assert.ok(labels[0].levels.some((one) => one.field === 'email' && one.level === 'exact'));
    assert.equal(JSON.stringify(labels).includes('home.example'), false, 'no values of anybody');
    assert.deepEqual(await undo(golf, never.answer), {
      answer: never.answer,
      review,
      state: 'open',
      left: 1,
    });
    const after = await as(golf, (tx) => readReview(tx, golf.staff.owner, review));
    assert.deepEqual({ ...after, answers: [] }, before);
    assert.deepEqual([after.answers[0]?.undone, after.answers[0]?.why], [true, 'Brother']);
    assert.deepEqual(await as(golf, (tx) => labelsOf(tx, golf.id)), []);
    await refused(undo(golf, never.answer), 'answer_not_undoable');
  });

  test('the same person: one customer from then on, linked by staff, and exactly two again when it is taken back', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const { review, candidate, customer, profile } = await household(golf);
    const { owner } = golf.staff;
    const look = () =>
      as(golf, async (tx) => [
        await readCustomer(tx, owner, candidate),
        await readCustomer(tx, owner, customer),
        await readReview(tx, owner, review),
      ]);
    const before = await look();
    const accept = await answer(golf, review, { answer: 'accept', candidate, why: 'Called her' });
    const joined = await as(golf, (tx) => readCustomer(tx, owner, customer));
    assert.equal(joined.id, candidate);
    assert.equal(joined.profiles.find((one) => one.id === profile)?.link.method, 'staff');
    assert.deepEqual([accept.state, joined.reviews], ['accepted', []]);
    assert.equal((await as(golf, (tx) => labelsOf(tx, golf.id)))[0]?.same, true);
    await undo(golf, accept.answer);
    const after = await look();
    const still = (all: unknown) =>
      JSON.stringify(all, (key, value: unknown) =>
        key === 'version' || key === 'updatedAt' || key === 'answers' ? undefined : value,
      );
    assert.equal(still(after), still(before));
    assert.equal((await list(golf)).rows[0]?.id, review, 'it is asked again');
  });

  test('where the customer of a case has other profiles, this one moves alone, or both customers become one', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const { owner } = golf.staff;
    const { review, candidate, customer, profile } = await household(golf);
    const other = await come(golf, '9', { fullName: 'Somsak Saetang-Office' });
    await as(golf, (tx) => linkProfile(tx, owner, { profile: other.profile, customer }));
    assert.equal((await as(golf, (tx) => readReview(tx, owner, review))).isProvisional, false);
    const profilesOf = async (id: string) => {
      const read = await as(golf, (tx) => readCustomer(tx, owner, id));
      return [read.id, read.profiles.map((one) => one.id).toSorted()] as const;
    };
    const before = [await profilesOf(candidate), await profilesOf(customer)];
    const [[, theirs]] = before as [(typeof before)[0]];
    const alone = await answer(golf, review, { answer: 'accept', candidate });
    assert.deepEqual(await profilesOf(candidate), [candidate, [...theirs, profile].toSorted()]);
    assert.deepEqual(await profilesOf(customer), [customer, [other.profile]]);
    await undo(golf, alone.answer);
    const whole = await answer(golf, review, { answer: 'accept', candidate, whole: true });
    const all = [...theirs, profile, other.profile].toSorted();
    assert.deepEqual(await profilesOf(customer), [candidate, all]);
    await undo(golf, whole.answer);
    assert.deepEqual([await profilesOf(candidate), await profilesOf(customer)], before);
  });

  test('what staff said of one holds of whoever that one became part of, until the two part again', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const { owner } = golf.staff;
    const alike = { givenName: 'Beatrice', familyName: 'Oakenshield' };
    const phone = [known('0819876541')];
    const a = await come(golf, '1', { ...alike, emails: [known('b@one.example')] });
    const b = await come(golf, '2', { givenName: 'Napat', familyName: 'Chaiyasit' });
    const c = await come(golf, '3', { ...alike, phones: phone });
    const rejected = { customers: [b.customer, c.customer] as const, forGood: true };
    await as(golf, (tx) => keepApart(tx, owner, rejected));
    const { version } = await as(golf, (tx) => readCustomer(tx, owner, a.customer));
    const addIdentifiers = [{ kind: 'phone' as const, value: '0819876541' }];
    await as(golf, (tx) => changeCustomer(tx, owner, a.customer, { version, addIdentifiers }));
    const pair = [a.customer, c.customer].toSorted();
    assert.deepEqual(await find(golf), [pair], 'nobody said anything of these two');
    const customers = [a.customer, b.customer] as [string, string];
    const { merge } = await as(golf, (tx) => mergeCustomers(tx, owner, { customers }));
    assert.deepEqual(await find(golf), [], 'b is part of a by now');
    await refused(
      opened().db.as(golf.system, 'engine', (tx) =>
        mergeCustomers(tx, golf.system, { customers: pair as [string, string] }),
      ),
      'kept_apart',
    );
    await as(golf, (tx) => undoMerge(tx, owner, { merge }));
    assert.deepEqual(await find(golf), [pair], 'as it was before');
  });

  test('whoever was merged meanwhile has nothing left to decide about', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const { review, candidate, customer } = await household(golf);
    const { owner } = golf.staff;
    const { merge } = await as(golf, (tx) =>
      mergeCustomers(tx, owner, { customers: [candidate, customer] }),
    );
    assert.deepEqual((await list(golf)).rows, []);
    await refused(answer(golf, review, { answer: 'reject', candidate }), 'review_settled');
    await as(golf, (tx) => undoMerge(tx, owner, { merge }));
    assert.equal((await list(golf)).rows[0]?.id, review);
  });

  test('of two who decide one case at once, one wins, and the other is told what was said and by whom', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const { review, candidate } = await household(golf);
    const { owner, sales } = golf.staff;
    const both = await Promise.allSettled([
      answer(golf, review, { answer: 'reject', candidate }, owner),
      answer(golf, review, { answer: 'never', candidate }, sales),
    ]);
    const [won, lost] = both.toSorted((a) => (a.status === 'fulfilled' ? -1 : 1));
    assert.equal(won?.status, 'fulfilled');
    assert.ok(lost?.status === 'rejected' && lost.reason instanceof Refusal);
    assert.equal(lost.reason.code, 'review_decided');
    const winner = both[0]?.status === 'fulfilled' ? owner : sales;
    assert.equal(lost.reason.details.facts?.['theirs.by'], winner.user);
  });

  test('many are answered at once by whoever began it, and taken back at once; what was decided meanwhile is left out', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const { owner } = golf.staff;
    const all: Awaited<ReturnType<typeof household>>[] = [];
    for (const [place, name] of ['Somsak', 'Anan', 'Kanya'].entries())
      all.push(await household(golf, String(place + 2), name));
    const wanted = { answer: 'reject', which: { from: 0, to: 1 }, why: 'Relatives' } as const;
    const seen = await as(golf, (tx) => previewBatch(tx, owner, wanted));
    assert.deepEqual([seen.cases, seen.rows.length], [3, 3]);
    const { id } = await as(golf, (tx) => startBatch(tx, owner, wanted));
    await answer(golf, all[1]!.review, { answer: 'later' });
    const work = () =>
      workTask(opened().db, golf.system, 'reviews.batch', { tenant: golf.id, batch: id });
    await work();
    const done = await as(golf, (tx) => readBatch(tx, golf.id, id));
    assert.deepEqual([done.state, done.answered], ['done', 2]);
    const { rows } = await list(golf, { state: 'decided', due: undefined });
    assert.deepEqual(
      rows.map((row) => [row.state, row.decidedBy]),
      [0, 2].map(() => ['rejected', owner.user]),
    );
    await as(golf, (tx) => undoBatch(tx, owner, id));
    await work();
    assert.equal((await as(golf, (tx) => readBatch(tx, golf.id, id))).state, 'undone');
    assert.equal((await list(golf)).rows.length, 2);
    const { review, customer, candidate } = all[0]!;
    const clear: WantedBatch = { answer: 'accept', which: { ids: [review] } };
    const joinClear = async () => {
      const { id: batch } = await as(golf, (tx) => startBatch(tx, owner, clear));
      await workTask(opened().db, golf.system, 'reviews.batch', { tenant: golf.id, batch });
      const { answered, leftOut } = await as(golf, (tx) => readBatch(tx, golf.id, batch));
      return [answered, leftOut];
    };
    const customers = [customer, candidate] as const;
    await as(golf, (tx) => keepApart(tx, owner, { customers }));
    assert.deepEqual(await joinClear(), [0, 1], 'nobody is joined at once whom staff parted');
    await as(golf, (tx) => withdrawApart(tx, owner, customers));
    assert.deepEqual(await joinClear(), [1, 0]);
    const joined = await as(golf, (tx) => readCustomer(tx, owner, customer));
    assert.equal(joined.id, candidate);
  });

  test('customers entered twice are found, whom staff part are not found again, and later searches see who changed', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const { owner } = golf.staff;
    const somchai = { fullName: 'Somchai Wongsakul', phones: [known('0819876541')] };
    const one = await come(golf, '1', somchai);
    const two = await come(golf, '2', { fullName: 'Napat Chaiyasit', birthDate: '1980-05-17' });
    assert.deepEqual(await find(golf), []);
    const { version } = await as(golf, (tx) => readCustomer(tx, owner, two.customer));
    await as(golf, (tx) =>
      changeCustomer(tx, owner, two.customer, {
        version,
        fullName: somchai.fullName,
        addIdentifiers: [{ kind: 'phone', value: '0819876541' }],
      }),
    );
    const pair = [one.customer, two.customer].toSorted() as [string, string];
    assert.deepEqual(await find(golf), [pair], 'who changed since is compared again');
    const [id, other] = pair;
    const shown = await as(golf, (tx) => readDuplicate(tx, owner, { id: other, other: id }));
    assert.ok(shown.why.evidence.some((one) => one.field === 'phone' && one.level === 'exact'));
    await as(golf, (tx) => answerDuplicate(tx, owner, { id, other }, { answer: 'never' }));
    assert.deepEqual(await find(golf), []);
    await as(golf, (tx) => undoDuplicateAnswer(tx, owner, { id, other }));
    assert.deepEqual(await find(golf), [pair]);
    await as(golf, (tx) => answerDuplicate(tx, owner, { id, other }, { answer: 'merge' }));
    assert.deepEqual(await find(golf), [], 'one is part of the other');
    await as(golf, (tx) => undoDuplicateAnswer(tx, owner, { id, other }));
    assert.deepEqual(await find(golf), [pair]);
  });

  test('a phone of several people is found and counts no more; links that leaned on it are put to staff, none is undone', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const { owner } = golf.staff;
    const desk = { phones: [known('+66 2 555 0142')] };
    const { customer } = await come(golf, '0', { fullName: 'Beatrice Oakenshield', ...desk });
    const linked = await come(golf, '1', { fullName: 'Beatrice Oakenshield', ...desk });
    assert.equal(linked.customer, customer, 'her phone has told who she is');
    const sure = { ...desk, emails: [known('kwame.77@mail.example')], birthDate: '1970-01-02' };
    await come(golf, '2', { fullName: 'Kwame Boateng', ...sure });
    const kwame = await come(golf, '3', { fullName: 'Kwame Boateng', ...sure });
    await come(golf, '4', { fullName: 'Ingrid Nakagawa', ...desk });
    await workTask(opened().db, golf.system, 'links.verify', { tenant: golf.id, period: 'now' });
    const [found] = (await as(golf, (tx) => listShared(tx, owner))).rows;
    assert.deepEqual(
      [found?.state, found?.value, found?.people, found?.customers],
      ['found', '+6625550142', 3, 3],
    );
    const cases = (await list(golf)).rows;
    assert.deepEqual(
      cases.map((row) => [row.reason, row.profile]),
      [['doubted', linked.profile]],
    );
    assert.notEqual(cases[0]?.profile, kwame.profile, 'who stands without it is left alone');
    const still = await as(golf, (tx) => readCustomer(tx, owner, customer));
    assert.equal(still.profiles.length, 2, 'nothing is undone by itself');
    const split = await answer(golf, cases[0]?.id ?? '', { answer: 'reject', candidate: customer });
    const apart = await as(golf, (tx) => readCustomer(tx, owner, customer));
    assert.equal(apart.profiles.length, 1);
    await undo(golf, split.answer);
    await answer(golf, cases[0]?.id ?? '', { answer: 'accept', candidate: customer });
    const { profiles } = await as(golf, (tx) => readCustomer(tx, owner, customer));
    assert.equal(profiles.find((one) => one.id === linked.profile)?.link.method, 'staff');
    const said = { kind: 'phone', key: found?.key, state: 'counts' } as const;
    await as(golf, (tx) => sayShared(tx, owner, said));
    await workTask(opened().db, golf.system, 'links.verify', { tenant: golf.id, period: 'later' });
    const [after] = (await as(golf, (tx) => listShared(tx, owner))).rows;
    assert.equal(after?.state, 'counts', 'what staff let count is not found again');
  });

  test('links are looked at again: what disagrees by now or was silent for a year may lead astray, until staff confirm it', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const { owner } = golf.staff;
    const release = freeze('2024-05-01T00:00:00Z');
    const mail = {
      fullName: 'Malee Example',
      birthDate: '1980-02-03',
      emails: [known('malee.9@mail.example')],
    };
    const first = await come(golf, '1', mail);
    await come(golf, '2', mail);
    release();
    const verify = async () => {
      while ((await opened().db.as(golf.system, 'engine', (tx) => verifyLinks(tx, golf.id))) > 0);
      return (await as(golf, (tx) => listStaleLinks(tx, owner, { limit: 50 }))).rows;
    };
    const [silent, ...others] = await verify();
    assert.deepEqual([silent?.reason, silent?.method, others.length], ['silent', 'automatic', 0]);
    await as(golf, (tx) => confirmLink(tx, owner, silent?.link ?? ''));
    assert.deepEqual(await verify(), [], 'by staff’s word it stands');
    const { version, identifiers } = await as(golf, (tx) =>
      readCustomer(tx, owner, first.customer),
    );
    await as(golf, (tx) =>
      changeCustomer(tx, owner, first.customer, {
        version,
        fullName: 'Prasert Othername',
        birthDate: '1955-11-12',
        removeIdentifiers: identifiers.map((one) => one.id),
      }),
    );
    const again = freeze(new Date(Date.now() + 40 * 86_400_000));
    assert.deepEqual(
      (await verify()).map((row) => [row.reason, row.method]),
      [['disagrees', 'new']],
    );
    again();
  });
});
