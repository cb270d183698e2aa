import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asOf } from './clock.ts';
import { isId, newId } from './ids.ts';

test('ids are UUIDs of version 7 and ascend, however fast they are made', () => {
  const ids = Array.from({ length: 50_000 }, () => newId());
  assert.equal(ids.every(isId), true);
  assert.equal(
    ids.every((id) => id[14] === '7' && '89ab'.includes(id[19] ?? '')),
    true,
  );
  assert.deepEqual(ids, ids.toSorted());
  assert.equal(new Set(ids).size, ids.length);
});

test('an id says when it was made, to within a few milliseconds', () => {
  const before = Date.now();
  const made = Number.parseInt(newId().replaceAll('-', '').slice(0, 12), 16);
  assert.ok(made >= before - 1 && made <= Date.now() + 100);
});

test('ids of work done as of the past are of then, ascend, and leave those of the present alone', async () => {
  const before = newId();
  const at = new Date('2025-03-01T12:00:00Z');
  const past = await asOf(at, async () => Array.from({ length: 10_000 }, () => newId()));
  assert.deepEqual(past, past.toSorted());
  assert.equal(new Set(past).size, past.length);
  const made = Number.parseInt(past[0]!.replaceAll('-', '').slice(0, 12), 16);
  assert.equal(made, at.getTime());
  const more = await asOf(at, async () => newId());
  assert.ok(more > past.at(-1)!);
  assert.ok(newId() > before);
});
