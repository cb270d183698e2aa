import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A key of a business of the demo with some acts, made as its owner would. */
export async function keyOf(url: string, acts: readonly string[]): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ email: 'owner@birdie.example' });
  const entered = await fetch(`${url}/api/session/demo`, { method: 'POST', headers, body });
  const cookie = entered.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const made = await fetch(`${url}/api/keys`, {
    method: 'POST',
    headers: { ...headers, cookie, origin: url },
    body: JSON.stringify({ name: 'Client', acts }),
  });
  const { token } = (await made.json()) as { token?: string };
  assert(token !== undefined, `${entered.status} ${made.status}`);
  return token;
}

/** A web server on this machine that answers as it is told, as somebody's own program does whom webhooks reach. */
export async function answering(
  answer: (request: Request) => Promise<Response>,
): Promise<{ url: string; close: () => void }> {
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = Object.entries(request.headers).map(([k, v]): [string, string] => [
        k,
        String(v),
      ]);
      const init = { method: 'POST', headers, body: Buffer.concat(chunks) };
      void answer(new Request('http://here/', init)).then(({ status }) =>
        response.writeHead(status).end(),
      );
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** Waits for half a minute at most. */
export async function until(done: () => boolean): Promise<void> {
  const patience = Date.now() + 30_000;
  while (!done()) {
    assert.ok(Date.now() < patience, 'waited for half a minute');
    await sleep(50);
  }
}
