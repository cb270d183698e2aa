import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Lasting, sideBySide } from './layout.ts';

const lasting = fc
  .record({ from: fc.integer({ min: 0, max: 200 }), length: fc.integer({ min: 1, max: 60 }) })
  .map(({ from, length }): Lasting => ({ from, to: from + length }));
const meet = (one: Lasting, other: Lasting) => one.from < other.to && other.from < one.to;

test('what overlaps never stands in one lane, and nothing is lost', () => {
  fc.assert(
    fc.property(fc.array(lasting, { maxLength: 30 }), (all) => {
      const placed = sideBySide(all);
      assert.equal(placed.length, all.length);
      for (const [place, one] of placed.entries()) {
        assert.ok(one.lane < one.lanes);
        for (const other of placed.slice(0, place))
          if (meet(one.what, other.what)) {
            assert.notEqual(one.lane, other.lane);
            assert.equal(one.lanes, other.lanes);
          }
      }
    }),
  );
});

test('there are as many lanes as lie over one another at some minute, and no more', () => {
  fc.assert(
    fc.property(fc.array(lasting, { minLength: 1, maxLength: 30 }), (all) => {
      const depth = Math.max(
        ...all.map(({ from }) => all.filter((one) => one.from <= from && from < one.to).length),
      );
      assert.equal(Math.max(...sideBySide(all).map(({ lanes }) => lanes)), depth);
    }),
  );
});

test('what stands alone has the whole width', () => {
  const [a, b, c] = [
    { from: 0, to: 60 },
    { from: 30, to: 90 },
    { from: 90, to: 100 },
  ];
  assert.deepEqual(
    sideBySide([c, b, a]).map(({ lane, lanes }) => [lane, lanes]),
    [
      [0, 2],
      [1, 2],
      [0, 1],
    ],
  );
});
