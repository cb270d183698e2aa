import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { find } from '../slots/find.ts';
import type { Situation, Taker } from '../slots/types.ts';
import { instantsOf, localOf } from './convert.ts';
import { fromSundayFirst, toSundayFirst, weekdayOf } from './day-of-week.ts';
import { zoneTable } from './table.ts';

const step = 15;
const dayLong = 1440;

/** Where clocks are changed in a zone, in minutes since 1970. */
function changesOf(zone: string): number[] {
  const changes: number[] = [];
  let at = Temporal.Instant.from('2025-01-01T00:00Z').toZonedDateTimeISO(zone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds >= Date.UTC(2031)) return changes;
    changes.push(next.epochMilliseconds / 60_000);
    at = next;
  }
}

/** What clocks show, asked of the calendar of the language. */
function shown(zone: string, instant: number): number {
  const at = Temporal.Instant.fromEpochMilliseconds(instant * 60_000).toZonedDateTimeISO(zone);
  return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute) / 60_000;
}

/** Open each night from 22:00 until 1:30, and from 0:30 until 3:30: an hour of two days at once, and all hours of changes. */
const isOpen = (local: number) => {
  const minute = ((local % dayLong) + dayLong) % dayLong;
  return minute >= 1320 || minute < 210;
};

function openAt(zone: string): Situation {
  const table = zoneTable(zone);
  const ranges = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
    [
      { from: 1320, to: 1530 },
      { from: 30, to: 210 },
    ].map((range) => ({
      ...range,
      weekday,
      kind: 'open' as const,
      most: 1,
      validFrom: null,
      validTo: null,
    })),
  );
  const taker: Taker = {
    id: 'bay',
    zone: table,
    hours: { week: ranges, overrides: new Map(), holidays: new Set(), off: [] },
    lanes: 1,
    busy: [],
    elsewhere: [],
    dailyCap: null,
    counts: new Map(),
    location: null,
    weight: 1,
    turns: 0,
  };
  return {
    service: {
      zone: table,
      bufferBefore: 0,
      bufferAfter: 0,
      notice: 0,
      windowDays: 730,
      grid: 30,
      gridFrom: 'midnight',
      dailyCap: null,
      seats: null,
      partyMin: 1,
      partyMax: 1,
    },
    needs: [{ id: 'bay', quantity: 1, assignment: 'chosen', wanted: [], pool: [taker] }],
    sessions: [],
    dayCounts: new Map(),
  };
}

/** Compares all that is said around one change of the clocks with what the calendar says. @returns times compared */
function compareAround(zone: string, change: number): number {
  const [from, to] = [change - dayLong, change + dayLong];
  const local = new Map<number, number>();
  for (let at = from; at < to + 60; at += step) local.set(at, shown(zone, at));
  const table = zoneTable(zone);
  const byLocal = Map.groupBy(local, ([, clock]) => clock);
  for (const [instant, clock] of local) {
    assert.equal(localOf(table, instant), clock, `${zone} ${instant}`);
    if (instant < change - 240 || instant > change + 240) continue;
    const both = byLocal.get(clock)!.map(([each]) => each);
    assert.deepEqual(instantsOf(table, clock), both, `${zone} shows ${clock}`);
  }
  // What clocks leap over is shown at no instant.
  const shownAt = (instant: number) => local.get(instant) ?? NaN;
  for (let clock = shownAt(change - 60); clock < shownAt(change + 60); clock += step)
    if (!byLocal.has(clock)) assert.deepEqual(instantsOf(table, clock), [], `${zone} ${clock}`);
  const wanted: number[] = [];
  for (let at = from; at < to; at += step)
    if (local.get(at)! % 30 === 0 && isOpen(local.get(at)!) && isOpen(local.get(at + step)!))
      wanted.push(at);
  const ask = { now: from, from, to, minutes: 30, party: 1, location: null, despite: [] };
  assert.deepEqual(
    find(openAt(zone), ask).map(({ start }) => start),
    wanted,
    `${zone} around ${change}`,
  );
  return local.size;
}

const under = process.env['CLIENTELE_ZONES_UNDER'];

if (under === undefined) {
  for (const serverZone of ['UTC', 'Asia/Kolkata', 'America/New_York'])
    test(`every change of clocks from 2025 to 2030 in every zone, on a server in ${serverZone}`, async () => {
      const env = { ...process.env, TZ: serverZone, CLIENTELE_ZONES_UNDER: serverZone };
      delete (env as Record<string, string | undefined>)['NODE_TEST_CONTEXT'];
      const { stdout } = await promisify(execFile)(process.execPath, [import.meta.filename], {
        env,
      });
      const [, changes = 0] = /(\d+) changes as the calendar says/.exec(stdout) ?? [];
      assert.ok(Number(changes) > 1000, stdout);
    });

  test('days of the week are counted one way, and read from both', () => {
    assert.equal(weekdayOf(0), 4);
    assert.equal(weekdayOf(-4), 7);
    assert.deepEqual([0, 1, 2, 3, 4, 5, 6].map(fromSundayFirst), [7, 1, 2, 3, 4, 5, 6]);
    for (const day of [0, 1, 2, 3, 4, 5, 6]) assert.equal(toSundayFirst(fromSundayFirst(day)), day);
    for (let day = -40; day < 40; day += 1)
      assert.equal(toSundayFirst(weekdayOf(day)), new Date(day * 86_400_000).getUTCDay());
  });
} else {
  assert.equal(
    new Intl.DateTimeFormat().resolvedOptions().timeZone.replace('Calcutta', 'Kolkata'),
    under,
  );
  let changes = 0;
  for (const zone of Intl.supportedValuesOf('timeZone'))
    for (const change of changesOf(zone)) {
      compareAround(zone, change);
      changes += 1;
    }
  console.log(`${changes} changes as the calendar says`);
}
