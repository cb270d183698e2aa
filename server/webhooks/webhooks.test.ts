import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { identify } from '#identity';
import type { WebhookMessage } from '#contract/webhooks';
import { freeze } from '#platform/clock';
import type { Act } from '#contract/acts';
import type { Mail } from '#platform/mail';
import { refused } from '#test/access';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { mailJob } from '#test/mail-job';
import { testPorts } from '#test/ports';
import { changeCustomer } from '../identity/index.ts';
import { changeEndpoint, changeSecret, removeEndpoint } from './endpoints/change.ts';
import { makeEndpoint } from './endpoints/make.ts';
import { resend, resendDead, sendTest } from './deliveries/resend.ts';
import { listDeliveries } from './deliveries/shown.ts';
import { changePerson } from '../tenancy/people.ts';
import { webhooksOff } from './off/waiting.ts';
import { mostAttempts } from './rules.ts';
import { tasks } from './tasks.ts';

/** One message as it arrived. */
interface Got {
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
  readonly message: WebhookMessage;
}

/** A receiver that answers as it is told. */
async function receiver() {
  const got: Got[] = [];
  const answer = { status: 200, body: 'thanks', headers: {} as Record<string, string> };
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      got.push({ headers: request.headers, text, message: JSON.parse(text) as WebhookMessage });
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return { got, answer, url, close: () => server.close() };
}

/** Verifies as Standard Webhooks says, by another implementation of HMAC than the one that signed. */
async function isSigned({ headers, text }: Got, secret: string): Promise<boolean> {
  const bytes = Uint8Array.fromBase64(secret.replace(/^whsec_/, ''));
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes, hmac, false, ['verify']);
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${text}`;
  const checks = String(headers['webhook-signature'])
    .split(' ')
    .map((one) => {
      const [version, signature = ''] = one.split(',');
      assert.equal(version, 'v1');
      const given = Uint8Array.fromBase64(signature);
      return crypto.subtle.verify('HMAC', key, given, new TextEncoder().encode(signed));
    });
  return (await Promise.all(checks)).some(Boolean);
}

forEachDatabase('webhooks', (opened) => {
  const open: { close(): void }[] = [];
  after(() => open.forEach((one) => one.close()));

  async function setting(given: { acts?: ('customers.read' | 'numbers.read')[] } = {}) {
    const shop = await makeBusiness(opened().db, 'hooks');
    const there = await receiver();
    open.push(there);
    const endpoint = await asOwner(shop, (tx, who) =>
      makeEndpoint(tx, who, testPorts(opened().db).config, {
        url: there.url,
        description: 'Till',
        eventTypes: ['customer.made', 'customer.changed'],
        acts: given.acts ?? [],
      }),
    );
    return { shop, there, endpoint };
  }

  const asOwner = <T>(
    shop: TestBusiness,
    what: (
      tx: Parameters<typeof makeEndpoint>[0],
      who: TestBusiness['staff']['owner'],
    ) => Promise<T>,
  ) => opened().db.as(shop.staff.owner, 'caller', (tx) => what(tx, shop.staff.owner));

  const arrive = (shop: TestBusiness, fullName: string) =>
    opened().db.as(shop.staff.owner, 'engine', (tx) =>
      identify(tx, shop.staff.owner, {
        source: 'till',
        kind: 'form',
        person: { fullName, emails: [{ value: `${fullName}@example.com`, verified: false }] },
      }),
    );

  /** Jobs of one kind that wait for a business, oldest first. */
  async function waiting(shop: TestBusiness, task: keyof typeof tasks) {
    const rows = await opened().asOwner((login) =>
      login.run<{ id: string; payload: { tenant: string }; after: Date }>(
        `SELECT id, data -> 'payload' AS payload, start_after AS after FROM pgboss.job
         WHERE name = $1 AND state = 'created' AND data -> 'payload' ->> 'tenant' = $2 ORDER BY created_on, id`,
        [task, shop.id],
      ),
    );
    return rows;
  }

  /** Works every job of both kinds that waits, once, whenever it would be its turn. */
  async function work(shop: TestBusiness, signal = new AbortController().signal) {
    const { db } = opened();
    for (const task of ['webhooks.spread', 'webhooks.send'] as const) {
      for (const { id, payload } of await waiting(shop, task)) {
        await opened().asOwner((login) =>
          login.run(`UPDATE pgboss.job SET state = 'active' WHERE name = $1 AND id = $2`, [
            task,
            id,
          ]),
        );
        const done = () => Promise.resolve();
        const job = { db, ports: testPorts(db), who: shop.system, payload, signal, done };
        await (tasks[task] as (given: unknown) => Promise<void>)(job);
      }
    }
  }

  const deliveries = async (shop: TestBusiness, id: string) =>
    (await asOwner(shop, (tx) => listDeliveries(tx, shop.id, { id, limit: 50 }))).rows;

  test('whoever wants to know is told of what happened, signed, by ids alone', async () => {
    const { shop, there, endpoint } = await setting();
    assert.match(endpoint.secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
    const { customer } = await arrive(shop, 'Nok');
    await work(shop);
    const [first, ...more] = there.got;
    assert(first !== undefined);
    assert.deepEqual(more, []);
    assert.ok(await isSigned(first, endpoint.secret));
    assert.ok(!(await isSigned({ ...first, text: `${first.text} ` }, endpoint.secret)));
    assert.equal(first.message.type, 'customer.made');
    assert.deepEqual(Object.keys(first.message.data).toSorted(), [
      'business',
      'customerId',
      'event',
      'facts',
      'fields',
      'subject',
    ]);
    assert.equal(first.message.data.customerId, customer);
    assert.ok(!first.text.includes('Nok'), 'says who it is');
    const seconds = Number(first.headers['webhook-timestamp']);
    assert.ok(Math.abs(seconds - Date.now() / 1000) < 60);
    const [row] = await deliveries(shop, endpoint.id);
    assert.equal(row?.state, 'delivered');
    assert.equal(row?.messageId, first.headers['webhook-id']);
    assert.equal(row?.lastBody, 'thanks');
  });

  test('the customer as they are now goes only to endpoints that may read customers', async () => {
    const { shop, there } = await setting({ acts: ['customers.read'] });
    const { customer } = await arrive(shop, 'Before');
    await asOwner(shop, (tx, who) =>
      changeCustomer(tx, who, customer, { version: 1, fullName: 'After' }),
    );
    await work(shop);
    const names = there.got.map(({ message }) => (message.data.customer as { name: string }).name);
    assert.deepEqual(names, ['After', 'After']);
    assert.notDeepEqual(there.got[1]?.message.data.fields, []);
    const key = { ...shop.key, acts: ['webhooks.manage'] as Act[] };
    const beyond = opened().db.as(key, 'caller', (tx) =>
      makeEndpoint(tx, key, testPorts(opened().db).config, {
        url: there.url,
        description: '',
        eventTypes: ['customer.made'],
        acts: ['customers.read'],
      }),
    );
    await refused(beyond, 'acts_beyond_yours');
  });

  test('national ids go whole only to endpoints that may read numbers', async () => {
    const numbers = [{ kind: 'national_id', value: '1103700708001' }];
    for (const [acts, shown] of [
      [['customers.read'], '•••• 8001'],
      [['customers.read', 'numbers.read'], '1103700708001'],
    ] as const) {
      const { shop, there } = await setting({ acts: [...acts] });
      await opened().db.as(shop.staff.owner, 'engine', (tx) =>
        identify(tx, shop.staff.owner, {
          source: 'till',
          kind: 'form',
          person: { fullName: 'Nok', numbers },
        }),
      );
      await work(shop);
      const told = there.got[0]?.message.data.customer as { numbers: { value: string }[] };
      assert.deepEqual(
        told.numbers.map(({ value }) => value),
        [shown],
      );
      assert.equal(there.got[0]?.text.includes('1103700708001'), acts.length === 2);
    }
  });

  test('nothing is made where nobody wants to know, and nothing where the transaction is undone', async () => {
    const shop = await makeBusiness(opened().db, 'quiet');
    await arrive(shop, 'Quiet');
    assert.deepEqual(await waiting(shop, 'webhooks.spread'), []);
    const { shop: loud, endpoint } = await setting();
    const undone = opened().db.as(loud.staff.owner, 'engine', async (tx) => {
      await identify(tx, loud.staff.owner, {
        source: 'x',
        kind: 'form',
        person: { fullName: 'Un Done' },
      });
      throw new Error('undone');
    });
    await assert.rejects(undone, /undone/);
    await work(loud);
    assert.deepEqual(await deliveries(loud, endpoint.id), []);
  });

  test('an event told twice after a crash is one message', async () => {
    const { shop, there, endpoint } = await setting();
    await arrive(shop, 'Twice');
    const [job] = await waiting(shop, 'webhooks.spread');
    const given = {
      db: opened().db,
      who: shop.system,
      payload: job?.payload,
      done: () => Promise.resolve(),
    };
    await (tasks['webhooks.spread'] as (it: unknown) => Promise<void>)(given);
    await work(shop);
    assert.equal(there.got.length, 1);
    assert.equal((await deliveries(shop, endpoint.id)).length, 1);
  });

  test('what is not taken is tried again later and later under one id, then dead and listed', async () => {
    const { shop, there, endpoint } = await setting();
    there.answer.status = 503;
    there.answer.body = `busy\0${'x'.repeat(2000)}`;
    await arrive(shop, 'Later');
    await work(shop);
    let wait = 0;
    for (let attempts = 1; attempts < mostAttempts; attempts += 1) {
      const [row] = await deliveries(shop, endpoint.id);
      assert.equal(row?.state, 'waiting');
      assert.equal(row?.attempts, attempts);
      const [job, ...more] = await waiting(shop, 'webhooks.send');
      assert.deepEqual(more, []);
      const seconds = ((job?.after.getTime() ?? 0) - Date.parse(row?.lastAt ?? '')) / 1000;
      assert.ok(seconds >= wait - 1, `${seconds} after ${wait}`);
      wait = seconds / 1.2;
      await work(shop);
    }
    const [row] = await deliveries(shop, endpoint.id);
    assert.equal(row?.state, 'dead');
    assert.equal(row?.lastStatus, 503);
    assert.equal(row?.lastBody?.length, 500);
    assert.equal(there.got.length, mostAttempts);
    assert.equal(new Set(there.got.map(({ headers }) => headers['webhook-id'])).size, 1);
    assert.deepEqual(await waiting(shop, 'webhooks.send'), []);
    there.answer.status = 204;
    assert.equal(await asOwner(shop, (tx, who) => resendDead(tx, who, endpoint.id)), 1);
    await work(shop);
    const [again] = await deliveries(shop, endpoint.id);
    assert.deepEqual([again?.state, again?.attempts], ['delivered', 1]);
    assert.equal(new Set(there.got.map(({ headers }) => headers['webhook-id'])).size, 1);
  });

  test('a message on its way is not sent again beside itself; a delivered one is, when asked for', async () => {
    const { shop, there, endpoint } = await setting();
    await arrive(shop, 'Beside');
    const spreading = await waiting(shop, 'webhooks.spread');
    assert.equal(spreading.length, 1);
    await work(shop);
    const [row] = await deliveries(shop, endpoint.id);
    assert(row !== undefined);
    const given = { endpoint: endpoint.id, delivery: row.id };
    await asOwner(shop, (tx, who) => resend(tx, who, given));
    await refused(
      asOwner(shop, (tx, who) => resend(tx, who, given)),
      'delivery_waiting',
    );
    await work(shop);
    assert.equal(there.got.length, 2);
    assert.equal(there.got[0]?.headers['webhook-id'], there.got[1]?.headers['webhook-id']);
    // A job of the round before finds nothing to do.
    const stale = { tenant: shop.id, delivery: row.id, round: 1 };
    const job = {
      db: opened().db,
      ports: testPorts(opened().db),
      who: shop.system,
      payload: stale,
    };
    await (tasks['webhooks.send'] as (it: unknown) => Promise<void>)(job);
    assert.equal(there.got.length, 2);
  });

  test('410 switches an endpoint off at once, days of failing do too, and what was meant for it is dead', async () => {
    const { shop, there, endpoint } = await setting();
    there.answer.status = 410;
    await arrive(shop, 'Gone');
    await work(shop);
    const list = async () =>
      opened().db.as(shop.staff.owner, 'caller', (tx) =>
        tx
          .selectFrom('webhook_endpoints')
          .select(['off_why', 'failing_since'])
          .where('id', '=', endpoint.id)
          .executeTakeFirstOrThrow(),
      );
    assert.equal((await list()).off_why, 'gone');
    assert.equal((await deliveries(shop, endpoint.id))[0]?.state, 'dead');
    await refused(
      asOwner(shop, (tx, who) => sendTest(tx, who, endpoint.id)),
      'webhook_off',
    );
    const { config } = testPorts(opened().db);
    const on = () =>
      asOwner(shop, (tx, who) => changeEndpoint(tx, who, config, { id: endpoint.id, on: true }));
    await on();
    assert.equal((await list()).failing_since, null);
    there.answer.status = 500;
    await asOwner(shop, (tx, who) => sendTest(tx, who, endpoint.id));
    await work(shop);
    assert.equal((await list()).off_why, null);
    const run = freeze(new Date(Date.now() + 3.1 * 24 * 3600_000));
    try {
      await work(shop);
    } finally {
      run();
    }
    assert.equal((await list()).off_why, 'failing');
    const events = await opened().db.as(shop.staff.owner, 'caller', (tx) =>
      tx
        .selectFrom('events')
        .select(['type', 'facts'])
        .where('type', '=', 'webhook.switched_off')
        .where('tenant_id', '=', shop.id)
        .orderBy('id')
        .execute(),
    );
    assert.deepEqual(
      events.map(({ facts }) => facts),
      [{ reason: 'gone' }, { reason: 'failing' }],
    );
  });

  test('whoever answers for an endpoint that was switched off is mailed once each, in their language; others are not', async () => {
    const { db } = opened();
    const { shop, there, endpoint } = await setting();
    there.answer.status = 410;
    await arrive(shop, 'Gone');
    await work(shop);
    const { admin, owner } = shop.staff;
    await db.as(shop.system, 'gate', (tx) => changePerson(tx, admin.user, { language: 'fr' }));
    const mails: Mail[] = [];
    const run = async (task: 'webhooks.off' | 'webhooks.off_mail', payload: object) =>
      (tasks[task] as (given: unknown) => Promise<void>)(
        mailJob(db, payload, (mail) => mails.push(mail)),
      );
    const about = { tenant: shop.id, endpoint: endpoint.id };
    assert.deepEqual(
      (await waiting(shop, 'webhooks.off')).map(({ payload }) => payload),
      [about],
    );
    await run('webhooks.off', about);
    const told = (await waiting(shop, 'webhooks.off_mail')).map(({ payload }) => payload);
    assert.deepEqual(
      told.map((one) => String((one as { user?: string }).user)).toSorted(),
      [owner.user, admin.user].toSorted(),
    );
    for (const payload of told) await run('webhooks.off_mail', payload);
    assert.deepEqual(mails.map(({ subject }) => subject.replace(/^\S+ ?: /, '')).toSorted(), [
      'a webhook was switched off',
      'un webhook a été désactivé',
    ]);
    for (const { text } of mails)
      assert.ok(text.includes(there.url) && text.includes('/settings/webhooks'), text);
    const off = await asOwner(shop, (tx, who) => webhooksOff(tx, who));
    assert.equal(off.count, 1);
    assert.notEqual(off.since, null);
    // On again: there is nothing to tell; nor is there when somebody switches it off by hand.
    const { config } = testPorts(db);
    const turn = (on: boolean) =>
      asOwner(shop, (tx, who) => changeEndpoint(tx, who, config, { id: endpoint.id, on }));
    await turn(true);
    for (const payload of told) await run('webhooks.off_mail', payload);
    await turn(false);
    await run('webhooks.off', about);
    assert.equal((await asOwner(shop, (tx, who) => webhooksOff(tx, who))).count, 0);
    assert.equal((await waiting(shop, 'webhooks.off_mail')).length, 2);
    assert.equal(mails.length, 2);
  });

  test('after a change both secrets sign for a while, and only the new one from then on', async () => {
    const { shop, there, endpoint } = await setting();
    const renewed = await asOwner(shop, (tx, who) =>
      changeSecret(tx, who, { id: endpoint.id, keepHours: 1 }),
    );
    await arrive(shop, 'Both');
    await work(shop);
    assert.ok(await isSigned(there.got[0] as Got, endpoint.secret));
    assert.ok(await isSigned(there.got[0] as Got, renewed.secret));
    const run = freeze(new Date(Date.now() + 2 * 3600_000));
    try {
      await arrive(shop, 'New Only');
      await work(shop);
    } finally {
      run();
    }
    assert.ok(!(await isSigned(there.got[1] as Got, endpoint.secret)));
    assert.ok(await isSigned(there.got[1] as Got, renewed.secret));
    const kept = await opened().asOwner((login) =>
      login.run<{ secret: Buffer }>(
        'SELECT secret FROM clientele.webhook_endpoints WHERE id = $1',
        [endpoint.id],
      ),
    );
    const bytes = Buffer.from(renewed.secret.slice(6), 'base64');
    assert.ok(!Buffer.from(kept[0]?.secret ?? '').includes(bytes), 'the secret lies open');
  });

  test('addresses inside, passwords in addresses and redirects are refused', async () => {
    const { shop, there } = await setting();
    const { config } = testPorts(opened().db);
    const make = (url: string, demo = true) =>
      asOwner(shop, (tx, who) =>
        makeEndpoint(
          tx,
          who,
          { ...config, demo },
          {
            url,
            description: '',
            eventTypes: ['customer.made'],
            acts: [],
          },
        ),
      );
    for (const url of [
      'nonsense',
      'http://example.com/',
      'https://me:pw@example.com/',
      'ftp://x.example',
    ])
      await refused(make(url), 'invalid_input');
    await refused(make(there.url, false), 'invalid_input');
    await refused(make('https://localhost/hook', false), 'invalid_input');
    const inside = await make('https://10.0.0.1/hook');
    await asOwner(shop, (tx, who) => sendTest(tx, who, inside.id));
    await work(shop);
    assert.equal((await deliveries(shop, inside.id))[0]?.lastFault, 'private_address');
    const target = await receiver();
    open.push(target);
    there.answer.status = 307;
    there.answer.headers = { location: target.url };
    const turned = await make(there.url);
    await asOwner(shop, (tx, who) => sendTest(tx, who, turned.id));
    await work(shop);
    assert.equal((await deliveries(shop, turned.id))[0]?.lastStatus, 307);
    assert.deepEqual(target.got, []);
    await asOwner(shop, (tx, who) => removeEndpoint(tx, who, turned.id));
    await refused(deliveries(shop, turned.id), 'not_found');
  });
});
