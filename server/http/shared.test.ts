import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { operation, staff } from '#contract/operation';
import { implement, sharing } from '#platform/handler';
import { newId } from '#platform/ids';
import { Refusal } from '#platform/refuse';
import type { Database } from '../platform/db.ts';
import type { Key } from '../platform/who.ts';
import type { Admitted } from './call.ts';
import { routesOf } from './route.ts';
import { SharedCalls } from './shared.ts';

const who: Key = { kind: 'key', tenant: newId(), key: newId(), acts: [], request: 'r' };

const asked = (name: string) =>
  ({
    who,
    input: { params: {}, query: {}, body: { name } },
    arrival: { id: 'r' },
  }) as unknown as Admitted;

const api = {
  add: operation({
    method: 'POST',
    path: '/api/add',
    summary: 'A',
    who: staff('tags.change'),
    authority: 'engine',
    body: z.object({ name: z.string() }),
    reply: z.object({ name: z.string() }),
  }),
  find: operation({
    method: 'POST',
    readsOnly: true,
    path: '/api/find',
    summary: 'F',
    who: staff('tags.change'),
    authority: 'engine',
    body: z.object({ name: z.string() }),
    reply: z.object({ name: z.string() }),
  }),
};

test('what the database may have kept is not done again, and what it has not is', async () => {
  const done: string[] = [];
  const room = implement(
    { add: api.add },
    {
      add: sharing(async (_tx, calls) => {
        done.push(calls.map(({ body }) => body.name).join(' '));
        // A reply that the contract does not know is a fault before anything is kept.
        return calls.map(({ body }) => (body.name === 'bad' ? { name: 1 as never } : body));
      }),
    },
  );
  const [route] = routesOf([room], true);
  assert.ok(route);
  let breaks = false;
  const db = {
    as: async (_who: unknown, _authority: unknown, work: (tx: unknown) => Promise<unknown>) => {
      const result = await work({});
      if (breaks) throw new Error('the connection broke at the end');
      return result;
    },
  } as unknown as Database;
  const shared = new SharedCalls(db);
  const alone = async (_route: unknown, { input }: Admitted) => {
    const { name } = input.body as { name: string };
    done.push(name);
    if (name === 'bad') throw new Error('bad');
    return { status: 200, body: name, headers: {}, cookies: [] };
  };
  const call = async (name: string): Promise<string> => {
    const { body } = await shared.do(route, asked(name), alone);
    return body ?? '';
  };
  const outcomes = async (...names: string[]) =>
    (await Promise.allSettled(names.map(call))).map((one) => one.status);

  const [well, ill] = ['fulfilled', 'rejected'];
  assert.deepEqual(await outcomes('a', 'b', 'bad'), [well, well, ill]);
  assert.deepEqual(done.splice(0), ['a', 'b bad', 'b', 'bad']);
  breaks = true;
  assert.deepEqual(await outcomes('a', 'b', 'c'), [well, ill, ill]);
  assert.deepEqual(done, ['a', 'b c']);
});

test('one is refused without costing the others their transaction; visitors of a business share one', async () => {
  const groups: number[] = [];
  const room = implement(
    { add: { ...api.add, ownKey: true } },
    {
      add: sharing(async (_tx, calls) => {
        groups.push(calls.length);
        return calls.map(({ body, key }) =>
          body.name === 'late' ? new Refusal('conflict') : { name: `${body.name} ${key}` },
        );
      }),
    },
  );
  const [route] = routesOf([room], true);
  assert.ok(route);
  const db = {
    as: async (_who: unknown, _authority: unknown, work: (tx: unknown) => Promise<unknown>) =>
      work({}),
  } as unknown as Database;
  const shared = new SharedCalls(db);
  const tenant = newId();
  const call = (name: string) => {
    const request = new Request('http://shop.example', { headers: { 'idempotency-key': name } });
    const visitor = { kind: 'anonymous', tenant, request: 'r' } as const;
    const admitted = { ...asked(name), who: visitor, arrival: { id: 'r', request } };
    const alone = async () => ({ status: 200, body: name, headers: {}, cookies: [] });
    return shared.do(route, admitted as unknown as Admitted, alone);
  };
  const outcomes = await Promise.all(['a', 'late', 'b'].map(call));
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    [200, 409, 200],
  );
  assert.equal(outcomes[2]?.body, '{"name":"b b"}');
  assert.deepEqual(groups, [2]);
});

test('what only reads shares reads, two of them at once', async () => {
  const groups: string[] = [];
  const room = implement(
    { find: api.find },
    {
      find: sharing(async (_tx, calls) => {
        groups.push(calls.map(({ body }) => body.name).join(' '));
        return calls.map(({ body }) => body);
      }),
    },
  );
  const [route] = routesOf([room], true);
  assert.equal(route?.writes, false);
  // A transaction that could write is not there to be opened.
  const db = {
    read: async (_who: unknown, _authority: unknown, work: (tx: unknown) => Promise<unknown>) =>
      work({}),
  } as unknown as Database;
  const shared = new SharedCalls(db);
  const alone = async (_route: unknown, { input }: Admitted) => {
    groups.push((input.body as { name: string }).name);
    return { status: 200, body: '', headers: {}, cookies: [] };
  };
  await Promise.all(['a', 'b', 'c', 'd'].map((name) => shared.do(route, asked(name), alone)));
  assert.deepEqual(groups, ['a', 'b', 'c d']);
});
