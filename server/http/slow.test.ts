import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { anyone, operation } from '#contract/operation';
import { filesInFolder } from '#platform/files-folder';
import { implement } from '#platform/handler';
import { newId } from '#platform/ids';
import { serving, type TestServer } from '#test/serving';

const shared = { method: 'POST', who: anyone(), authority: 'none' } as const;
const api = {
  say: operation({
    ...shared,
    path: '/api/say',
    summary: 'Say something',
    body: z.object({ word: z.string() }),
  }),
  store: operation({
    ...shared,
    path: '/api/store',
    summary: 'Store bytes',
    upload: { types: ['text/plain'], maxBytes: 1_000 },
    reply: z.object({ bytes: z.number() }),
  }),
};

let folder = '';
let server: TestServer;
let said = 0;
let stored = 0;
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'clientele-slow-'));
  const files = filesInFolder(folder);
  const room = implement(api, {
    say: async () => void (said += 1),
    store: async ({ upload }) => {
      const { bytes } = await files.put(newId(), upload.bytes, 1_000);
      stored += 1;
      return { bytes };
    },
  });
  const limits = { headMs: 50, bodyMs: 50, pauseMs: 50, uploadMs: 250, silentMs: 5_000 };
  server = await serving({ rooms: [room], limits });
});
after(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/**
 * Sends pieces one after the other with a pause before each but the first, until they are all sent or the other end has
 * closed, and reads what comes back until it does.
 */
async function send(pieces: readonly string[], pauseMs: number): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  const closed = new AbortController();
  socket.once('close', () => closed.abort());
  const patience = setTimeout(() => socket.destroy(new Error('never closed')), 5_000);
  const heard = text(socket);
  heard.catch(() => undefined);
  for (const piece of pieces) {
    if (piece !== pieces[0])
      await sleep(pauseMs, undefined, { signal: closed.signal }).catch(() => undefined);
    if (closed.signal.aborted) break;
    socket.write(piece);
  }
  return heard.finally(() => clearTimeout(patience));
}

const head = (path: string, type: string, length: number) =>
  `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`;
const left = async () => (await readdir(folder, { recursive: true })).toSorted();

test('a head that does not arrive is not waited for', async () => {
  const heard = await send(['POST /api/say HTTP/1.1\r\nHost: local', 'host\r\n\r\n'], 400);
  assert.match(heard, /^HTTP\/1\.1 408 /);
  assert.equal(said, 0);
});

test('a body that does not arrive in time is refused, the connection closed, and nothing done', async () => {
  const body = JSON.stringify({ word: 'late' });
  const late = [
    head('/api/say', 'application/json', body.length) + body.slice(0, 5),
    body.slice(5),
  ];
  const heard = await send(late, 400);
  assert.match(heard, /^HTTP\/1\.1 408 /);
  assert.match(heard, /"code":"request_timeout"/);
  assert.match(heard, /^connection: close/im);
  assert.equal(said, 0);
});

test('an upload that stands still is refused, the connection closed, and nothing of it kept', async () => {
  const heard = await send([head('/api/store', 'text/plain', 10) + 'half of', 'it!'], 400);
  assert.match(heard, /^HTTP\/1\.1 408 /);
  assert.match(heard, /"code":"request_timeout"/);
  assert.equal(stored, 0);
  assert.deepEqual(await left(), ['drafts']);
});

test('an upload that keeps dripping is refused when its whole time is over', async () => {
  const drops = [head('/api/store', 'text/plain', 100), ...Array<string>(100).fill('x')];
  const heard = await send(drops, 20);
  assert.match(heard, /^HTTP\/1\.1 408 /);
  assert.equal(stored, 0);
  assert.deepEqual(await left(), ['drafts']);
});

test('what takes its time within the limits arrives whole', async () => {
  const body = JSON.stringify({ word: 'in time' });
  const close = head('/api/say', 'application/json', body.length).replace(
    '\r\n\r\n',
    '\r\nConnection: close\r\n\r\n',
  );
  assert.match(await send([close + body.slice(0, 5), body.slice(5)], 10), /^HTTP\/1\.1 204 /);
  assert.equal(said, 1);
});
