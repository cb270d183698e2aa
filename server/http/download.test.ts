import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { anyone, operation } from '#contract/operation';
import { implement } from '#platform/handler';
import { refuse } from '#platform/refuse';
import { serving, type TestServer } from '#test/serving';

const api = {
  fetchFile: operation({
    method: 'GET',
    path: '/api/file/{how}',
    summary: 'Fetch a file',
    who: anyone(),
    authority: 'none',
    params: z.object({ how: z.enum(['well', 'refused', 'broken']) }),
    download: 'text/html',
  }),
};

async function* pieces(how: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from('<script>');
  if (how === 'broken') throw new Error('the secret of the house');
  yield Buffer.from('alert(1)');
}

const room = implement(api, {
  fetchFile: async ({ params: { how } }) => {
    if (how === 'refused') refuse('not_found');
    return { name: 'Zoë’s (old) “list”.html', type: 'text/html', content: pieces(how) };
  },
});

let server: TestServer;
before(async () => {
  server = await serving({ rooms: [room] });
});
after(() => server.close());

test('a file is handed out to be kept, under its own name, and never runs as a page of ours', async () => {
  const { status, headers, text } = await server.send('GET', '/api/file/well');
  assert.equal(status, 200);
  assert.equal(text, '<script>alert(1)');
  assert.equal(headers.get('content-type'), 'text/html');
  assert.equal(
    headers.get('content-disposition'),
    "attachment; filename*=UTF-8''Zo%C3%AB%E2%80%99s%20%28old%29%20%E2%80%9Clist%E2%80%9D.html",
  );
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
  assert.equal(headers.get('cache-control'), 'no-store');
  assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/);
});

test('a refusal before the first byte is a plain problem', async () => {
  const { status, json } = await server.send('GET', '/api/file/refused');
  assert.equal(status, 404);
  assert.equal(json()['code'], 'not_found');
});

test('a file that breaks off is not taken for a whole one, and tells nothing', async () => {
  await assert.rejects(server.send('GET', '/api/file/broken'));
  assert.equal((await server.send('GET', '/api/file/well')).status, 200);
});
