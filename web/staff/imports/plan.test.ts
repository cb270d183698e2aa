import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leftOut, namesAnybody, type Plan, repeated, samePlan } from './plan.ts';

const plan = (mapping: Plan['mapping']): Plan => ({
  mapping,
  dateOrder: 'ymd',
  source: 'till',
  makeTags: false,
});

test('a meaning that can only be had once is refused to the later column', () => {
  const twice = plan({ id: 'outside_id', phone: 'phone', mobile: 'phone', ref: 'outside_id' });
  const headings = ['id', 'phone', 'mobile', 'ref'];
  assert.deepEqual([...repeated(twice, headings)], [['ref', 'id']]);
});

test('a file whose columns name nobody is known before it is sent', () => {
  assert.equal(namesAnybody(plan({ a: 'ignore', b: 'city' })), false);
  assert.equal(namesAnybody(plan({ a: 'ignore', b: 'email' })), true);
  assert.equal(leftOut(plan({ a: 'ignore', b: 'email', c: 'ignore' })), 2);
});

test('plans are the same when every column, the order of days, the source and what becomes of new tags are', () => {
  assert.equal(samePlan(plan({ a: 'email' }), plan({ a: 'email' })), true);
  assert.equal(samePlan(plan({ a: 'email' }), plan({ a: 'phone' })), false);
  assert.equal(samePlan(plan({}), { ...plan({}), source: 'web' }), false);
  assert.equal(samePlan(plan({}), { ...plan({}), makeTags: true }), false);
});
