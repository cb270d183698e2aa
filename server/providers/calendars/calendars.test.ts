import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { openCalendarTwin } from './twin.ts';
import { calendarPort } from './real.ts';

const minute = (iso: string) => Date.parse(iso) / 60_000;
// Over a change of clocks in New York, and longer than one answer may be.
const span = { from: minute('2026-03-02T00:00Z'), to: minute('2026-06-01T00:00Z') };

async function serving(t: TestContext, answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  t.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('a calendar file is read by its address, and again only when it has changed', async (t) => {
  const tags = ['"one"', '"two"'];
  const asked: unknown[] = [];
  const url = await serving(t, ({ headers }, response) => {
    asked.push(headers['if-none-match']);
    const [tag = ''] = tags;
    if (headers['if-none-match'] === tag) response.writeHead(304).end();
    else response.writeHead(200, { etag: tag }).end(`of ${tag}`);
  });
  const port = calendarPort({ allow: [url] });
  const access = { kind: 'ics', url: `${url}/me.ics` } as const;
  assert.deepEqual(await port.read(access, span, null), {
    as: 'text',
    text: 'of "one"',
    tag: '"one"',
  });
  assert.deepEqual(await port.read(access, span, '"one"'), { as: 'same' });
  tags.shift();
  assert.deepEqual(await port.read(access, span, '"one"'), {
    as: 'text',
    text: 'of "two"',
    tag: '"two"',
  });
  assert.deepEqual(asked, [undefined, '"one"', '"one"']);
});

test('what keeps a calendar from being read is told by a code', async (t) => {
  const url = await serving(t, ({ url: path }, response) => {
    if (path === '/large') response.end('x'.repeat(10_000_001));
    else if (path === '/elsewhere') response.writeHead(302, { location: 'http://10.0.0.1/' }).end();
    else response.writeHead(Number(path?.slice(1))).end();
  });
  const port = calendarPort({ allow: [url] });
  const read = (at: string) => port.read({ kind: 'ics', url: at }, span, null);
  const codes = {
    401: 'denied',
    403: 'denied',
    404: 'gone',
    410: 'gone',
    500: 'away',
    503: 'away',
  };
  for (const [status, code] of Object.entries(codes))
    await assert.rejects(read(`${url}/${status}`), { code }, status);
  await assert.rejects(read(`${url}/large`), { code: 'too_large' });
  await assert.rejects(read(`${url}/elsewhere`), { code: 'private' });
  for (const inside of ['http://127.0.0.1:1/', 'http://169.254.169.254/latest', 'http://[::1]/'])
    await assert.rejects(read(inside), { code: 'private' }, inside);
  await assert.rejects(read('ftp://people.example/me.ics'), { code: 'away' });
});

test('Google and Microsoft tell the same as the calendar file of the twin', async (t) => {
  const twin = await openCalendarTwin();
  t.after(() => twin.close());
  const port = calendarPort({ twin: twin.url });
  const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const privateKey = key.export({ type: 'pkcs8', format: 'pem' });
  const google = { kind: 'google', account: 'reader@twin.example', privateKey } as const;
  const byGoogle = await port.read({ ...google, calendar: 'maya@twin.example' }, span, null);
  assert.ok(byGoogle.as === 'busy');
  // Thirteen weeks of five lunches and two evenings.
  assert.equal(byGoogle.busy.length / 2, 13 * 7);
  const starts = new Set(byGoogle.busy.filter((_, place) => place % 2 === 0));
  assert.ok(starts.has(minute('2026-03-06T17:00Z')), 'noon in winter');
  assert.ok(starts.has(minute('2026-03-09T16:00Z')), 'noon in summer');
  const microsoft = {
    kind: 'microsoft',
    directory: 'twin',
    client: 'us',
    mailbox: 'maya@twin.example',
  } as const;
  const byMicrosoft = await port.read({ ...microsoft, secret: 'of-the-twin' }, span, null);
  assert.ok(byMicrosoft.as === 'busy');
  assert.ok(byMicrosoft.busy.length < byGoogle.busy.length, 'who works elsewhere can be had');
  assert.ok(byMicrosoft.busy.every((edge) => byGoogle.busy.includes(edge)));
  await assert.rejects(port.read({ ...google, calendar: 'nobody@people.example' }, span, null), {
    code: 'gone',
  });
  await assert.rejects(port.read({ ...google, privateKey: 'none', calendar: '' }, span, null), {
    code: 'denied',
  });
  await assert.rejects(port.read({ ...microsoft, secret: 'wrong' }, span, null), {
    code: 'denied',
  });
});
