import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Override, WeekRange } from '#contract/booking/hours';
import { dayFault, weekFault } from './rules.ts';

const open = (weekday: number, from: number, to: number, rest: Partial<WeekRange> = {}) => ({
  weekday,
  from: from * 60,
  to: to * 60,
  kind: 'open' as const,
  most: null,
  validFrom: null,
  validTo: null,
  ...rest,
});
const said = (kind: Override['kind'], from: number, to: number): Override => ({
  kind,
  from: from * 60,
  to: to * 60,
  most: kind === 'capacity' ? 1 : null,
  reason: '',
});
const at = (place: number) => `week.${place}.from`;

test('ranges of a week may touch, and may not overlap', () => {
  assert.equal(weekFault([open(1, 9, 12), open(1, 12, 18), open(2, 9, 12)]), null);
  assert.equal(weekFault([open(1, 9, 12), open(1, 11, 18)])?.path, at(1));
  assert.equal(weekFault([open(3, 20, 26), open(4, 1, 5)])?.path, at(1));
});

test('Sunday past midnight runs into Monday', () => {
  assert.equal(weekFault([open(1, 0, 2), open(7, 20, 25)])?.path, at(1));
  assert.equal(weekFault([open(7, 20, 26), open(1, 0, 2)])?.path, at(1));
  assert.equal(weekFault([open(7, 20, 26), open(1, 2, 5)]), null);
});

test('a break overlaps what is open, and no other break', () => {
  const pause = { kind: 'break' as const };
  assert.equal(weekFault([open(1, 9, 18), open(1, 12, 13, pause)]), null);
  assert.ok(weekFault([open(1, 12, 13, pause), open(1, 12, 14, pause)]));
});

test('what is not valid at one time does not meet', () => {
  const summer = { validFrom: '2027-06-01', validTo: '2027-08-31' };
  const rest = { validFrom: '2027-09-01' };
  assert.equal(weekFault([open(1, 9, 18, summer), open(1, 9, 18, rest)]), null);
  assert.ok(weekFault([open(1, 9, 18, summer), open(1, 9, 18, { validFrom: '2027-08-31' })]));
  assert.ok(weekFault([open(1, 9, 18, summer), open(1, 9, 18)]));
});

test('of a minute of a day one thing is said', () => {
  assert.equal(dayFault([said('hours', 9, 12), said('hours', 14, 18)], [], []), null);
  assert.equal(
    dayFault([said('closed', 0, 24), said('hours', 9, 12)], [], [])?.path,
    'overrides.1.from',
  );
  assert.ok(dayFault([said('capacity', 9, 12), said('capacity', 11, 13)], [], []));
});

test('hours past midnight do not run into those of the day beside', () => {
  const night = [said('hours', 18, 26)];
  const morning = [said('hours', 1, 12)];
  assert.ok(dayFault(night, [], morning));
  assert.ok(dayFault(morning, night, []));
  assert.equal(dayFault([said('hours', 2, 12)], night, []), null);
  assert.equal(dayFault([said('closed', 0, 24)], night, []), null);
});
