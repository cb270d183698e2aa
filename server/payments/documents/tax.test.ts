import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { taxOfPart, taxWithin } from './tax.ts';

test('the tax in a price is rounded half up', () => {
  assert.equal(taxWithin(10_700n, 70), 700n);
  assert.equal(taxWithin(15_000n, 70), 981n);
  assert.equal(taxWithin(15_000n, 0), 0n);
  assert.equal(taxWithin(2n, 1000), 1n);
  assert.equal(taxWithin(1n, 1000), 1n);
});

test('parts that go back take the tax with them, and all of it once all has gone', () => {
  fc.assert(
    fc.property(
      fc.array(fc.bigInt({ min: 1n, max: 10n ** 9n }), { minLength: 1, maxLength: 8 }),
      fc.nat({ max: 1000 }),
      (parts, permille) => {
        const total = parts.reduce((sum, part) => sum + part, 0n);
        const whole = { total, tax: taxWithin(total, permille) };
        let before = { total: 0n, tax: 0n };
        for (const part of parts) {
          const tax = taxOfPart(whole, before, part);
          assert.ok(tax >= 0n && tax <= part);
          before = { total: before.total + part, tax: before.tax + tax };
        }
        assert.deepEqual(before, whole);
      },
    ),
  );
});
