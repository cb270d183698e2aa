import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identify } from '#identity';
import { rememberBackup } from '#platform/backups';
import { freeze } from '#platform/clock';
import { newId } from '#platform/ids';
import { forEachDatabase, inRollback, twoBusinesses } from '#test/databases';
import { testPorts } from '#test/ports';
import { countHealth } from '../identity/health/health.ts';
import { verifyLinks } from '../identity/standing/verify.ts';
import { figureOf } from './rules.ts';
import { checkSender } from './sender.ts';
import { readStart } from './start.ts';
import { readToday } from './today.ts';

test('a figure has every day, also those without anything, and what came before', () => {
  const last = Temporal.PlainDate.from('2026-03-01');
  const figure = figureOf(
    'customers',
    [
      { name: 'customers', day: '2026-03-01', value: 3 },
      { name: 'customers', day: '2026-01-31', value: 2 },
      { name: 'customers', day: '2026-01-30', value: 5 },
      { name: 'reviews', day: '2026-03-01', value: 9 },
    ],
    last,
  );
  assert.equal(figure.days.length, 30);
  assert.deepEqual(figure.days[0], { day: '2026-01-31', value: 2 });
  assert.deepEqual(figure.days.at(-1), { day: '2026-03-01', value: 3 });
  assert.equal(figure.total, 5);
  assert.equal(figure.before, 5);
});

forEachDatabase('today', (opened) => {
  test('people are counted on the day they came, by the clock of the business', async () => {
    const { db } = opened();
    const { golf } = await twoBusinesses(db);
    const today = () => db.as(golf.staff.owner, 'caller', (tx) => readToday(tx, golf.staff.owner));
    // 20:30 in London is the next day in Bangkok, where the lounge is.
    const release = freeze('2026-02-10T20:30:00Z');
    try {
      const before = await today();
      await db.as(golf.system, 'engine', (tx) =>
        identify(tx, golf.system, {
          source: 'form',
          kind: 'form',
          person: { fullName: 'Somsri Example' },
        }),
      );
      const { figures, health } = await today();
      const [customers] = figures;
      const [earlier] = before.figures;
      assert.equal(customers?.name, 'customers');
      assert.equal(customers.days.at(-1)?.day, '2026-02-11');
      assert.equal(customers.days.at(-1)?.value, (earlier?.days.at(-1)?.value ?? 0) + 1);
      assert.equal(health.customers, before.health.customers + 1);
    } finally {
      release();
    }
  });

  test('what lies unproved for a year is stale; a shared number counts, the house’s does not', async () => {
    const { db } = opened();
    const { golf } = await twoBusinesses(db);
    const health = () =>
      db.as(
        golf.staff.owner,
        'caller',
        async (tx) => (await readToday(tx, golf.staff.owner)).health,
      );
    await db.as(golf.system, 'engine', async (tx) => {
      const release = freeze('2024-05-01T00:00:00Z');
      const person = {
        fullName: 'Malee Example',
        emails: [{ value: 'malee@example.com', verified: false }],
        phones: [{ value: '+66 81 234 5670', verified: false }],
        birthDate: '1980-02-03',
      };
      await identify(tx, golf.system, { source: 'form', kind: 'form', person });
      const again = await identify(tx, golf.system, {
        source: 'shop',
        kind: 'form',
        outsideId: '1',
        person,
      });
      assert.equal(again.outcome, 'link');
      release();
      await identify(tx, golf.system, {
        source: 'form',
        kind: 'form',
        person: {
          fullName: 'Quite Another',
          phones: [{ value: '+66 81 234 5670', verified: false }],
        },
      });
    });
    assert.equal((await health()).countedAt, null);
    await db.as(golf.system, 'engine', async (tx) => {
      await verifyLinks(tx, golf.id);
      await countHealth(tx, golf.id);
    });
    const counted = await health();
    assert.equal(counted.staleLinks, 1);
    assert.equal(counted.validLinks, (counted.links ?? 0) - 1);
    assert.equal(counted.sharingCustomers, 2);
    assert.notEqual(counted.countedAt, null);
  });

  test('a webhook that was switched off by failures waits for whoever may manage webhooks, no other', async () => {
    const { golf } = await twoBusinesses(opened().db);
    await inRollback(opened().db, golf.staff.owner, 'caller', async (tx) => {
      const at = new Date('2026-03-04T05:06:07Z');
      for (const off_why of ['failing', 'gone', 'staff', null])
        await tx
          .insertInto('webhook_endpoints')
          .values({
            tenant_id: golf.id,
            id: newId(),
            url: 'https://example.com/hook',
            description: '',
            event_types: ['customer.made'],
            acts: [],
            secret: Buffer.from('sealed'),
            off_at: off_why === null ? null : at,
            off_why,
            created_at: at,
            updated_at: at,
          })
          .execute();
      const waits = async (who: typeof golf.staff.owner) =>
        (await readToday(tx, who)).attention.filter(({ kind }) => kind === 'webhooks_off');
      const waiting = { kind: 'webhooks_off', count: 2, since: at.toISOString() };
      assert.deepEqual(await waits(golf.staff.owner), [waiting]);
      assert.deepEqual(await waits(golf.staff.sales), []);
    });
  });

  test('an erasure that a customer asked for waits for whoever may decide on it', async () => {
    const { golf } = await twoBusinesses(opened().db);
    await inRollback(opened().db, golf.staff.owner, 'caller', async (tx) => {
      const at = new Date('2026-03-04T05:06:07Z');
      await tx
        .insertInto('erasures')
        .values({
          tenant_id: golf.id,
          id: newId(),
          customer_id: golf.customer.customer,
          origin: 'customer',
          state: 'open',
          asked_at: at,
          due_at: at,
        })
        .execute();
      const erasures = async (who: typeof golf.staff.owner) =>
        (await readToday(tx, who)).attention.find(({ kind }) => kind === 'erasures');
      assert.deepEqual(await erasures(golf.staff.owner), {
        kind: 'erasures',
        count: 1,
        since: at.toISOString(),
      });
      assert.equal(await erasures(golf.staff.sales), undefined);
    });
  });

  test('whoever may not see jobs or imports is not told of them', async () => {
    const { golf } = await twoBusinesses(opened().db);
    await inRollback(opened().db, golf.staff.support, 'caller', async (tx) => {
      const { attention } = await readToday(tx, golf.staff.support);
      assert.ok(attention.every((one) => one.kind === 'reviews'));
    });
  });

  test('a step of the beginning is done when what it is about is there', async () => {
    const { db } = opened();
    const { golf } = await twoBusinesses(db);
    const { config } = testPorts(db);
    const owner = golf.staff.owner;
    const first = await readStart(db, owner, config);
    assert.equal(first.mail.sends, false);
    await db.as({ kind: 'anonymous', request: 'test' }, 'gate', (tx) =>
      rememberBackup(tx, { rows: 12, files: 0 }),
    );
    const then = await readStart(db, owner, config);
    const doneOf = ({ steps }: typeof then, wanted: string) =>
      steps.find(({ step }) => step === wanted)?.done;
    assert.equal(doneOf(first, 'backup'), false);
    assert.equal(doneOf(then, 'backup'), true);
    assert.equal(doneOf(then, 'locations'), true);
    assert.equal(doneOf(then, 'mail'), false);
    const mailing = { ...config, smtpUrl: 'smtp://localhost', mailFrom: 'Club <hi@club.example>' };
    const sending = await readStart(db, owner, mailing);
    assert.deepEqual(sending.mail, { sends: true, from: 'Club <hi@club.example>' });
  });
});

test('the sender’s domain is asked for its records; a directory out of reach is no missing record', async () => {
  const { config } = testPorts(undefined as never);
  const mailing = { ...config, smtpUrl: 'smtp://localhost', mailFrom: 'Club <hi@Club.example>' };
  const asked: string[] = [];
  const names = {
    texts: async (name: string) => {
      asked.push(name);
      if (name.startsWith('_dmarc')) throw new Error('timeout');
      return ['something=else', 'v=spf1 include:mail.example -all'];
    },
    mailServers: async () => [],
  };
  assert.deepEqual(await checkSender(names, mailing), {
    domain: 'club.example',
    records: [
      { record: 'mx', state: 'missing', value: null },
      { record: 'spf', state: 'found', value: 'v=spf1 include:mail.example -all' },
      { record: 'dmarc', state: 'unknown', value: null },
    ],
  });
  assert.deepEqual(asked, ['club.example', '_dmarc.club.example']);
  assert.deepEqual(await checkSender(names, config), { domain: null, records: [] });
});
