import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WeekRange } from '#contract/booking/hours';
import { asTime, copiedDay, endAfter, minuteOf, painted, piecesOf, withEdges } from './week.ts';

const range = (weekday: number, from: number, to: number, rest: Partial<WeekRange> = {}) => ({
  weekday,
  from: from * 60,
  to: to * 60,
  kind: 'open' as const,
  most: null,
  validFrom: null,
  validTo: null,
  ...rest,
});

test('what runs past midnight is drawn on the next day too, and Sunday on Monday', () => {
  const pieces = piecesOf([range(5, 18, 26), range(7, 20, 25), range(2, 9, 24)]);
  assert.deepEqual(
    pieces.map(({ weekday, from, to, isRest }) => [weekday, from / 60, to / 60, isRest]),
    [
      [5, 18, 24, false],
      [6, 0, 2, true],
      [7, 20, 24, false],
      [1, 0, 1, true],
      [2, 9, 24, false],
    ],
  );
});

test('hours that are painted become one with the plain ones that they touch, and with no others', () => {
  const summer = range(1, 20, 22, { validFrom: '2027-06-01' });
  const week = [range(1, 9, 12), range(1, 13, 18), summer, range(2, 9, 12)];
  const more = painted(week, 1, 11 * 60, 13 * 60);
  assert.deepEqual(more, [range(1, 9, 18), summer, range(2, 9, 12)]);
  assert.equal(painted(week, 1, 20 * 60, 21 * 60).length, 5);
});

test('an edge goes as far as what is beside it', () => {
  const week = [range(1, 9, 12), range(1, 14, 18), range(1, 12, 13, { kind: 'break' })];
  const edges = (place: number, from: number, to: number) => {
    const one = withEdges(week, place, { from: from * 60, to: to * 60 })[place];
    return one === undefined ? undefined : [one.from / 60, one.to / 60];
  };
  assert.deepEqual(edges(0, 8, 15), [8, 14]);
  assert.deepEqual(edges(1, 10, 18), [12, 18]);
  assert.deepEqual(edges(1, 14, 26), [14, 26]);
  assert.deepEqual(edges(1, 14, 13), [14, 18], 'never ends before it begins');
});

test('the hours of a day take the place of those of others', () => {
  const week = [range(1, 9, 12), range(1, 13, 26), range(3, 5, 6), range(4, 7, 8)];
  assert.deepEqual(copiedDay(week, 1, [1, 3]), [
    range(1, 9, 12),
    range(1, 13, 26),
    range(3, 9, 12),
    range(3, 13, 26),
    range(4, 7, 8),
  ]);
});

test('a time that is not after the beginning is of the next day', () => {
  assert.equal(asTime(1560), '02:00');
  assert.equal(minuteOf('02:00'), 120);
  assert.equal(minuteOf(''), undefined);
  assert.equal(endAfter(1080, 120), 1560);
  assert.equal(endAfter(540, 0), 1440);
  assert.equal(endAfter(540, 600), 600);
});
