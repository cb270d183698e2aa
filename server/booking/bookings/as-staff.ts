import type { BodyOf, ReplyOf } from '#contract/operation';
import type { bookingsOperations } from '#contract/booking/bookings';
import { Refusal, refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { readHouse } from './house.ts';
import { placeAll } from './place.ts';
import { readBooking } from './read.ts';
import { peopleOf, personOf } from './said.ts';
import { minuteOf } from './times.ts';
import type { Wanted, Whom } from './wanted.ts';

type Creating = typeof bookingsOperations.createBooking;
type Body = BodyOf<Creating>;

/** Books for a customer. As `engine`. @throws {Refusal} as `placeAll` */
export async function createBooking(
  tx: Tx,
  who: Staff | Key,
  body: Body,
): Promise<ReplyOf<Creating>> {
  const { tenant } = who;
  const { country } = await readHouse(tx, tenant);
  const wanted = { ...ofStaff(who, body), whom: whomOf(body, country) };
  const [outcome] = await placeAll(tx, tenant, [wanted]);
  if (outcome instanceof Refusal) throw outcome;
  return readBooking(tx, tenant, outcome as string);
}

/** Whose booking staff make: a customer's by id, or that of a person who is to be recognised. */
export function whomOf(
  { customer, person, language }: Pick<Body, 'customer' | 'person' | 'language'>,
  country: string,
): Whom {
  if ((customer === null) === (person === null))
    refuseField('customer', 'must be given, or a person in its place');
  if (customer !== null) return { customer, profile: null };
  if (person === null) return null;
  const read = personOf(person, country, language);
  if (read instanceof Refusal) throw read;
  return { person: read };
}

/** What staff want, but for whose it is. */
export function ofStaff(by: Staff | Key, body: Body): Omit<Wanted, 'whom'> {
  const { service, option, location, party, resources, answers, description, language } = body;
  const { despite, staffNote, source } = body;
  return {
    by,
    service,
    option,
    location,
    party,
    resources,
    answers,
    description,
    language,
    despite,
    staffNote,
    source,
    waits: body.isPending ? true : null,
    start: minuteOf(body.start),
    people: peopleOf(body),
    request: null,
    customerZone: null,
    utm: {},
    pays: false,
    expectedPrice: null,
    terms: undefined,
    ...(body.package !== null && { package: body.package }),
  };
}
