import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { operation, staff } from '#contract/operation';
import { implement } from '#platform/handler';
import { freeze, inSeconds, now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Staff, Key } from '#platform/who';
import { forEachDatabase, twoBusinesses, type TestBusiness } from '#test/databases';
import { serving, type Answered, type TestServer } from '#test/serving';

const how = z.enum(['well', 'refused', 'broken', 'twice', 'busy', 'slow']);
const shared = {
  method: 'POST',
  who: staff('tags.change'),
  body: z.object({ name: z.string(), how }),
  reply: z.object({ id: z.string(), secret: z.string() }),
  errors: ['name_taken'],
  status: 201,
} as const;
const api = {
  within: operation({ ...shared, path: '/api/within', summary: 'W', authority: 'caller' }),
  atGate: operation({ ...shared, path: '/api/at-gate', summary: 'G', authority: 'gate' }),
  across: operation({ ...shared, path: '/api/across', summary: 'A', authority: 'none' }),
  upload: operation({
    method: 'POST',
    path: '/api/upload',
    summary: 'U',
    who: staff('tags.change'),
    authority: 'none',
    query: z.object({ how }),
    upload: { types: ['text/plain'], maxBytes: 1_000_000 },
    reply: z.object({ id: z.string(), bytes: z.number() }),
    errors: ['file_refused'],
    status: 201,
  }),
};

let runs = 0;

/** Adds a tag, and then ends in the way that is asked for. */
async function addTag(tx: Tx, who: Staff | Key, { name, how }: { name: string; how: string }) {
  runs += 1;
  const id = newId();
  await tx
    .insertInto('tags')
    .values({ tenant_id: who.tenant, id, name, created_at: now() })
    .execute();
  if (how === 'slow') await sleep(400);
  if (how === 'refused') refuse('conflict');
  if (how === 'broken') throw new Error('a bug');
  if (how === 'busy') refuse('unavailable');
  if (how === 'twice') await addTag(tx, who, { name, how: 'well' });
  return { id, secret: `shown once ${runs}` };
}

const room = implement(api, {
  within: ({ tx, who, body }) => addTag(tx, who, body),
  // What works at the gate has no tags to write: it counts, and answers.
  atGate: async ({ tx }) => {
    runs += 1;
    await sql`select 1`.execute(tx);
    return { id: newId(), secret: `shown once ${runs}` };
  },
  upload: async ({ query, upload }) => {
    runs += 1;
    if (query.how === 'refused') refuse('file_refused');
    let bytes = 0;
    for await (const chunk of upload.bytes) bytes += chunk.byteLength;
    if (query.how === 'slow') await sleep(400);
    if (query.how === 'broken') throw new Error('a bug');
    return { id: newId(), bytes };
  },
  across: ({ who, body, ports }) => ports.db.as(who, 'caller', (tx) => addTag(tx, who, body)),
});

forEachDatabase('a write with an Idempotency-Key', (opened) => {
  let golf: TestBusiness;
  let server: TestServer;
  before(async () => {
    const both = await twoBusinesses(opened().db);
    golf = both.golf;
    const callers = {
      ann: golf.staff.owner,
      bob: golf.staff.admin,
      wine: both.wine.staff.owner,
      key: golf.key,
    };
    server = await serving({ rooms: [room], db: opened().db, callers });
  });
  after(() => server.close());

  const send = (
    path: string,
    key: string,
    body: { name: string; how: z.infer<typeof how> },
    as = 'ann',
  ): Promise<Answered> =>
    server.send('POST', path, { as, body, headers: { 'idempotency-key': key } });

  const tags = async (name: string) =>
    opened().db.as(golf.system, 'caller', async (tx) => {
      const found = await tx.selectFrom('tags').select('id').where('name', '=', name).execute();
      return found.length;
    });

  for (const path of ['/api/within', '/api/at-gate', '/api/across'])
    test(`${path}: is done once and answered the same`, async () => {
      const key = newId();
      const before = runs;
      const body = { name: `once ${path}`, how: 'well' } as const;
      const first = await send(path, key, body);
      assert.equal(first.status, 201, first.text);
      assert.equal(first.headers.get('idempotency-replayed'), null);
      const second = await send(path, key, body);
      assert.equal(second.status, 201);
      assert.equal(second.text, first.text);
      assert.equal(second.headers.get('idempotency-replayed'), 'true');
      assert.notEqual(second.headers.get('x-request-id'), first.headers.get('x-request-id'));
      assert.equal(runs, before + 1);
    });

  for (const path of ['/api/within', '/api/across']) {
    test(`${path}: keeps a refusal, and nothing of what led to it`, async () => {
      const key = newId();
      const name = `refused ${path}`;
      const before = runs;
      const first = await send(path, key, { name, how: 'refused' });
      assert.equal(first.status, 409);
      const second = await send(path, key, { name, how: 'refused' });
      assert.equal(second.text, first.text);
      assert.equal(second.status, 409);
      assert.equal(second.headers.get('content-type'), 'application/problem+json');
      assert.equal(runs, before + 1);
      assert.equal(await tags(name), 0);
    });

    test(`${path}: keeps what breaking a constraint came to`, async () => {
      const key = newId();
      const body = { name: `twice ${path}`, how: 'twice' } as const;
      const first = await send(path, key, body);
      assert.equal(first.status, 409, first.text);
      assert.deepEqual(first.json()['fields'], [
        { path: 'name', message: 'is taken by another tag' },
      ]);
      assert.equal((await send(path, key, body)).text, first.text);
    });

    test(`${path}: does not keep what may go well next time`, async () => {
      for (const [how, status] of [
        ['broken', 500],
        ['busy', 503],
      ] as const) {
        const key = newId();
        const before = runs;
        const body = { name: `${how} ${path}`, how };
        assert.equal((await send(path, key, body)).status, status);
        assert.equal((await send(path, key, body)).status, status);
        assert.equal(runs, before + 2);
      }
    });

    test(`${path}: a twin meanwhile is told so, and the work is done once`, async () => {
      const key = newId();
      const body = { name: `slow ${path}`, how: 'slow' } as const;
      const all = await Promise.all(Array.from({ length: 5 }, () => send(path, key, body)));
      const codes = all.map(({ status }) => status).toSorted((a, b) => a - b);
      assert.deepEqual(codes, [201, 409, 409, 409, 409]);
      assert(all.some(({ text }) => text.includes('request_in_progress')));
      assert.equal(await tags(body.name), 1);
      assert.equal((await send(path, key, body)).status, 201);
    });
  }

  test('another request with the same key is refused', async () => {
    const key = newId();
    await send('/api/within', key, { name: 'one', how: 'well' });
    const other = await send('/api/within', key, { name: 'two', how: 'well' });
    assert.equal(other.status, 422);
    assert.equal(other.json()['code'], 'key_reused');
    const elsewhere = await send('/api/across', key, { name: 'one', how: 'well' });
    assert.equal(elsewhere.json()['code'], 'key_reused');
  });

  const upload = (key: string, body: string, how = 'well'): Promise<Answered> =>
    server.send('POST', `/api/upload?how=${how}`, {
      as: 'ann',
      body,
      headers: { 'idempotency-key': key, 'content-type': 'text/plain' },
    });

  test('an upload is done once and answered the same, and other bytes under its key are refused', async () => {
    const key = newId();
    const text = 'x'.repeat(300_000);
    const before = runs;
    const first = await upload(key, `${text}1`);
    assert.equal(first.status, 201, first.text);
    const second = await upload(key, `${text}1`);
    assert.equal(second.text, first.text);
    assert.equal(second.headers.get('idempotency-replayed'), 'true');
    const other = await upload(key, `${text}2`);
    assert.equal(other.status, 422, 'bytes of the same type and length are still others');
    assert.equal(other.json()['code'], 'key_reused');
    assert.equal(runs, before + 1);
  });

  test('an upload that was refused before it was read is refused again, and other bytes are others', async () => {
    const key = newId();
    const text = 'x'.repeat(300_000);
    const before = runs;
    const first = await upload(key, `${text}1`, 'refused');
    assert.equal(first.json()['code'], 'file_refused');
    assert.equal((await upload(key, `${text}1`, 'refused')).text, first.text);
    assert.equal((await upload(key, `${text}2`, 'refused')).json()['code'], 'key_reused');
    assert.equal(runs, before + 1);
  });

  test('an upload’s twin meanwhile is told so, and what broke may be sent again', async () => {
    const key = newId();
    const both = await Promise.all([upload(key, 'one', 'slow'), upload(key, 'one', 'slow')]);
    assert.deepEqual(
      both.map(({ status }) => status).toSorted((a, b) => a - b),
      [201, 409],
    );
    const before = runs;
    const broken = newId();
    for (let turn = 0; turn < 2; turn += 1)
      assert.equal((await upload(broken, 'one', 'broken')).status, 500);
    assert.equal(runs, before + 2);
  });

  test('keys are each credential’s own', async () => {
    const key = newId();
    const names = ['ann', 'bob', 'wine', 'key'];
    const all = [];
    for (const as of names)
      all.push(await send('/api/within', key, { name: `of ${as}`, how: 'well' }, as));
    assert.deepEqual(
      all.map(({ status }) => status),
      [201, 201, 201, 201],
    );
    assert.equal(new Set(all.map(({ text }) => text)).size, 4);
  });

  test('a key counts for a day', async () => {
    const key = newId();
    const first = await send('/api/at-gate', key, { name: 'day', how: 'well' });
    const unfreeze = freeze(inSeconds(25 * 3600));
    try {
      const later = await send('/api/at-gate', key, { name: 'day', how: 'well' });
      assert.notEqual(later.text, first.text);
    } finally {
      unfreeze();
    }
  });

  test('a key that is none is named', async () => {
    for (const key of ['é', 'a b', 'x'.repeat(201)]) {
      const answered = await send('/api/within', key, { name: 'odd', how: 'well' });
      assert.equal(answered.status, 422);
      assert.match(answered.text, /idempotency-key/);
    }
  });

  test('a twin at another server of the same database is told so too', async (context) => {
    // The embedded database has one server; a twin elsewhere cannot be.
    if (opened().kind === 'embedded') return;
    const callers = { ann: golf.staff.owner };
    const other = await serving({ rooms: [room], db: opened().db, callers });
    context.after(() => other.close());
    const bringing = {
      as: 'ann',
      body: { name: 'two servers', how: 'slow' },
      headers: { 'idempotency-key': newId() },
    };
    for (const path of ['/api/within', '/api/across']) {
      const body = { ...bringing.body, name: `two servers ${path}` };
      const both = [server, other].map((one) => one.send('POST', path, { ...bringing, body }));
      const codes = (await Promise.all(both)).map(({ status }) => status);
      assert.deepEqual(
        codes.toSorted((a, b) => a - b),
        [201, 409],
      );
      bringing.headers['idempotency-key'] = newId();
    }
  });

  test('what is kept cannot be read in the database', async () => {
    const key = newId();
    const answered = await send('/api/within', key, { name: 'sealed', how: 'well' });
    const { secret } = answered.json() as { secret: string };
    const rows = await opened().asOwner((login) =>
      login.run<{ reply: unknown }>('SELECT reply FROM clientele.idempotency_keys WHERE key = $1', [
        key,
      ]),
    );
    assert.equal(rows.length, 1);
    assert(!JSON.stringify(rows).includes(secret));
  });

  test('a write that never ended keeps its key from use, for an hour', async () => {
    const key = newId();
    const body = { name: 'abandoned', how: 'well' } as const;
    await send('/api/across', key, body);
    await opened().asOwner((login) =>
      login.run(
        'UPDATE clientele.idempotency_keys SET status = NULL, reply = NULL WHERE key = $1',
        [key],
      ),
    );
    assert.equal((await send('/api/across', key, body)).json()['code'], 'request_in_progress');
    const unfreeze = freeze(inSeconds(3700));
    try {
      const again = await send('/api/across', key, body);
      assert.equal(again.status, 409, 'the tag is there: the work was done before');
      assert.equal(again.json()['code'], 'name_taken');
    } finally {
      unfreeze();
    }
  });
});
