import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { freeze } from '#platform/clock';
import { newId } from '#platform/ids';
import { Refusal } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { type Bookable, layService } from '#test/bookable';
import { openPage } from '#test/booking';
import { someBookings, type SomeBooking, someService } from '#test/booking-arbitrary';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { listTimes } from '../times/list.ts';
import { placeAll } from './place.ts';
import type { Wanted } from './wanted.ts';

const now = '2027-02-20T00:00:00Z';
/** When everything looked at is: midnight in Bangkok, three days on. */
const day = '2027-02-23';
const midnight = Date.parse(`${day}T00:00+07:00`) / 60_000;
const runs = { numRuns: 6, seed: 20_270_223 };

forEachDatabase('what is offered', (opened) => {
  let shop: TestBusiness;
  let release: () => void;
  before(async () => {
    release = freeze(now);
    shop = await makeBusiness(opened().db, 'offered');
    await openPage(opened().db, shop);
  });
  after(() => release());
  const inTx = <T>(work: (tx: Tx) => Promise<T>) => opened().db.as(shop.system, 'engine', work);

  const wanting = (of: Bookable, start: number, said: Partial<Wanted> = {}): Wanted => ({
    by: { kind: 'anonymous', tenant: shop.id, request: newId() },
    service: of.service,
    option: of.option,
    start,
    location: null,
    party: 1,
    resources: [],
    despite: [],
    whom: null,
    request: null,
    people: [{ role: 'booker', name: 'Ada', email: null, phone: null, company: null }],
    answers: [],
    description: null,
    staffNote: null,
    language: null,
    customerZone: null,
    source: 'website_booking',
    utm: {},
    pays: false,
    waits: null,
    expectedPrice: null,
    terms: undefined,
    ...said,
  });

  /** Whether a time can be booked; whatever came of it is undone. */
  const isBooked = async (tx: Tx, wanted: Wanted): Promise<boolean> => {
    await sql`SAVEPOINT trying`.execute(tx);
    const [outcome] = await placeAll(tx, shop.id, [wanted]).catch((fault: unknown) => {
      if (fault instanceof Refusal) return [fault];
      throw fault;
    });
    await sql`ROLLBACK TO SAVEPOINT trying`.execute(tx);
    return typeof outcome === 'string';
  };

  const arrange = async (laid: readonly Bookable[], bookings: readonly SomeBooking[]) => {
    for (const { minute, party, service, isHeld } of bookings) {
      const of = laid[service] as Bookable;
      const wanted = wanting(of, midnight + minute, { party, pays: isHeld, despite: ['grid'] });
      await inTx((tx) => placeAll(tx, shop.id, [wanted])).catch((fault: unknown) => {
        if (!(fault instanceof Refusal)) throw fault;
      });
    }
  };

  /** Another service of the same people, with buffers of its own. */
  const besides = async (of: Bookable): Promise<Bookable> => {
    const other = await layService(opened().db, shop, {
      needs: [],
      minutes: 45,
      row: { buffer_after: 20 },
    });
    const need = newId();
    const [first] = of.needs;
    await opened().db.as(shop.staff.owner, 'caller', async (tx) => {
      const owner = { tenant_id: shop.id, service_id: other.service, position: 0 };
      await tx
        .insertInto('service_needs')
        .values({ ...owner, id: need, assignment: 'most_free' })
        .execute();
      for (const resource_id of first?.resources ?? [])
        await tx
          .insertInto('need_resources')
          .values({ tenant_id: shop.id, need_id: need, resource_id })
          .execute();
    });
    return other;
  };

  test('can be booked, and what is not offered cannot', async () => {
    let [offered, refused] = [0, 0];
    const shape = fc.record({ service: someService, bookings: someBookings });
    await fc.assert(
      fc.asyncProperty(shape, async ({ service, bookings }) => {
        const laid = await layService(opened().db, shop, service);
        await arrange([laid, await besides(laid)], bookings);
        // Holds run out after ten minutes, and nobody has put them away.
        const later = freeze('2027-02-20T00:30:00Z');
        try {
          await inTx(async (tx) => {
            for (const party of [1, 3]) {
              const which = {
                service: laid.service,
                option: laid.option,
                location: null,
                party,
                chosen: [],
                despite: [],
              };
              const span = { from: day, to: day, zone: undefined };
              const { days } = await listTimes(tx, shop.id, which, span);
              const starts = days.flatMap(({ slots }) =>
                slots.map(({ start }) => Date.parse(start) / 60_000),
              );
              for (const start of spread(starts, 6)) {
                offered += 1;
                assert.ok(
                  await isBooked(tx, wanting(laid, start, { party })),
                  `${start} was offered`,
                );
              }
              for (const start of spread(besideThese(starts), 8)) {
                refused += 1;
                assert.ok(
                  !(await isBooked(tx, wanting(laid, start, { party }))),
                  `${start} was not offered`,
                );
              }
            }
          });
        } finally {
          later();
          freeze(now);
        }
      }),
      runs,
    );
    assert.ok(offered > 20 && refused > 20, `${offered} offered, ${refused} refused`);
  });
});

/** The starts of the day, in steps of five minutes, that are not among some. */
function besideThese(starts: readonly number[]): number[] {
  const offered = new Set(starts);
  return Array.from({ length: 288 }, (_, five) => midnight + five * 5).filter(
    (start) => !offered.has(start),
  );
}

/** So many of a list, evenly. */
function spread<T>(all: readonly T[], most: number): T[] {
  const step = Math.max(1, Math.ceil(all.length / most));
  return all.filter((_, place) => place % step === 0);
}
