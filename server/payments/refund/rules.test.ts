import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { leftAfter, refundAt, shareBack } from './rules.ts';

const rules = [
  { hoursBefore: 48, share: 100 },
  { hoursBefore: 24, share: 50 },
  { hoursBefore: 2, share: 10 },
];

test('the largest share that is still open is given back; exactly at its hour it is open', () => {
  assert.deepEqual(
    [72, 48, 47.99, 24, 2, 1.99, -1].map((hours) => shareBack(rules, hours)),
    [100, 100, 50, 50, 10, 0, 0],
  );
  assert.equal(shareBack(rules.toReversed(), 30), 50);
  assert.equal(shareBack([], 1000), 0);
  // Whatever order the hours of shares are in, nobody gets less for being earlier.
  const odd = [
    { hoursBefore: 48, share: 20 },
    { hoursBefore: 24, share: 60 },
  ];
  assert.equal(shareBack(odd, 50), 60);
});

const at = (hoursLeft: number, paidMinor: bigint, leftMinor = paidMinor, byBusiness = false) =>
  refundAt({ rules, hoursLeft, paidMinor, leftMinor, byBusiness });

test('halves of the smallest unit are rounded up, once', () => {
  assert.equal(at(30, 999n), 500n);
  assert.equal(at(30, 1n), 1n);
  assert.equal(at(3, 14n), 1n);
  assert.equal(at(3, 15n), 2n);
  assert.equal(at(3, 4n), 0n);
});

test('what went back before is not given back again; a business that cancels gives back all that is left', () => {
  assert.equal(at(72, 1000n, 300n), 300n);
  assert.equal(at(0, 1000n, 300n, true), 300n);
  assert.equal(at(72, 1000n, 0n), 0n);
  assert.equal(leftAfter(1000n, [{ amount_minor: 400n, state: 'done' }]), 600n);
  assert.equal(leftAfter(1000n, [{ amount_minor: 400n, state: 'failed' }]), 1000n);
  assert.equal(leftAfter(1000n, [{ amount_minor: 1400n, state: 'done' }]), 0n);
});

const rule = fc.record({ hoursBefore: fc.nat({ max: 200 }), share: fc.nat({ max: 100 }) });
const money = fc.bigInt({ min: 0n, max: 10n ** 13n });

test('whatever the policy, nobody gets more than is left, nor less for cancelling earlier', () => {
  fc.assert(
    fc.property(
      fc.array(rule, { maxLength: 6 }),
      money,
      money,
      fc.nat({ max: 300 }),
      fc.nat({ max: 100 }),
      fc.boolean(),
      (policy, paidMinor, gone, hours, earlier, byBusiness) => {
        const leftMinor = gone > paidMinor ? 0n : paidMinor - gone;
        const refund = (hoursLeft: number) =>
          refundAt({ rules: policy, hoursLeft, paidMinor, leftMinor, byBusiness });
        const late = refund(hours);
        assert.ok(late >= 0n && late <= leftMinor);
        assert.ok(refund(hours + earlier) >= late);
        if (byBusiness) assert.equal(late, leftMinor);
        if (byBusiness || late === leftMinor) return;
        // Within half a unit of the share.
        const off = late * 100n - paidMinor * BigInt(shareBack(policy, hours));
        assert.ok(off > -50n && off <= 50n, String(off));
      },
    ),
  );
});
