import type { bookingsOperations } from '#contract/booking/bookings';
import type { BodyOf, ReplyOf } from '#contract/operation';
import { exemptions } from '#contract/booking/booking';
import { now } from '#platform/clock';
import { Refusal } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { whomOf } from './as-staff.ts';
import { start } from './go-on.ts';
import { readHouse } from './house.ts';
import { placeAll } from './place.ts';
import { readBooking } from './read.ts';
import { peopleOf } from './said.ts';
import { minuteOf } from './times.ts';

type WalkingIn = typeof bookingsOperations.walkIn;

/** Books for somebody who has come, from this minute on, at whatever hour. As `engine`. @throws {Refusal} as `placeAll` */
export async function walkIn(
  tx: Tx,
  by: Staff | Key,
  { customer, person, ...body }: BodyOf<WalkingIn>,
): Promise<ReplyOf<WalkingIn>> {
  const { tenant } = by;
  const { country } = await readHouse(tx, tenant);
  const isNamed = customer !== null || person !== null;
  const wanted = {
    ...body,
    by,
    whom: isNamed ? whomOf({ customer, person, language: null }, country) : null,
    start: minuteOf(now()),
    despite: exemptions,
    people: peopleOf({ person, for: null, guests: [] }),
    answers: [],
    request: null,
    description: null,
    language: null,
    customerZone: null,
    source: 'walk_in',
    utm: {},
    pays: false,
    waits: false,
    expectedPrice: null,
    terms: undefined,
    isUntold: true,
  } as const;
  const [id] = await placeAll(tx, tenant, [wanted]);
  if (id instanceof Refusal) throw id;
  await start(tx, by, { id: id as string });
  return readBooking(tx, tenant, id as string);
}
