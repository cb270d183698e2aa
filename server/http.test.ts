import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { anyone, operation, staff } from '#contract/operation';
import { problem } from '#contract/problem';
import { implement } from '#platform/handler';
import { refuse } from '#platform/refuse';
import { type Answered, serving, type TestServer } from '#test/serving';

const id = '0198c0de-0000-7000-8000-000000000001';
const person = z.object({
  name: z.string().min(1).max(20),
  tags: z.array(z.object({ label: z.string() })).optional(),
  extra: z.record(z.string(), z.string()).optional(),
});

const api = {
  echo: operation({
    method: 'POST',
    path: '/api/echo/{id}',
    summary: 'Say it again',
    who: anyone(),
    authority: 'none',
    params: z.object({ id: z.uuid() }),
    query: z.object({
      limit: z.coerce.number().int().max(9).default(3),
      tag: z.array(z.string()).optional(),
    }),
    body: person,
    reply: z.object({ id: z.string(), limit: z.number(), tagged: z.number(), ...person.shape }),
  }),
  ping: operation({
    method: 'POST',
    path: '/api/ping',
    summary: 'Take nothing',
    who: anyone(),
    authority: 'none',
    perMinute: 40,
  }),
  broken: operation({
    method: 'GET',
    path: '/api/broken',
    summary: 'Break',
    who: anyone(),
    authority: 'none',
    query: z.object({ how: z.enum(['throw', 'reply', 'surplus', 'refuse']) }),
    reply: z.object({ n: z.number() }),
  }),
  secret: operation({
    method: 'GET',
    path: '/api/secret',
    summary: 'Be for some',
    who: staff('keys.manage'),
    authority: 'none',
    reply: z.object({ ok: z.literal(true) }),
  }),
  upload: operation({
    method: 'POST',
    path: '/api/upload',
    summary: 'Count bytes',
    who: anyone(),
    authority: 'none',
    query: z.object({ name: z.string() }),
    upload: { types: ['text/csv'], maxBytes: 1000 },
    reply: z.object({ name: z.string(), bytes: z.number() }),
  }),
};

const room = implement(api, {
  echo: async ({ params, query, body }) => ({
    id: params.id,
    limit: query.limit,
    tagged: query.tag?.length ?? 0,
    ...body,
  }),
  ping: async ({ setCookie }) => setCookie({ name: 'seen', value: 'yes', maxAgeSeconds: 60 }),
  broken: async ({ query }) => {
    if (query.how === 'throw') throw new Error('the secret of the house');
    if (query.how === 'refuse') refuse('conflict', { facts: { retryAfterSeconds: 7 } });
    return (query.how === 'reply' ? { n: 'x' } : { n: 1, surplus: 2 }) as unknown as { n: number };
  },
  secret: async () => ({ ok: true }) as const,
  upload: async ({ upload }) => {
    let bytes = 0;
    for await (const chunk of upload.bytes) bytes += chunk.byteLength;
    return { name: upload.name, bytes };
  },
});

/** Expects a problem that names a field, and tells where in it. */
function faulty(answered: Answered, status: number, field: string): void {
  const told = problem.parse(answered.json());
  assert.equal(answered.status, status, answered.text);
  assert.equal(answered.headers.get('content-type'), 'application/problem+json');
  assert.equal(told.status, status);
  assert.equal(told.request, answered.headers.get('x-request-id'));
  assert(
    told.fields?.some(({ path }) => path === field),
    `${field} in ${answered.text}`,
  );
}

describe('the API', () => {
  let server: TestServer;
  before(async () => {
    server = await serving({ rooms: [room] });
  });
  after(() => server.close());

  const echo = (body: unknown, query = '', path = id) =>
    server.send('POST', `/api/echo/${path}${query}`, { body });

  test('a call is parsed, handled and answered', async () => {
    const good = await echo({ name: 'Ann' }, '?tag=a&tag=b&limit=4');
    assert.deepEqual(good.json(), { id, limit: 4, tagged: 2, name: 'Ann' });
    assert.equal(good.headers.get('cache-control'), 'no-store');
    assert.match(good.headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/);
  });

  test('a body that is not JSON is named', async () => {
    for (const body of ['{', '[[[', 'nonsense', '{"name":"a"} x', '{"a":01}'])
      faulty(await echo(body), 400, 'body');
    faulty(await echo(Uint8Array.of(0x22, 0xff, 0x22)), 400, 'body');
    faulty(await server.send('POST', `/api/echo/${id}`), 422, 'body');
  });

  test('what a body holds is checked at every depth', async () => {
    faulty(await echo({ name: 7 }), 422, 'name');
    faulty(await echo({}), 422, 'name');
    faulty(await echo({ name: '' }), 422, 'name');
    faulty(await echo({ name: 'x'.repeat(21) }), 422, 'name');
    faulty(await echo({ name: 'a', nom: 'b' }), 422, 'nom');
    faulty(await echo({ name: 'a', tags: [{ label: 'x', lable: 'y' }] }), 422, 'tags.0.lable');
    faulty(await echo({ name: 'a', tags: { 0: 'x' } }), 422, 'tags');
    faulty(await echo([]), 422, 'body');
    faulty(await echo('null'), 422, 'body');
  });

  test('text that the database could not keep is refused', async () => {
    faulty(await echo({ name: 'a\0b' }), 422, 'name');
    faulty(await echo('{"name":"\\ud800"}'), 422, 'name');
    faulty(await echo({ name: 'a', tags: [{ label: '\0' }] }), 422, 'tags.0.label');
    faulty(await echo('{"name":"a","extra":{"k\\u0000":"v"}}'), 422, 'extra');
    faulty(await echo('{"name":"a","__proto__":{"x":1}}'), 422, 'body');
    faulty(await echo('{"name":"a","extra":{"__proto__":"x"}}'), 422, 'extra');
  });

  test('bottomless nesting is refused', async () => {
    const deep = `{"name":${'['.repeat(5000)}${']'.repeat(5000)}}`;
    const answered = await echo(deep);
    assert.equal(answered.status, 422);
    assert.match(answered.text, /nested too deeply/);
  });

  test('a huge body is refused, announced or not', async () => {
    faulty(await echo({ name: 'x'.repeat(1_100_000) }), 413, 'body');
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(64_000).fill(0x20)),
    });
    const answered = await fetch(`${server.url}/api/echo/${id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: endless,
      duplex: 'half',
    } as RequestInit);
    assert.equal(answered.status, 413);
  });

  test('another content type or encoding is refused', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])
      faulty(
        await server.send('POST', `/api/echo/${id}`, {
          body: '{}',
          headers: { 'content-type': type },
        }),
        415,
        'content-type',
      );
    const headers = { 'content-encoding': 'gzip' };
    faulty(
      await server.send('POST', `/api/echo/${id}`, { body: '{}', headers }),
      415,
      'content-encoding',
    );
    faulty(await server.send('POST', '/api/ping', { body: '{}' }), 422, 'body');
  });

  test('odd ids and queries are named', async () => {
    for (const odd of ['7', 'x', `${id}0`, '%00', "' or 1=1", '..%2f..', id.replaceAll('-', '')])
      faulty(await echo({ name: 'a' }, '', encodeURI(odd).replaceAll('%25', '%')), 422, 'id');
    faulty(await echo({ name: 'a' }, '', '%ff'), 422, 'id');
    faulty(await echo({ name: 'a' }, '?limit=x'), 422, 'limit');
    faulty(await echo({ name: 'a' }, '?limit=99'), 422, 'limit');
    faulty(await echo({ name: 'a' }, '?limit=1&limit=2'), 422, 'limit');
    faulty(await echo({ name: 'a' }, '?limit=%ff'), 422, 'limit');
    faulty(await echo({ name: 'a' }, '?limit=%00'), 422, 'limit');
    faulty(await echo({ name: 'a' }, '?page=2'), 422, 'page');
    faulty(await echo({ name: 'a' }, `?${'a=1&'.repeat(101)}`), 422, 'query');
    faulty(await echo({ name: 'a' }, '?__proto__=1'), 422, '__proto__');
  });

  test('every fault is told at once', async () => {
    const answered = await echo({ name: 1, tags: 'x' }, '?limit=x', 'odd');
    const { fields } = problem.parse(answered.json());
    assert.deepEqual(fields?.map(({ path }) => path).toSorted(), ['id', 'limit', 'name', 'tags']);
  });

  test('what is not there is a problem too', async () => {
    assert.equal((await server.send('GET', '/api/nothing')).json()['code'], 'not_found');
    const wrong = await server.send('DELETE', `/api/echo/${id}`);
    assert.equal(wrong.status, 405);
    assert.equal(wrong.headers.get('allow'), 'POST');
    assert.equal((await server.send('OPTIONS', '/api/ping')).status, 405);
    assert.equal((await server.send('GET', `/api/echo/${id}/`)).status, 404);
  });

  test('a bug is a 500 that tells nothing', async () => {
    for (const how of ['throw', 'reply', 'surplus']) {
      const answered = await server.send('GET', `/api/broken?how=${how}`);
      assert.equal(answered.status, 500, how);
      assert.equal(problem.parse(answered.json()).code, 'internal');
      assert(!answered.text.includes('secret'));
    }
  });

  test('a refusal says when to come back', async () => {
    const answered = await server.send('GET', '/api/broken?how=refuse');
    assert.equal(answered.status, 409);
    assert.equal(answered.headers.get('retry-after'), '7');
  });

  test('an upload is bounded in type and size', async () => {
    const upload = (type: string, body: string) =>
      server.send('POST', '/api/upload?name=people.csv', {
        body,
        headers: { 'content-type': type },
      });
    const good = await upload('text/csv; charset=utf-8', 'a,b\n');
    assert.deepEqual(good.json(), { name: 'people.csv', bytes: 4 });
    faulty(await upload('image/png', 'x'), 415, 'content-type');
    faulty(await upload('text/csv', 'x'.repeat(1001)), 413, 'body');
  });

  test('what is no request at all is a 400', async () => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.end('GET /api/ping\\..\\x HTTP/1.1\r\nHost: a b c\r\nConnection: close\r\n\r\n');
    const [chunk] = (await once(socket.setEncoding('utf8'), 'data')) as [string];
    assert.match(chunk, /^HTTP\/1.1 400/);
    assert.match(chunk, /malformed_request/);
  });
});

describe('writes a browser sends', () => {
  const cookie = 'clientele_staff=x';
  const ping = (server: TestServer, headers: Record<string, string>) =>
    server.send('POST', '/api/ping', { headers });

  test('come from our own pages', async () => {
    const server = await serving({
      rooms: [room],
      config: { publicUrl: 'http://clientele.example' },
    });
    const status = async (headers: Record<string, string>) => (await ping(server, headers)).status;
    try {
      assert.equal(await status({ cookie, 'sec-fetch-site': 'same-origin' }), 204);
      assert.equal(await status({ cookie, origin: 'http://clientele.example' }), 204);
      assert.equal(await status({ cookie }), 403);
      assert.equal(await status({ cookie, origin: 'http://evil.example' }), 403);
      assert.equal(await status({ cookie, origin: 'null' }), 403);
      assert.equal(await status({ cookie, 'sec-fetch-site': 'same-site' }), 403);
      assert.equal(await status({ cookie, 'sec-fetch-site': 'none' }), 403);
      assert.equal(
        await status({
          cookie,
          'sec-fetch-site': 'cross-site',
          origin: 'http://clientele.example',
        }),
        403,
      );
      assert.equal(await status({ 'sec-fetch-site': 'cross-site' }), 403);
      assert.equal(await status({}), 204);
      const refused = await ping(server, { cookie });
      assert.equal(problem.parse(refused.json()).code, 'cross_site');
      const read = await server.send('GET', '/api/broken?how=refuse', {
        headers: { cookie, 'sec-fetch-site': 'cross-site' },
      });
      assert.equal(read.status, 409);
    } finally {
      await server.close();
    }
  });

  test('over https set cookies that no neighbour can', async () => {
    const server = await serving({
      rooms: [room],
      config: { publicUrl: 'https://clientele.example' },
    });
    try {
      const answered = await ping(server, {});
      assert.equal(
        answered.headers.get('set-cookie'),
        '__Host-seen=yes; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60',
      );
      assert.match(answered.headers.get('strict-transport-security') ?? '', /max-age=63072000/);
    } finally {
      await server.close();
    }
  });
});

test('a server of this machine is not answered under a stranger’s name', async () => {
  const server = await serving({ rooms: [room] });
  const status = (name: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
      socket.end(`POST /api/ping HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`);
      socket.setEncoding('utf8').once('data', (text) => resolve(String(text).slice(9, 12)));
    });
  try {
    assert.equal(await status('localhost:3000'), '204');
    assert.equal(await status('evil.example'), '403');
    assert.equal(await status('127.0.0.1'), '204');
    assert.equal(await status('[::1]:80'), '204');
    assert.equal(await status('127.0.0.1.evil.example'), '403');
  } finally {
    await server.close();
  }
});

describe('limits', () => {
  test('an operation holds one source to its pace', async () => {
    const server = await serving({ rooms: [room] });
    try {
      const all = await Promise.all(
        Array.from({ length: 45 }, () => server.send('POST', '/api/ping')),
      );
      const late = all.filter(({ status }) => status === 429);
      assert(late.length >= 3 && late.length <= 5, `${late.length} of 45`);
      assert(Number(late[0]?.headers.get('retry-after')) >= 1);
    } finally {
      await server.close();
    }
  });

  test('all operations together hold one source to a pace, and a proxy is believed only where told', async () => {
    const limits = { callsPerMinute: 3 };
    const send = async (server: TestServer, from: string) =>
      (await server.send('GET', '/api/broken?how=refuse', { headers: { 'x-forwarded-for': from } }))
        .status;
    const direct = await serving({ rooms: [room], limits });
    const behind = await serving({ rooms: [room], limits, config: { trustProxy: 1 } });
    try {
      const faked = [];
      for (let n = 0; n < 6; n += 1) faked.push(await send(direct, `203.0.113.${n}`));
      assert.deepEqual(faked.slice(3), [429, 429, 429]);
      const many = [];
      for (let n = 0; n < 6; n += 1) many.push(await send(behind, `203.0.113.${n}`));
      assert(!many.includes(429));
      const lied = [];
      for (let n = 0; n < 6; n += 1) lied.push(await send(behind, `203.0.113.${n}, 198.51.100.1`));
      assert(lied.includes(429));
    } finally {
      await Promise.all([direct.close(), behind.close()]);
    }
  });

  test('a request id from outside counts only behind a believed proxy', async () => {
    const headers = { 'x-request-id': 'from-outside' };
    const direct = await serving({ rooms: [room] });
    const behind = await serving({ rooms: [room], config: { trustProxy: 1 } });
    try {
      const ids = async (server: TestServer, given: Record<string, string>) =>
        (await server.send('GET', '/api/none', { headers: given })).headers.get('x-request-id');
      assert.notEqual(await ids(direct, headers), 'from-outside');
      assert.equal(await ids(behind, headers), 'from-outside');
      assert.notEqual(await ids(behind, { 'x-request-id': '<script>' }), '<script>');
    } finally {
      await Promise.all([direct.close(), behind.close()]);
    }
  });
});

test('closing finishes what is in hand and takes nothing new', async () => {
  const slow = { slow: operation({ ...api.ping, path: '/api/slow', perMinute: 1000 }) };
  const server = await serving({ rooms: [implement(slow, { slow: () => sleep(300) })] });
  const inHand = server.send('POST', '/api/slow');
  await sleep(100);
  const began = performance.now();
  const closed = server.close();
  assert.equal((await inHand).status, 204);
  await closed;
  assert(performance.now() - began < 2000);
  await assert.rejects(server.send('POST', '/api/slow'));
});
