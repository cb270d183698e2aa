import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { anyone, operation } from '#contract/operation';
import { implement } from '#platform/handler';
import { refuse } from '#platform/refuse';
import { serving, type TestServer } from '#test/serving';

const api = {
  count: operation({
    method: 'GET',
    path: '/api/count/{how}',
    summary: 'Count',
    who: anyone(),
    authority: 'none',
    params: z.object({ how: z.enum(['well', 'refused', 'broken', 'endless']) }),
    stream: true,
    reply: z.object({ n: z.number() }),
  }),
};

let watching = 0;

async function* count(how: string, signal: AbortSignal): AsyncGenerator<{ n: number }> {
  if (how === 'refused') refuse('not_found');
  yield { n: 1 };
  if (how === 'broken') throw new Error('the secret of the house');
  yield { n: 2 };
  if (how !== 'endless') return;
  watching += 1;
  try {
    await sleep(60_000, undefined, { signal }).catch(() => undefined);
  } finally {
    watching -= 1;
  }
}

const room = implement(api, { count: ({ params, signal }) => count(params.how, signal) });

let server: TestServer;
before(async () => {
  server = await serving({ rooms: [room], limits: { streams: 2, closeMs: 3000 } });
});
after(() => server.close());

/** Waits until `what` holds, for two seconds at most. */
async function eventually(what: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100 && !what(); turn += 1) await sleep(20);
  assert(what());
}

test('each value is an event', async () => {
  const answered = await server.send('GET', '/api/count/well');
  assert.equal(answered.status, 200);
  assert.equal(answered.headers.get('content-type'), 'text/event-stream');
  assert.equal(answered.text, 'data: {"n":1}\n\ndata: {"n":2}\n\n');
});

test('a refusal before the first event is a plain problem', async () => {
  const answered = await server.send('GET', '/api/count/refused');
  assert.equal(answered.status, 404);
});

test('a fault on the way is an event that tells nothing', async () => {
  const { text } = await server.send('GET', '/api/count/broken');
  assert.match(text, /^data: \{"n":1\}\n\nevent: problem\ndata: .*"code":"internal".*\n\n$/);
  assert(!text.includes('secret'));
});

test('the handler ends when the watcher leaves, and only so many watch at once', async () => {
  const leave = new AbortController();
  const watch = () => fetch(`${server.url}/api/count/endless`, { signal: leave.signal });
  const open = await Promise.all([watch(), watch()]);
  assert.deepEqual(
    open.map(({ status }) => status),
    [200, 200],
  );
  assert.equal((await server.send('GET', '/api/count/endless')).status, 429);
  await eventually(() => watching === 2);
  leave.abort();
  await eventually(() => watching === 0);
  assert.equal((await server.send('GET', '/api/count/well')).status, 200);
});

test('streams end when the server stops', async () => {
  const own = await serving({ rooms: [room], limits: { closeMs: 5000 } });
  const answered = await fetch(`${own.url}/api/count/endless`);
  const began = performance.now();
  await own.close();
  assert.equal(await answered.text(), 'data: {"n":1}\n\ndata: {"n":2}\n\n');
  assert(performance.now() - began < 2000);
});
