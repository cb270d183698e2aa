import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedRules, type MatchRules } from '#contract/match-rules';
import type { WrittenProfile } from '#contract/person';
import { refused } from '#test/access';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import { misspell, people, type InventedPerson } from '#test/people';
import { workTask } from '#test/work-task';
import { SHIPPED_MODEL } from '../match/parameters.ts';
import type { MatchModel } from '../match/types.ts';
import { identify, identifyMany } from '../recognise/identify.ts';
import { labelPair, unlabelPair } from '../reviews/labels.ts';
import { recordOf } from '../recognise/arrival.ts';
import { chooseVersion, setThresholds } from './change.ts';
import { isDue } from './due.ts';
import { faultsOf } from './faults.ts';
import { heeding } from './heed.ts';
import { learn, type Lesson, type Sampled } from './learn.ts';
import { proposeThresholds } from './proposal.ts';
import { readMatching } from './read.ts';
import { readRules } from './hard-rules.ts';
import { rehearse } from './rehearse.ts';
import { rehearseRules } from './rehearse-rules.ts';

const known = (value: string) => ({ value, verified: false });

function written({ given, family, emails, phones, birthDate, address }: InventedPerson) {
  return {
    givenName: given,
    familyName: family,
    emails: emails.map(known),
    phones: phones.map(known),
    ...(birthDate !== '' && { birthDate }),
    address,
  } satisfies WrittenProfile['person'];
}

/** So many people, each written twice. */
function lesson(count: number, more: Partial<Lesson> = {}): Lesson {
  const sampled = people(11, count).flatMap((person, at): Sampled[] => [
    { person: written(person), customer: String(at), sure: true },
    { person: written(misspell(person, 5)), customer: String(at), sure: true },
  ]);
  const reading = { country: 'TH', dates: { order: 'dmy' as const, year: 2026 } };
  const models = { shipped: SHIPPED_MODEL, active: SHIPPED_MODEL };
  return { sampled, said: [], reading, ...models, base: count, seed: 1, ...more };
}

test('a model is learnt from people as they wrote themselves, the same from the same', () => {
  const { model, learnt, faults } = learn(lesson(120));
  assert.deepEqual(faults, []);
  assert.ok(Math.abs(learnt.pairs - 120) < 30, `${learnt.pairs} pairs of 120`);
  assert.notEqual(model.levels.birthDate.exact.m, SHIPPED_MODEL.levels.birthDate.exact.m);
  assert.ok(model.recurring! > 0.5 && model.recurring! <= 1, `${model.recurring}`);
  assert.deepEqual(learn(lesson(120)), { model, learnt, faults });
});

test('what staff said of pairs makes a level say less, once they said it often enough', () => {
  const pair = { same: false, levels: [{ field: 'phone' as const, level: 'exact' }] };
  const exact = (times: number) => {
    const said = Array.from({ length: times }, () => pair);
    return heeding({ ...SHIPPED_MODEL, recurring: 1 }, said, 10).levels.phone.exact.m;
  };
  assert.equal(exact(19), SHIPPED_MODEL.levels.phone.exact.m);
  assert.ok(exact(40) < SHIPPED_MODEL.levels.phone.exact.m);
});

test('what nobody was seen to do says what it said before', () => {
  const { model, learnt } = learn(lesson(120));
  assert.ok(learnt.unobserved.includes('number.slip'));
  for (const name of learnt.unobserved) {
    const [field, level] = name.split('.') as ['number', 'slip'];
    assert.deepEqual(model.levels[field][level], SHIPPED_MODEL.levels[field][level], name);
  }
});

test('a model of too few pairs, an odd one, and one that finds fewer of those who are one is not taken', () => {
  assert.deepEqual(learn(lesson(20)).faults, ['few']);
  const { sampled, reading, base } = lesson(60);
  const records = sampled.map(({ person }) => recordOf(person, reading));
  const { learnt } = learn(lesson(120));
  const against = {
    shipped: SHIPPED_MODEL,
    active: SHIPPED_MODEL,
    sure: { records, sampled, base },
  };
  const faults = (model: Partial<MatchModel>) =>
    faultsOf({ model: { ...SHIPPED_MODEL, ...model }, learnt, passes: 3 }, against);
  assert.deepEqual(faults({}), []);
  assert.deepEqual(faults({ recurring: 1e-9 }), ['worse']);
  const { exact, different, ...birthDate } = SHIPPED_MODEL.levels.birthDate;
  const turned = { ...birthDate, exact: different, different: exact };
  const odd = faults({ levels: { ...SHIPPED_MODEL.levels, birthDate: turned } });
  assert.ok(odd.includes('order'), odd.join());
});

test('learning is due at 500 customers, when there are half more, or after a month with others', () => {
  const at = new Date('2026-01-01T00:00:00Z');
  const later = (days: number) => new Date(at.getTime() + days * 86_400_000);
  const due = (customers: number, before: number | null, days: number) =>
    isDue({ customers, before, at: before === null ? null : at }, later(days));
  assert.deepEqual(
    [due(499, null, 0), due(500, null, 0), due(749, 500, 29), due(750, 500, 1)],
    [false, true, false, true],
  );
  assert.deepEqual([due(524, 500, 40), due(525, 500, 30)], [false, true]);
});

forEachDatabase('learning from a business', (opened) => {
  test('the job keeps a version, takes it, and decisions name it from then on', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'learns');
    const come = people(11, 110).flatMap((person, at): WrittenProfile[] => [
      { source: 'till', kind: 'crm', outsideId: String(at), person: written(person) },
      { source: 'form', kind: 'crm', outsideId: String(at), person: written(misspell(person, 5)) },
    ]);
    await db.as(shop.system, 'engine', (tx) => identifyMany(tx, shop.system, come));
    await workTask(db, shop.system, 'matching.learn', { tenant: shop.id });
    const versions = await opened().asOwner((login) =>
      login.run<{ version: string; active: boolean; faults: string[]; based_on: string }>(
        'SELECT version, active, faults, based_on FROM clientele.match_models WHERE tenant_id = $1',
        [shop.id],
      ),
    );
    const { version } = SHIPPED_MODEL;
    assert.deepEqual(versions, [{ version: 'own-1', active: true, faults: [], based_on: version }]);
    const first = come[0]!;
    const again = { ...first, source: 'phone' };
    for (const profile of [again, { ...again, source: 'desk' }]) {
      const { model, outcome } = await db.as(shop.key, 'engine', (tx) =>
        identify(tx, shop.key, profile),
      );
      assert.deepEqual({ model, outcome }, { model: 'own-1', outcome: 'link' });
    }
    await tryOthers(shop);
  });

  test('enough new answers have it learnt once, and say where thresholds should lie; nothing is set by itself', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'answers');
    const { owner } = shop.staff;
    const say = (same: boolean, probability: number) =>
      db.as(owner, 'engine', (tx) =>
        labelPair(
          tx,
          owner,
          {
            customer: newId(),
            other: newId(),
            why: ['phone.exact 14 0.0001'],
            probability,
            model: SHIPPED_MODEL.version,
          },
          same,
        ),
      );
    const sent = () =>
      opened().asOwner(({ run }) =>
        run(`SELECT FROM pgboss.job WHERE group_id = $1 AND name = 'matching.learn'`, [shop.id]),
      );
    const standing = () => db.as(owner, 'caller', (tx) => readMatching(tx, owner));
    for (let at = 0; at < 20; at += 1) await say(at % 2 === 0, 0.6);
    assert.equal((await sent()).length, 0, 'of fewer than 500 customers nothing is learnt');
    await opened().asOwner(({ run }) =>
      run(
        `INSERT INTO clientele.match_statistics (tenant_id, customers, counted, counted_at) VALUES ($1, 500, 0, now())
         ON CONFLICT (tenant_id) DO UPDATE SET customers = 500`,
        [shop.id],
      ),
    );
    await Promise.all([say(true, 0.6), say(false, 0.6)]);
    assert.equal((await sent()).length, 1);
    assert.deepEqual((await standing()).answers, { since: 1, learnsAt: 20 });
    await db.as(owner, 'engine', (tx) => unlabelPair(tx, owner, newId(), newId()));
    assert.equal((await standing()).answers.since, 1, 'what nobody said is not taken back');
    const propose = () => db.as(owner, 'engine', (tx) => proposeThresholds(tx, owner));
    assert.deepEqual(await propose(), {
      answers: 22,
      same: 11,
      needs: 40,
      needsOfEach: 8,
      thresholds: null,
      proposed: null,
    });
    for (let at = 0; at < 60; at += 1) await say(at % 20 !== 0, 0.8);
    const { thresholds, proposed, answers, same } = await propose();
    assert.deepEqual([answers, same], [82, 68]);
    assert.ok(thresholds !== null && thresholds.link.high < 0.97, JSON.stringify(thresholds));
    assert.equal(thresholds.link.now, 0.97);
    assert.ok(proposed !== null && Math.abs(proposed.link - thresholds.link.estimate) < 0.001);
    assert.equal((await standing()).active.origin, 'shipped', 'nothing changes by itself');
    await db.as(owner, 'engine', (tx) => setThresholds(tx, owner, proposed));
    assert.equal((await propose()).proposed, null, 'once taken, there is nothing to propose');
  });

  /** What hard rules would change among those who are there. */
  async function tryRules({ staff: { owner }, id }: TestBusiness): Promise<void> {
    const { db } = opened();
    const tried = (more: Partial<MatchRules>) =>
      db.as(owner, 'engine', (tx) => rehearseRules(tx, owner, { ...shippedRules, ...more }));
    const same = await tried({});
    assert.deepEqual([same.changed, same.touched, same.silenced.contacts], [0, 0, 0]);
    const few = await tried({ emails: 1 });
    const [emails] = few.over;
    assert.ok(emails?.now === 0 && emails.otherwise > 0, JSON.stringify(few.over));
    assert.ok(emails.examples.every(({ has }) => has > 1));
    assert.ok(few.touched >= 2 * emails.otherwise, 'each of them came twice at least');
    assert.ok(few.otherwise.link < few.now.link && few.otherwise.review > few.now.review);
    await opened().asOwner(({ run }) =>
      run(
        `UPDATE clientele.identifiers SET first_seen_at = first_seen_at - interval '40 days' WHERE tenant_id = $1`,
        [id],
      ),
    );
    const lately = await tried({ emails: 1, days: { ...shippedRules.days, emails: 30 } });
    assert.deepEqual(
      [lately.over[0]?.otherwise, lately.changed],
      [0, 0],
      'nobody came by two lately',
    );
    const ids = await tried({ outsideIds: 1 });
    assert.deepEqual([ids.over[2]?.otherwise, ids.changed], [0, 0], 'each source knows them once');
    const [mail] = await opened().asOwner(({ run }) =>
      run<{ key: string }>(
        `SELECT key FROM clientele.identifiers WHERE tenant_id = $1 AND kind = 'email' LIMIT 1`,
        [id],
      ),
    );
    const silent = await tried({ patterns: [mail?.key ?? '', 'nobody_*'] });
    assert.equal(silent.silenced.contacts, 1);
    assert.equal(silent.silenced.examples[0]?.value, mail?.key);
    assert.ok(silent.touched > 0);
    assert.deepEqual(await db.as(owner, 'caller', (tx) => readRules(tx, id)), shippedRules);
  }

  /** What staff can do with versions, once there is one. */
  async function tryOthers(shop: TestBusiness): Promise<void> {
    const { db } = opened();
    const { owner } = shop.staff;
    const as = <T>(work: (tx: Tx) => Promise<T>) => db.as(owner, 'engine', work);
    const none = await as((tx) => rehearse(tx, owner, {}));
    assert.equal(none.changed, 0);
    assert.deepEqual(none.now, none.otherwise);
    assert.ok(none.arrivals > 200 && none.now.link > 80, JSON.stringify(none.now));
    await opened().asOwner((login) =>
      login.run(
        `INSERT INTO clientele.match_models (tenant_id, version, number, parameters, created_at, active)
         VALUES ($1, 'timid', -1, '{"recurring": 1e-9}', now(), false)`,
        [shop.id],
      ),
    );
    const timid = await as((tx) => rehearse(tx, owner, { version: 'timid' }));
    assert.ok(timid.otherwise.link < timid.now.link, JSON.stringify(timid));
    assert.ok(
      timid.examples.some(
        ({ now, otherwise, like }) => now === 'link' && otherwise !== now && like,
      ),
    );
    await tryRules(shop);
    const wanted = { thresholds: { link: 0.999, review: 0.75 } };
    const { active } = await as((tx) => setThresholds(tx, owner, wanted.thresholds));
    assert.deepEqual(
      [active.version, active.origin, active.basedOn, active.thresholds],
      ['own-2', 'adjusted', 'own-1', wanted.thresholds],
    );
    const shipped = { version: SHIPPED_MODEL.version, takes: false };
    assert.equal((await as((tx) => chooseVersion(tx, owner, shipped))).active.origin, 'shipped');
    await workTask(db, shop.system, 'matching.learn', { tenant: shop.id });
    const standing = await db.as(owner, 'caller', (tx) => readMatching(tx, owner));
    assert.deepEqual(
      standing.versions.map(({ version, active: isActive }) => [version, isActive]),
      [
        ['own-3', false],
        ['own-2', false],
        ['own-1', false],
        ['timid', false],
        [SHIPPED_MODEL.version, true],
      ],
    );
    await refused(
      as((tx) => chooseVersion(tx, owner, { version: 'own-9', takes: true })),
      'not_found',
    );
  }
});
