import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrivalsOf, type DemoArrival } from './arrivals.ts';
import { businesses } from './businesses.ts';
import { together } from './let-in.ts';

const begunAt = new Date('2026-11-20T15:00:00Z');

test('who shares a moment is of one day where charts show days, and alone where people see the hour', () => {
  for (const business of businesses) {
    const { timeZone } = business;
    const { all, first } = arrivalsOf(business, { seed: 5, people: 600, begunAt });
    const dayOf = ({ at }: DemoArrival) =>
      Temporal.Instant.fromEpochMilliseconds(at.getTime())
        .toZonedDateTimeISO(timeZone)
        .toPlainDate()
        .toString();
    const daysAgo = ({ at }: DemoArrival) => (begunAt.getTime() - at.getTime()) / 86_400_000;
    for (const some of [all.slice(0, first), all.slice(first)]) {
      const groups = together(some, { begunAt, timeZone });
      assert.deepEqual(groups.flat(), some, 'in the same order');
      const recent = groups.filter(([one]) => one !== undefined && daysAgo(one) < 60);
      assert.ok(recent.length > 5);
      for (const group of recent) {
        assert.equal(new Set(group.map(dayOf)).size, 1);
        if (group.some((one) => daysAgo(one) < 3)) assert.equal(group.length, 1);
      }
    }
  }
});
