import fc from 'fast-check';
import type { Laid, LaidService } from './bookable.ts';

/** A booking as it may stand, on the day that is looked at. */
export interface SomeBooking {
  /** Minutes of the local day. */
  readonly minute: number;
  readonly party: number;
  /** Which of the services that share their people it is of. */
  readonly service: number;
  /** Whether it is a hold, which has run out by the time that anybody looks. */
  readonly isHeld: boolean;
}

const resource: fc.Arbitrary<Laid> = fc.record({
  lanes: fc.constantFrom(1, 1, 2),
  hours: fc
    .tuple(fc.integer({ min: 14, max: 22 }), fc.integer({ min: 4, max: 12 }))
    .map(([from, length]): [number, number] => [from * 30, (from + length) * 30]),
});

const capped = fc.tuple(resource, fc.option(fc.integer({ min: 1, max: 4 }), { freq: 2 }));
const pool = fc
  .array(capped, { minLength: 1, maxLength: 3 })
  .map((all) => all.map(([one, dailyCap]) => (dailyCap === null ? one : { ...one, dailyCap })));

/** A service of every kind: pools, buffers, grids, caps and seats. */
export const someService: fc.Arbitrary<LaidService> = fc
  .record({
    minutes: fc.constantFrom(30, 50, 60),
    first: pool,
    second: fc.option(pool, { freq: 2 }),
    assignment: fc.constantFrom('most_free', 'fewest', 'round_robin', 'collective'),
    before: fc.constantFrom(0, 0, 15),
    after: fc.constantFrom(0, 10, 30),
    grid: fc.constantFrom(15, 30, 50),
    gridFrom: fc.constantFrom('midnight', 'opening'),
    dailyCap: fc.option(fc.integer({ min: 2, max: 6 }), { freq: 2 }),
    seats: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 2 }),
    concurrent: fc.option(fc.integer({ min: 1, max: 2 }), { freq: 2 }),
  })
  .map(({ minutes, first, second, assignment, concurrent, ...row }) => ({
    minutes,
    priceMinor: 100,
    needs: [{ pool: first, assignment }, ...(second === null ? [] : [{ pool: second }])],
    ...(concurrent !== null && { concurrent }),
    row: {
      pay: 'full',
      buffer_before: row.before,
      buffer_after: row.after,
      grid_minutes: row.grid,
      grid_from: row.gridFrom,
      daily_cap: row.dailyCap,
      seats: row.seats,
      party_max: 3,
    },
  }));

/** What may have been booked by then. */
export const someBookings: fc.Arbitrary<readonly SomeBooking[]> = fc.array(
  fc.record({
    minute: fc.integer({ min: 84, max: 200 }).map((five) => five * 5),
    party: fc.integer({ min: 1, max: 3 }),
    service: fc.integer({ min: 0, max: 1 }),
    isHeld: fc.boolean(),
  }),
  { minLength: 2, maxLength: 14 },
);
