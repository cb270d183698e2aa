import fc from 'fast-check';
import { dayOf } from '../../server/booking/zones/convert.ts';
import { zoneTable } from '../../server/booking/zones/table.ts';
import type {
  Ask,
  Hours,
  Need,
  Override,
  Session,
  ServiceRules,
  Situation,
  Taker,
  WeekRange,
} from '../../server/booking/slots/types.ts';

// Businesses as they might be, around days on which clocks are changed and days on which they are not.

const minutes = (instant: string) => Temporal.Instant.from(instant).epochMilliseconds / 60_000;

/** Zones with the beginning of a few days that matter there. */
const scenes = [
  ['Europe/Paris', '2026-03-28T00:00Z'],
  ['Europe/Paris', '2026-10-24T00:00Z'],
  ['America/New_York', '2026-11-01T00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T00:00Z'],
  ['America/Santiago', '2026-09-05T12:00Z'],
  ['Asia/Bangkok', '2026-12-30T00:00Z'],
] as const;

const range = fc
  .tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 36 }))
  .map(([from, length]) => ({ from: from * 30, to: Math.min(from * 30 + length * 30, 2 * 1440) }));

function hoursFor(today: number): fc.Arbitrary<Hours> {
  const day = fc.integer({ min: today - 1, max: today + 4 });
  const week: fc.Arbitrary<WeekRange> = fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    kind: fc.constantFrom('open', 'open', 'open', 'break'),
    most: fc.integer({ min: 1, max: 3 }),
    validFrom: fc.option(day, { freq: 8 }),
    validTo: fc.option(day, { freq: 8 }),
    from: fc.constant(0),
    to: fc.constant(0),
  });
  const override: fc.Arbitrary<Override> = fc
    .tuple(
      fc.constantFrom<Override['kind'][]>('closed', 'hours', 'capacity'),
      range,
      fc.integer({ min: 1, max: 3 }),
      fc.boolean(),
    )
    .map(([kind, { from, to }, most, whole]) => ({
      kind,
      from: whole && kind === 'closed' ? 0 : from,
      to: whole && kind === 'closed' ? 1440 : to,
      most: kind === 'closed' ? null : most,
    }));
  return fc.record({
    week: fc.array(
      fc.tuple(week, range).map(([one, bounds]) => ({ ...one, ...bounds })),
      { minLength: 4, maxLength: 12 },
    ),
    overrides: fc
      .array(fc.tuple(day, fc.array(override, { minLength: 1, maxLength: 2 })), { maxLength: 3 })
      .map((all) => new Map(all)),
    holidays: fc.array(day, { maxLength: 1 }).map((all) => new Set(all)),
    off: spans(today, 2),
  });
}

/** Some intervals around a day, in any order. */
function spans(today: number, most: number): fc.Arbitrary<number[]> {
  return fc
    .array(
      fc
        .tuple(fc.integer({ min: -48, max: 240 }), fc.integer({ min: 1, max: 16 }))
        .map(([from, length]) => [today * 1440 + from * 15, today * 1440 + (from + length) * 15]),
      { maxLength: most },
    )
    .map((all) => all.flat());
}

const counts = (today: number) =>
  fc
    .array(
      fc.tuple(fc.integer({ min: today - 1, max: today + 3 }), fc.integer({ min: 0, max: 3 })),
      { maxLength: 3 },
    )
    .map((all) => new Map(all));

function takerFor(zone: string, today: number, id: string): fc.Arbitrary<Taker> {
  return fc.record({
    id: fc.constant(id),
    zone: fc.constant(zoneTable(zone)),
    hours: fc.option(hoursFor(today), { freq: 6 }),
    lanes: fc.integer({ min: 1, max: 3 }),
    busy: spans(today, 10),
    elsewhere: spans(today, 1),
    dailyCap: fc.option(fc.integer({ min: 1, max: 3 }), { freq: 2 }),
    counts: counts(today),
    location: fc.constantFrom(null, null, 'here', 'there'),
    weight: fc.integer({ min: 1, max: 3 }),
    turns: fc.integer({ min: 0, max: 9 }),
  });
}

function needFor(zone: string, today: number, name: string): fc.Arbitrary<Need> {
  return fc.integer({ min: 1, max: 3 }).chain((many) => {
    const ids = Array.from({ length: many }, (_, place) => `${name}${place}`);
    return fc.record({
      id: fc.constant(name),
      quantity: fc.integer({ min: 1, max: 2 }),
      assignment: fc.constantFrom('chosen', 'most_free', 'fewest', 'round_robin', 'collective'),
      wanted: fc.option(fc.subarray(ids), { freq: 2, nil: [] }),
      pool: fc.tuple(...ids.map((id) => takerFor(zone, today, id))),
    });
  });
}

/** A situation with what is asked of it: some days of a service. */
export const asked: fc.Arbitrary<{ situation: Situation; ask: Ask }> = fc
  .constantFrom(...scenes)
  .chain(([zone, instant]) => {
    const from = minutes(instant);
    const table = zoneTable(zone);
    const today = dayOf(table, from);
    const service: fc.Arbitrary<ServiceRules> = fc.record({
      zone: fc.constant(table),
      bufferBefore: fc.constantFrom(0, 0, 10, 45),
      bufferAfter: fc.constantFrom(0, 0, 15),
      notice: fc.constantFrom(0, 120, 1500),
      windowDays: fc.integer({ min: 1, max: 4 }),
      grid: fc.constantFrom(15, 25, 30, 60, 100),
      gridFrom: fc.constantFrom('midnight', 'opening'),
      dailyCap: fc.option(fc.integer({ min: 1, max: 3 }), { freq: 2 }),
      seats: fc.option(fc.integer({ min: 1, max: 6 }), { freq: 2 }),
      partyMin: fc.constant(1),
      partyMax: fc.integer({ min: 1, max: 6 }),
    });
    const session: fc.Arbitrary<Session> = fc.record({
      id: fc.uuid(),
      start: fc.integer({ min: 0, max: 150 }).map((at) => from + at * 15),
      minutes: fc.constantFrom(30, 60),
      location: fc.constantFrom(null, 'here'),
      capacity: fc.constant(6),
      taken: fc.integer({ min: 0, max: 6 }),
      isOpen: fc.boolean(),
    });
    const ask: fc.Arbitrary<Ask> = fc.record({
      now: fc.integer({ min: -1500, max: 300 }).map((past) => from + past),
      from: fc.constant(from),
      to: fc.integer({ min: 600, max: 2200 }).map((length) => from + length),
      minutes: fc.constantFrom(30, 60, 95),
      party: fc.integer({ min: 1, max: 4 }),
      location: fc.constantFrom(null, null, 'here'),
      despite: fc.subarray(['hours', 'time_off', 'notice', 'window', 'caps', 'grid'] as const, {
        maxLength: 1,
      }),
    });
    const situation: fc.Arbitrary<Situation> = fc.record({
      service,
      needs: fc.oneof(
        fc.tuple(needFor(zone, today, 'a')),
        fc.tuple(needFor(zone, today, 'a'), needFor(zone, today, 'b')),
      ),
      sessions: fc.uniqueArray(session, { maxLength: 3, selector: ({ start }) => start }),
      dayCounts: counts(today),
    });
    return fc.record({ situation, ask });
  });
