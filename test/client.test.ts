import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { root } from '#test/cache';
import { demoFolder } from '#test/demo-folder';
import { answering, keyOf, until } from '#test/outside-program';
import { runProgram, type RunningProgram } from '#test/running-program';
import { decideReviews } from '../client/examples/decide-reviews.ts';
import { exportNames } from '../client/examples/export-names.ts';
import { mergeWhoAsked } from '../client/examples/merge-who-asked.ts';
import { nightlyImport } from '../client/examples/nightly-import.ts';
import { receiveWebhook } from '../client/examples/receive-webhooks.ts';
import { signUpForm } from '../client/examples/sign-up-form.ts';
import {
  ClienteleProblem,
  createClient,
  verifyWebhook,
  WebhookNotVerified,
  type Client,
  type WebhookMessage,
} from '../client/index.ts';

const acts = [
  'customers.read',
  'customers.change',
  'customers.identify',
  'customers.merge',
  'imports.read',
  'imports.run',
  'webhooks.manage',
  'reviews.decide',
] as const;

async function problem(promise: Promise<unknown>): Promise<ClienteleProblem> {
  const fault = await promise.then(
    () => assert.fail('expected a problem'),
    (fault: unknown) => fault,
  );
  if (!(fault instanceof ClienteleProblem)) throw fault;
  return fault;
}

describe('the client, against a running program', () => {
  let program: RunningProgram;
  let client: Client;
  let key: string;
  before(async () => {
    program = await runProgram({ from: await demoFolder() });
    key = await keyOf(program.url, acts);
    client = createClient({ url: program.url, key });
  });
  after(() => program.stop());

  test('cases are decided one after the other, and an answer is taken back', async () => {
    const asked: string[] = [];
    const answered = await decideReviews(client, (came, known) => {
      asked.push(`${came} ${known}`);
      return Promise.resolve(asked.length === 1 ? 'reject' : null);
    });
    assert.equal(answered, 1);
    assert.ok(asked.length > 1, 'the demo has several cases');
    const { rows } = await client.listReviews({ query: { state: 'open' } });
    const cases = [...rows, ...(await client.listReviews({ query: { state: 'rejected' } })).rows];
    const found = await Promise.all(cases.map(({ id }) => client.getReview({ params: { id } })));
    const [mine] = found
      .flatMap(({ answers }) => answers.filter(({ undone }) => !undone))
      .toSorted((a, b) => (a.at < b.at ? 1 : -1));
    assert(mine !== undefined);
    const back = await client.undoReviewAnswer({ params: { id: mine.id } });
    assert.equal(back.state, 'open');
  });

  test('a form makes a customer, or says what to mend', async () => {
    const filled = { name: 'Nok Suwan', email: 'nok.form@example.com', phone: '081 234 5678' };
    const made = await signUpForm(client, filled);
    assert('customer' in made);
    const record = await client.getCustomer({ params: { id: made.customer } });
    assert.equal(record.name, 'Nok Suwan');
    const mend = await signUpForm(client, { ...filled, name: '' });
    assert('mend' in mend && mend.mend.includes('fullName'));
    const typo = await signUpForm(client, { ...filled, email: 'nok at example' });
    assert.deepEqual(typo, { mend: 'person.emails.0.value is not an e-mail address' });
  });

  test('problems are typed, whether refused, not signed in or not reached', async () => {
    const nothing = '018f0000-0000-7000-8000-000000000000';
    const missing = await problem(client.getCustomer({ params: { id: nothing } }));
    assert.deepEqual([missing.code, missing.status], ['not_found', 404]);
    assert.ok(missing.request);
    const stranger = createClient({ url: program.url, key: 'nobody' });
    assert.equal((await problem(stranger.listCustomers())).code, 'signed_out');
    const beyond = await problem(client.listStaff());
    assert.equal(beyond.code, 'forbidden');
    const away = createClient({ url: 'http://127.0.0.1:9', key, retries: 0 });
    assert.equal((await problem(away.listCustomers())).code, 'unreachable');
  });

  test('a write that is sent again under its key is done once', async () => {
    const body = { source: 'till', outsideId: 'again', person: { fullName: 'Again Somebody' } };
    const options = { idempotencyKey: 'the-same-key' };
    const first = await client.identify({ body }, options);
    assert.deepEqual(await client.identify({ body }, options), first);
    const other = client.identify({ body: { ...body, outsideId: 'other' } }, options);
    assert.equal((await problem(other)).code, 'key_reused');
  });

  test('what meets no answer or a busy server is sent again, a write under the same key', async () => {
    const keys: (string | null)[] = [];
    const flaky: typeof fetch = async (url, request) => {
      keys.push(new Headers(request?.headers).get('idempotency-key'));
      if (keys.length === 1) throw new TypeError('fetch failed');
      if (keys.length === 2) return new Response('busy', { status: 503 });
      return fetch(url, request);
    };
    const patient = createClient({ url: program.url, key, fetch: flaky });
    const body = { source: 'till', person: { fullName: 'Patient Somebody' } };
    assert.equal((await patient.identify({ body })).outcome, 'new');
    assert.equal(keys.length, 3);
    assert.ok(keys[0] !== null && new Set(keys).size === 1);
  });

  test('a list is walked to its end, page by page', async () => {
    const { customers } = await client.customersCount();
    const names = await exportNames(client);
    assert.equal(names.length, customers);
    assert.ok(names.length > 4);
  });

  test('two customers are merged where enough speaks for it, both ids lead to one, and it is undone', async () => {
    const met = async (source: string, fullName: string) => {
      const emails = [{ value: 'merging@somebody.example' }];
      const { customer } = await client.identify({
        body: { source, person: { fullName, emails } },
      });
      return customer;
    };
    const one = await met('till', 'Merging Somebody');
    const other = await met('letters', 'Unlike Person');
    assert.notEqual(one, other);
    assert.equal((await mergeWhoAsked(client, [one, other], 1)).merged, false);
    const asked = await mergeWhoAsked(client, [one, other], 0);
    assert.ok(asked.merged);
    const { id, askedAs } = await client.getCustomer({ params: { id: other } });
    assert.deepEqual([id, askedAs], [one, other]);
    await client.undoMerge({ params: { id: asked.merge }, body: {} });
    assert.equal((await client.getCustomer({ params: { id: other } })).id, other);
    assert.partialDeepStrictEqual(await mergeWhoAsked(client, [one, other], 0), { merged: false });
  });

  test('a file is uploaded, run and followed to its end', async () => {
    const csv =
      'name,email\nImported Person,imported@example.com\nOther Person,other@example.com\n';
    const counts = await nightlyImport(client, csv);
    assert.equal(counts['read'], 2);
  });

  test('webhooks arrive, are verified, and dealt with once', async () => {
    const dealt: WebhookMessage[] = [];
    const statuses: number[] = [];
    const seen = new Set<string>();
    let secret = '';
    const server = await answering(async (request) => {
      const answer = await receiveWebhook(request, secret, seen, async (message) => {
        dealt.push(message);
      });
      statuses.push(answer.status);
      return answer;
    });
    try {
      const eventTypes = ['customer.made' as const];
      const endpoint = await client.createWebhook({
        body: { url: server.url, eventTypes, acts: ['customers.read'] },
      });
      secret = endpoint.secret;
      const body = { source: 'till', person: { fullName: 'Told Somebody' } };
      const { customer } = await client.identify({ body });
      await until(() => dealt.length === 1);
      assert.equal(dealt[0]?.data.customerId, customer);
      assert.partialDeepStrictEqual(dealt[0]?.data.customer, { name: 'Told Somebody' });
      const params = { id: endpoint.id };
      const [delivery] = (await client.listWebhookDeliveries({ params })).rows;
      assert(delivery !== undefined);
      await client.resendWebhookDelivery({ params: { ...params, delivery: delivery.id } });
      await until(() => statuses.length === 2);
      assert.deepEqual(statuses, [204, 204]);
      assert.equal(dealt.length, 1);
    } finally {
      server.close();
    }
  });
});

test('a webhook that was changed, is old, or is signed by somebody else is not taken', async () => {
  // Signed by another implementation than the one that verifies.
  const secret = `whsec_${Buffer.from('0123456789abcdef01234567').toString('base64')}`;
  const now = new Date('2026-01-01T00:00:00Z');
  const body = '{"type":"webhook.test"}';
  const sign = (id: string, at: number) =>
    createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
      .update(`${id}.${at}.${body}`)
      .digest('base64');
  const at = now.getTime() / 1000;
  const headers = (more = {}) => ({
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(at),
    'webhook-signature': `v1a,ignored v1,${sign('msg_1', at)}`,
    ...more,
  });
  const message = await verifyWebhook({ secret, headers: headers(), body, now });
  assert.deepEqual([message.id, message.type], ['msg_1', 'webhook.test']);
  const both = ['whsec_b3RoZXI=', secret];
  await verifyWebhook({ secret: both, headers: new Headers(headers()), body, now });
  const bad = [
    { secret, headers: headers(), body: `${body} ` },
    { secret: 'whsec_b3RoZXI=', headers: headers(), body },
    { secret: 'whsec_', headers: headers(), body },
    { secret, headers: headers({ 'webhook-id': 'msg_2' }), body },
    { secret, headers: headers({ 'webhook-timestamp': String(at + 1) }), body },
    { secret, headers: headers({ 'webhook-signature': `v2,${sign('msg_1', at)}` }), body },
    { secret, headers: headers({ 'webhook-signature': 'v1,%%%' }), body },
    { secret, headers: headers({ 'webhook-signature': undefined }), body },
    { secret, headers: headers(), body, now: new Date(now.getTime() + 301_000) },
    { secret, headers: headers(), body, now: new Date(now.getTime() - 301_000) },
  ];
  for (const one of bad) await assert.rejects(verifyWebhook({ now, ...one }), WebhookNotVerified);
});

test('what is published is plain JavaScript without dependencies, with types', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'clientele-client-'));
  try {
    const tsc = path.join(root, 'node_modules/.bin/tsc');
    const built = spawnSync(tsc, ['-p', 'client/tsconfig.json', '--outDir', folder], { cwd: root });
    assert.equal(built.status, 0, built.stdout.toString());
    const use = `import { createClient, verifyWebhook } from '${folder}/client/index.js';
      console.log(typeof createClient({ url: 'http://here', key: 'k' }).listCustomers, typeof verifyWebhook)`;
    const ran = spawnSync(process.execPath, ['--input-type=module', '-e', use], { cwd: folder });
    assert.equal(ran.stdout.toString().trim(), 'function function', ran.stderr.toString());
  } finally {
    await rm(folder, { recursive: true });
  }
});
