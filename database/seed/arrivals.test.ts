import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writtenProfile } from '#contract/person';
import { corruptions } from '#people/corrupt';
import { arrivalsOf, daysOfHistory, type Arrivals } from './arrivals.ts';
import { businesses } from './businesses.ts';

const begunAt = new Date('2026-11-20T15:00:00Z');
const of = (at: number): Arrivals => {
  const business = businesses[at]!;
  return arrivalsOf(business, { seed: 11 + at, people: business.people, begunAt });
};
const all = businesses.map((_, at) => of(at));

test('each business has thousands of people, and who they are in truth is known of every record', () => {
  for (const [at, { all: arrivals, first }] of all.entries()) {
    const people = new Set(arrivals.map(({ number }) => number));
    assert.ok(people.size >= 2000 && people.size <= 4000);
    assert.equal(people.size, businesses[at]?.people);
    assert.ok(arrivals.length > people.size * 1.3);
    assert.ok(new Set(arrivals.slice(0, first).map(({ number }) => number)).size < 200);
    const ids = arrivals.map(({ profile }) => `${profile.source} ${profile.outsideId}`);
    assert.equal(new Set(ids).size, ids.length);
    for (const { number, profile } of arrivals)
      assert.equal(Number(profile.outsideId?.split('-')[2]), number);
  }
});

test('the same seed lets the same people in at the same moments', () => {
  assert.deepEqual(of(0), all[0]);
});

test('every record says that it is of the demo, is one that the API would take, and writes to nobody real', () => {
  for (const { all: arrivals } of all)
    for (const { profile } of arrivals) {
      assert.match(profile.source, /^Demo: /);
      assert.ok(writtenProfile.safeParse(profile).success, JSON.stringify(profile));
      for (const { value } of profile.person.emails ?? [])
        assert.match(value, /@(?:[a-z]+\.example|example\.(?:com|org|net))$/);
    }
});

test('people came in over two years, in order, while it was open, and never after the present', () => {
  for (const [at, { all: arrivals, first }] of all.entries()) {
    const zone = businesses[at]?.timeZone ?? 'UTC';
    for (const some of [arrivals.slice(0, first), arrivals.slice(first)]) {
      const times = some.map((one) => one.at.getTime());
      assert.deepEqual(
        times,
        times.toSorted((a, b) => a - b),
      );
      assert.ok(Math.max(...times) < begunAt.getTime());
      assert.ok(Math.min(...times) > begunAt.getTime() - (daysOfHistory + 1) * 86_400_000);
      assert.ok(Math.max(...times) - Math.min(...times) > 500 * 86_400_000);
    }
    const past = arrivals.filter((one) => begunAt.getTime() - one.at.getTime() > 2 * 86_400_000);
    for (const one of past) {
      const { hour } = Temporal.Instant.fromEpochMilliseconds(one.at.getTime()).toZonedDateTimeISO(
        zone,
      );
      assert.ok(hour >= 9 && hour < 21);
    }
  }
});

test('a week has the rhythm of its business, and no day stands out by chance alone', () => {
  for (const [at, { all: arrivals }] of all.entries()) {
    const { timeZone, week } = businesses[at]!;
    const perDay = new Map<string, number>();
    const perWeekday = week.map(() => 0);
    for (const { at: instant } of arrivals) {
      const day = Temporal.Instant.fromEpochMilliseconds(instant.getTime())
        .toZonedDateTimeISO(timeZone)
        .toPlainDate();
      perDay.set(day.toString(), (perDay.get(day.toString()) ?? 0) + 1);
      perWeekday[day.dayOfWeek - 1] = (perWeekday[day.dayOfWeek - 1] ?? 0) + 1;
    }
    const all = week.reduce((sum, share) => sum + share, 0);
    for (const [weekday, share] of week.entries()) {
      const expected = (arrivals.length * share) / all;
      assert.ok(Math.abs(perWeekday[weekday]! - expected) < 0.15 * expected + 30, `${weekday}`);
    }
    const last = arrivals.filter(
      (one) => begunAt.getTime() - one.at.getTime() < 60 * 86_400_000,
    ).length;
    const busiest = (last / 60) * (Math.max(...week) / (all / 7));
    assert.ok(Math.max(...perDay.values()) < 2.5 * busiest, 'a peak');
  }
});

test('there are duplicates of every kind, and first records are as their people wrote them', () => {
  for (const { all: arrivals } of all) {
    for (const how of corruptions)
      assert.ok(arrivals.filter(({ wrong }) => wrong.includes(how)).length > 20, how);
    const first = arrivals.filter(({ profile }) => profile.outsideId?.endsWith('-0'));
    assert.ok(first.every(({ wrong }) => wrong.length === 0));
  }
});
