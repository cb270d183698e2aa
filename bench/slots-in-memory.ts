// The same as `slots` without the server and the database: the times at which a service can be had, of so many people over so
// many days (`--people 50 --days 30`), each booked for two thirds of the day, found from what is open and what is taken.
import { diceOf } from '#people/dice';
import { dayOf } from '../server/booking/zones/convert.ts';
import { zoneTable } from '../server/booking/zones/table.ts';
import { find } from '../server/booking/slots/find.ts';
import type { Situation, Taker } from '../server/booking/slots/types.ts';
import { machine, numberOption, percentiles, print } from './support/report.ts';

const zone = zoneTable('Europe/Paris');
const from = Temporal.Instant.from('2026-10-12T22:00Z').epochMilliseconds / 60_000;
const dice = diceOf(7);
const rounds = 200;

const people = numberOption('people', 50);
const days = numberOption('days', 30);
const situation = situationOf(people, days);
const ask = {
  now: from,
  from,
  to: from + days * 1440,
  minutes: 60,
  party: 1,
  location: null,
  despite: [],
};
const durations: number[] = [];
let slots = 0;
for (let round = 0; round < rounds; round += 1) {
  const began = performance.now();
  slots = find(situation, ask).length;
  if (round >= rounds / 10) durations.push(performance.now() - began);
}
const figures = { ...percentiles(durations), days, slots };
print({ name: 'slots-in-memory', size: people, machine: machine(), figures, peers: {} });

function situationOf(people: number, days: number): Situation {
  const pool = Array.from({ length: people }, (_, number) => takerOf(`p${number}`, days));
  return {
    service: {
      zone,
      bufferBefore: 5,
      bufferAfter: 10,
      notice: 120,
      windowDays: days,
      grid: 15,
      gridFrom: 'midnight',
      dailyCap: null,
      seats: null,
      partyMin: 1,
      partyMax: 1,
    },
    needs: [{ id: 'who', quantity: 1, assignment: 'most_free', wanted: [], pool }],
    sessions: [],
    dayCounts: new Map(),
  };
}

function takerOf(id: string, days: number): Taker {
  const week = [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, from: 540, to: 1080, kind: 'open' as const },
    { weekday, from: 720, to: 765, kind: 'break' as const },
  ]);
  const busy: number[] = [];
  for (let day = 0; day < days; day += 1)
    for (let at = 540; at < 1080; at += 45)
      if (dice.chance(0.66)) busy.push(from + day * 1440 + at, from + day * 1440 + at + 45);
  const off = from + dice.below(days) * 1440;
  return {
    id,
    zone,
    hours: {
      week: week.map((one) => ({ ...one, most: 1, validFrom: null, validTo: null })),
      overrides: new Map([
        [dayOf(zone, off), [{ kind: 'hours' as const, from: 600, to: 900, most: null }]],
      ]),
      holidays: new Set([dayOf(zone, from) + 10]),
      off: [off + 4320, off + 5760],
    },
    lanes: 1,
    busy,
    elsewhere: [],
    dailyCap: 10,
    counts: new Map(),
    location: null,
    weight: 1,
    turns: 0,
  };
}
