import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseKinds } from '#test/databases';
import { demoMade } from '#test/crash/lives';
import { runProgram } from '#test/running-program';

if (databaseKinds.includes('embedded'))
  test('a first start lets one in before the demo’s thousands have come in, and says how far they are', async () => {
    // As a person starts it: each business with as many people as it has by itself.
    const program = await runProgram({ env: { CLIENTELE_DEMO_PEOPLE: '' } });
    try {
      await demoMade(program);
      const entered = await fetch(`${program.url}/api/session/demo`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
        body: JSON.stringify({ email: 'owner@stillwater.example' }),
      });
      assert.equal(entered.ok, true);
      const cookie = entered.headers.getSetCookie().map((one) => one.split(';')[0]);
      const read = async <T>(path: string): Promise<T> => {
        const answer = await fetch(program.url + path, {
          headers: { cookie: cookie.join('; '), 'sec-fetch-site': 'same-origin' },
        });
        assert.equal(answer.ok, true);
        return (await answer.json()) as T;
      };
      const { rows } = await read<{ rows: unknown[] }>('/api/customers?limit=50');
      assert.equal(rows.length, 50);
      const before = await read<{ people: number; share: number }>('/api/business/demo');
      assert.ok(before.people >= 2000 && before.share < 0.5);
      for (let { share } = before; share === before.share;)
        [{ share }] = await Promise.all([
          read<{ share: number }>('/api/business/demo'),
          sleep(200),
        ]);
    } finally {
      await program.stop();
    }
  });
