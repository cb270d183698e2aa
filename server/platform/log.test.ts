import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { forEachDatabase, makeBusiness } from '#test/databases';
import { newId } from '#platform/ids';
import { logInto } from './log.ts';
import type { Ports } from './ports.ts';
import { attempt, type Bench } from './queue/attempt.ts';

/** A log whose lines are kept. */
function captured() {
  const lines: string[] = [];
  const log = logInto({ write: (line) => void lines.push(line) });
  return { log, lines };
}

test('what lies under the name of a personal or secret column is cut out, however deep', () => {
  const { log, lines } = captured();
  const person = { email: 'ann@example.com', given_name: 'Ann', givenName: 'Ann', id: 'kept' };
  log
    .child({ part: 'test' })
    .info({ deep: { deeper: [{ person, rows: [person] }] }, body_text: 'Ann' });
  assert.ok(!/ann/i.test(lines.join('')), lines.join(''));
  log.info({ rows: [{ tokenHash: 'Ann', id: 'kept' }] });
  assert.ok(!/ann/i.test(lines.join('')) && /kept/.test(lines[1] ?? ''), lines.join(''));
});

forEachDatabase('the log of a job that failed', (opened) => {
  const failing = async (statement: (tag: string) => ReturnType<typeof sql>): Promise<string> => {
    const { db } = opened();
    const { id, system } = await makeBusiness(db, 'golf');
    const { log, lines } = captured();
    const bench: Bench = {
      handlers: {
        'idempotency.clean': (job) =>
          job.db.as(job.who, 'caller', async (tx) => {
            for (let turn = 0; turn < 2; turn += 1) await statement(id).execute(tx);
          }),
      },
      ports: { db } as Ports,
      settle: {
        done: async () => undefined,
        doneIn: async () => undefined,
        failed: async () => undefined,
        givenBack: async () => undefined,
      },
      log,
      stopping: new AbortController().signal,
    };
    const job = {
      name: 'idempotency.clean',
      id: newId(),
      tenant: id,
      request: system.request,
      retryCount: 0,
      payload: { tenant: id, period: 'one' },
    } as const;
    await attempt(bench, job, new AbortController().signal);
    assert.equal(lines.length, 1);
    assert.equal(JSON.parse(lines[0] ?? '').request, system.request);
    return lines[0] ?? '';
  };

  test('names the request and the constraint, and not the row', async () => {
    const line = await failing(
      (tenant) => sql`INSERT INTO clientele.tags (tenant_id, id, name, created_at)
        VALUES (${tenant}, ${newId()}, 'Ann Archer', now())`,
    );
    assert.match(line, /23505/);
    assert.match(line, /tags_name_key/);
    assert.doesNotMatch(line, /Archer/);
  });

  test('does not quote a value that could not be read', async () => {
    const line = await failing(() => sql`SELECT ${'Ann Archer'}::text::date`);
    assert.match(line, /22007/);
    assert.doesNotMatch(line, /Archer/);
  });
});
