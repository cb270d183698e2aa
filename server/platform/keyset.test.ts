import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextCursor, readCursor } from './keyset.ts';
import { Refusal } from './refuse.ts';

const id = '01900000-0000-7000-8000-000000000001';

test('a cursor brings back the place of the last row shown', () => {
  const rows = [1, 2, 3].map((n) => ({ n, id }));
  const cursor = nextCursor(rows, 2, (row) => [String(row.n), row.id]);
  assert.deepEqual(readCursor(cursor ?? undefined, ['number', 'id']), ['2', id]);
});

test('the last page has no cursor, and the first needs none', () => {
  assert.equal(
    nextCursor([{ id }], 2, (row) => [row.id]),
    null,
  );
  assert.equal(readCursor(undefined, ['id']), undefined);
});

test('what is no cursor of this list is refused', () => {
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  for (const cursor of [
    '',
    '%',
    'e30',
    encoded([]),
    encoded(['x']),
    encoded([id, id]),
    encoded([7]),
  ])
    assert.throws(() => readCursor(cursor, ['id']), Refusal, cursor);
  assert.throws(() => readCursor(encoded(['a\0']), ['text']), Refusal);
  assert.throws(() => readCursor(encoded(['2026-13-41T00:00:00.000Z']), ['instant']), Refusal);
});
