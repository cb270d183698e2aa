import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { anyone, operation } from '#contract/operation';
import { implement } from '#platform/handler';
import type { Ports } from '#platform/ports';
import { serve } from './http.ts';

const echo = {
  echo: operation({
    method: 'POST',
    path: '/api/echo/{id}',
    summary: 'Say it again',
    who: anyone(),
    authority: 'none',
    params: z.object({ id: z.uuid() }),
    body: z.object({ name: z.string() }),
    reply: z.object({ id: z.string(), name: z.string() }),
  }),
};

test('a call is parsed, handled and answered', async () => {
  const room = implement(echo, {
    echo: async ({ params, body }) => ({ id: params.id, name: body.name }),
  });
  const ports = {
    config: { host: '127.0.0.1', port: 0, publicUrl: 'http://127.0.0.1', trustProxy: 0 },
  } as unknown as Ports;
  const resolve = async ({ request }: { request: string }) =>
    ({ kind: 'anonymous', request }) as const;
  const server = await serve({ ports, rooms: [room], resolve });
  try {
    const id = '0198c0de-0000-7000-8000-000000000001';
    const send = (body: string, path = id) =>
      fetch(`${server.url}/api/echo/${path}`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json' },
      });
    const good = await send('{"name":"Ann"}');
    assert.equal(good.status, 200);
    assert.deepEqual(await good.json(), { id, name: 'Ann' });
  } finally {
    await server.close();
  }
});
