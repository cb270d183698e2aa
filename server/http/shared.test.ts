import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { operation, staff } from '#contract/operation';
import { implement, sharing } from '#platform/handler';
import { newId } from '#platform/ids';
import type { Database } from '../platform/db.ts';
import type { Key } from '../platform/who.ts';
import type { Admitted } from './call.ts';
import { routesOf } from './route.ts';
import { SharedCalls } from './shared.ts';

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
};

test('what the database may have kept is not done again, and what it has not is', async () => {
  const done: string[] = [];
  const room = implement(api, {
    add: sharing(async (_tx, calls) => {
      done.push(calls.map(({ body }) => body.name).join(' '));
      // A reply that the contract does not know is a fault before anything is kept.
      return calls.map(({ body }) => (body.name === 'bad' ? { name: 1 as never } : body));
    }),
  });
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
  const who: Key = { kind: 'key', tenant: newId(), key: newId(), acts: [], request: 'r' };
  const alone = async (_route: unknown, { input }: Admitted) => {
    const { name } = input.body as { name: string };
    done.push(name);
    if (name === 'bad') throw new Error('bad');
    return { status: 200, body: name, headers: {}, cookies: [] };
  };
  const call = async (name: string): Promise<string> => {
    const admitted = {
      who,
      input: { params: {}, query: {}, body: { name } },
      arrival: { id: 'r' },
    };
    const { body } = await shared.do(route, admitted as unknown as Admitted, alone);
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
