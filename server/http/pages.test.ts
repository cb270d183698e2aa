import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { api } from '#contract';
import type { Implemented } from '#platform/handler';
import { serving, type TestServer } from '#test/serving';

const page = '<!doctype html><title>Screens</title>';
const script = `console.log(${JSON.stringify('x'.repeat(3000))})`;
const room: Implemented = Object.entries(api).map(([name, operation]) => ({
  name,
  operation,
  handler: () => assert.fail('not called'),
}));

let folder: string;
let server: TestServer;
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clientele-screens-'));
  await mkdir(path.join(folder, 'assets'));
  await writeFile(path.join(folder, 'index.html'), page);
  await writeFile(path.join(folder, 'assets', 'main-abc.js'), script);
  let looks = 0;
  const ready = async () => ((looks += 1) === 1 ? [] : ['migrations are missing']);
  server = await serving({ rooms: [room], screens: folder, ready });
});
after(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const get = (at: string, headers: Record<string, string> = {}) =>
  server.send('GET', at, { headers });

test('the screens are served with a strict policy', async () => {
  const answered = await get('/');
  assert.equal(answered.text, page);
  const policy = answered.headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'self'/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.doesNotMatch(policy, /unsafe/);
  for (const [name, value] of [
    ['x-content-type-options', 'nosniff'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['referrer-policy', 'strict-origin-when-cross-origin'],
    ['cache-control', 'no-cache'],
  ] as const)
    assert.equal(answered.headers.get(name), value);
  assert.match(answered.headers.get('permissions-policy') ?? '', /camera=\(\)/);
  assert.equal(answered.headers.get('strict-transport-security'), null);
});

test('a person who goes to a path of the screens gets them, a program gets a problem', async () => {
  assert.equal((await get('/customers/1', { accept: 'text/html' })).text, page);
  assert.equal((await get('/customers/1', { accept: 'application/json' })).status, 404);
  assert.equal((await get('/api/nothing', { accept: 'text/html' })).status, 404);
  assert.equal((await get('/assets/gone.js', { accept: 'text/html' })).status, 404);
  assert.equal((await server.send('POST', '/customers')).status, 404);
  for (const outside of ['/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2fx'])
    assert.equal((await get(outside)).status, 404, outside);
});

test('hashed files are kept for ever, packed, and not sent twice', async () => {
  for (const packing of ['br', 'gzip', 'identity']) {
    const answered = await get('/assets/main-abc.js', { 'accept-encoding': packing });
    assert.equal(answered.text, script);
    assert.equal(answered.headers.get('content-encoding'), packing === 'identity' ? null : packing);
    assert.match(answered.headers.get('cache-control') ?? '', /immutable/);
    const tag = answered.headers.get('etag') ?? '';
    assert.equal((await get('/assets/main-abc.js', { 'if-none-match': tag })).status, 304);
  }
  const refused = await get('/assets/main-abc.js', { 'accept-encoding': 'br;q=0, gzip;q=0.0' });
  assert.equal(refused.headers.get('content-encoding'), null);
  const head = await server.send('HEAD', '/assets/main-abc.js');
  assert.equal(head.status, 200);
  assert.equal(head.text, '');
});

test('the API describes every operation to programs and people', async () => {
  const document = (await get('/api/openapi.json')).json() as {
    openapi: string;
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  assert.match(document.openapi, /^3\.1/);
  const described = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  );
  assert.deepEqual(described.toSorted(), Object.keys(api).toSorted());
  const reference = await get('/api/reference');
  assert.match(reference.headers.get('content-type') ?? '', /text\/html/);
  for (const name of Object.keys(api)) assert(reference.text.includes(`id="${name}"`), name);
  assert.doesNotMatch(reference.text, /<script|style=|undefined|\[object/);
  const style = await get('/api/reference.css');
  assert.equal(style.headers.get('content-type'), 'text/css; charset=utf-8');
});

test('it tells whether it lives and whether it can work', async () => {
  assert.equal((await get('/healthz')).status, 200);
  assert.equal((await get('/readyz')).status, 200);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const answered = await get('/readyz');
  assert.equal(answered.status, 503);
  assert.match(answered.text, /migrations are missing/);
});

test('metrics are for those inside', async () => {
  await get('/api/events', { accept: 'application/json' });
  const answered = await get('/metrics');
  assert.match(
    answered.text,
    /clientele_http_request_seconds_count\{operation="\w+",status="4xx"\}/,
  );
  assert.match(answered.text, /nodejs_heap_size_used_bytes/);
  assert.equal((await get('/metrics', { 'x-forwarded-for': '203.0.113.9' })).status, 404);
});
