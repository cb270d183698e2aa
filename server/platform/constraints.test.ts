import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachDatabase } from '#test/databases';
import { constraints, mayRunAgain, refusalOf } from './constraints.ts';
import { Refusal } from './refuse.ts';

const fault = (code: string, constraint?: string) =>
  Object.assign(new Error('from the database'), { code, constraint });

test('a constraint that callers can break is a refusal that names the field', () => {
  const refusal = refusalOf(fault('23505', 'tags_name_key'));
  assert(refusal instanceof Refusal);
  assert.equal(refusal.details.fields?.[0]?.path, 'name');
  assert.deepEqual(refusalOf(fault('23505', 'tags_name_key_102009')), refusal);
});

test('a constraint that only a bug can break is none', () => {
  assert.equal(refusalOf(fault('23514', 'some_check')), undefined);
  assert.equal(refusalOf(new Error('a bug')), undefined);
  assert.equal(refusalOf('a bug'), undefined);
});

test('transactions that met may run again, and end as a conflict', () => {
  for (const code of ['40001', '40P01']) {
    assert(mayRunAgain(fault(code)));
    assert.equal(refusalOf(fault(code))?.code, 'conflict');
  }
  assert(!mayRunAgain(fault('23505', 'tags_name_key')));
});

test('a database that is away is nobody’s fault', () => {
  for (const code of ['53300', '57P01', '57014', 'ECONNREFUSED', 'ETIMEDOUT', 'EPIPE', 'EAI_AGAIN'])
    assert.equal(refusalOf(fault(code))?.code, 'unavailable');
  for (const said of [
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
  ])
    assert.equal(refusalOf(new Error(said))?.code, 'unavailable');
});

forEachDatabase('constraints that mean something to callers', (opened) => {
  test('are there', async () => {
    const rows = await opened().asOwner((login) =>
      login.run<{ name: string }>(`
        SELECT conname::text AS name FROM pg_constraint WHERE connamespace = 'clientele'::regnamespace
        UNION SELECT indexrelid::regclass::text FROM pg_index`),
    );
    const names = new Set(rows.map(({ name }) => name.replace('clientele.', '')));
    for (const name of Object.keys(constraints)) assert(names.has(name), name);
  });
});
