import assert from 'node:assert/strict';
import http, { type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { AnswerTooLarge, fetchOut } from './fetch-out.ts';
import { isPublic, PrivateAddress } from './public-address.ts';

const answers: Record<string, RequestListener> = {
  '/echo': (request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { method, headers } = request;
      response.end(JSON.stringify({ method, body, authorization: headers.authorization ?? null }));
    });
  },
  '/large': (_, response) => {
    response.write(Buffer.alloc(60_000));
    response.end(Buffer.alloc(60_000));
  },
  '/slow': (_, response) => {
    response.write('a');
  },
  '/metadata': (_, response) => {
    response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end();
  },
  '/away': (_, response) => {
    response.writeHead(302, { location: `${other}/echo` }).end();
  },
  '/again': (_, response) => {
    response.writeHead(307, { location: '/echo' }).end();
  },
  '/resend': (_, response) => {
    response.writeHead(307, { location: `${other}/echo` }).end();
  },
  '/round': (_, response) => {
    response.writeHead(302, { location: '/round' }).end();
  },
};

const servers: http.Server[] = [];
let origin = '';
let other = '';

async function listen(): Promise<string> {
  const server = http.createServer((request, response) =>
    answers[request.url ?? '']?.(request, response),
  );
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

before(async () => {
  origin = await listen();
  other = await listen();
});
after(() => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
});

test('addresses that are not public, however they are written', () => {
  const hidden = [
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '0.0.0.0',
  ];
  const more = [
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd00:ec2::254',
  ];
  const mapped = ['::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '64:ff9b::7f00:1', '2002:7f00:1::', 'x'];
  for (const address of [...hidden, ...more, ...mapped]) assert.ok(!isPublic(address), address);
  for (const address of ['93.184.216.34', '2606:2800:220:1::1'])
    assert.ok(isPublic(address), address);
});

test('what is not public is not reached, by address, by name or by odd spelling', async () => {
  const port = new URL(origin).port;
  for (const host of [
    '127.0.0.1',
    'localhost',
    '[::1]',
    '2130706433',
    '0x7f.1',
    '[::ffff:127.0.0.1]',
  ])
    await assert.rejects(fetchOut(`http://${host}:${port}/echo`), PrivateAddress, host);
});

test('a twin on loopback is reached by the origin that was allowed, and by that one only', async () => {
  const answer = await fetchOut(`${origin}/echo`, { method: 'POST', body: 'hi', allow: [origin] });
  assert.equal(answer.status, 200);
  assert.deepEqual(JSON.parse(answer.body.toString()), {
    method: 'POST',
    body: 'hi',
    authorization: null,
  });
  await assert.rejects(fetchOut(`${other}/echo`, { allow: [origin] }), PrivateAddress);
});

test('a redirect to the inside is not followed', async () => {
  await assert.rejects(fetchOut(`${origin}/metadata`, { allow: [origin] }), PrivateAddress);
  await assert.rejects(fetchOut(`${origin}/away`, { allow: [origin] }), PrivateAddress);
});

test('credentials and bodies stay with the origin they were meant for', async () => {
  const allow = [origin, other];
  const headers = { authorization: 'Bearer x' };
  const same = await fetchOut(`${origin}/again`, { method: 'POST', body: 'b', headers, allow });
  assert.deepEqual(JSON.parse(same.body.toString()), {
    method: 'POST',
    body: 'b',
    authorization: 'Bearer x',
  });
  const away = await fetchOut(`${origin}/away`, { method: 'POST', body: 'b', headers, allow });
  assert.deepEqual(JSON.parse(away.body.toString()), {
    method: 'GET',
    body: '',
    authorization: null,
  });
  await assert.rejects(
    fetchOut(`${origin}/resend`, { method: 'POST', body: 'b', allow }),
    /another origin/,
  );
});

test('size, time and redirects have a limit', async () => {
  const allow = [origin];
  await assert.rejects(fetchOut(`${origin}/large`, { allow, maxBytes: 100_000 }), AnswerTooLarge);
  await assert.rejects(fetchOut(`${origin}/slow`, { allow, timeoutMs: 100 }), {
    name: 'TimeoutError',
  });
  await assert.rejects(fetchOut(`${origin}/round`, { allow }), /redirects too often/);
});

test('only http and https, without a password in the address', async () => {
  await assert.rejects(fetchOut('file:///etc/passwd'), TypeError);
  await assert.rejects(fetchOut('http://user:secret@example.com/'), TypeError);
  await assert.rejects(fetchOut('not a url'), TypeError);
});
