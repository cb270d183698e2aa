import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueOf } from './due.ts';

const thb = (minor: string) => ({ minor, currency: 'THB' });
const paid = (minor: string, refunded = '0', kind: 'deposit' | 'no_show' = 'deposit') => ({
  kind,
  state: 'paid' as const,
  amount: thb(minor),
  refunded: thb(refunded),
});
const booking = { status: 'confirmed', paymentStatus: 'on_site', price: thb('50000') } as const;

test('what is due is the price less what came in and stayed', () => {
  assert.deepEqual(dueOf(booking, []), { ...thb('50000'), kind: 'full' });
  const some = [paid('30000', '10000'), paid('5000', '0', 'no_show')];
  assert.deepEqual(dueOf(booking, some), { ...thb('30000'), kind: 'rest' });
  assert.equal(dueOf(booking, [paid('50000')]), undefined);
});

test('nothing is due of what is paid, waived or not to be', () => {
  assert.equal(dueOf({ ...booking, paymentStatus: 'paid' }, []), undefined);
  assert.equal(dueOf({ ...booking, status: 'cancelled' }, []), undefined);
});
