import type { waitlistOperations } from '#contract/booking/waitlist';
import type { BodyOf, ReplyOf } from '#contract/operation';
import { tenantKeys } from '#platform/keys';
import { Refusal, refuse, refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff, Who } from '#platform/who';
import { whomOf } from '../bookings/as-staff.ts';
import { visitor } from '../bookings/by-link.ts';
import { readConditions } from '../bookings/conditions.ts';
import { readHouse } from '../bookings/house.ts';
import { personOf } from '../bookings/said.ts';
import { isProved } from '../guard/proof.ts';
import { openedBy, waitingToken } from './link.ts';
import { readOne } from './rows.ts';
import { wait } from './wait.ts';

type Joining = typeof waitlistOperations.joinWaitlist;
type Adding = typeof waitlistOperations.addToWaitlist;
type Own = ReplyOf<typeof waitlistOperations.getWaiting>;

/**
 * Puts a visitor of a business's page on the list, or a customer who is signed in there. As `engine`.
 * @throws {Refusal} `not_found`, `invalid_input`, `proof_wanted`, `limit_reached`
 */
export async function join(tx: Tx, who: Who, body: BodyOf<Joining>): Promise<ReplyOf<Joining>> {
  const by = visitor(who);
  const { tenant } = by;
  const { person, website, proof, ...wish } = body;
  const house = await readHouse(tx, tenant);
  const service = (await readConditions(tx, tenant, [wish.service])).get(wish.service);
  if (!house.isPublic || service?.isActive !== true) return refuse('not_found');
  const contact = person.email ?? person.phone;
  if (contact === null)
    return refuseField('person.email', 'must be given, or a telephone number in its place');
  if (website !== '') return refuseField('website', 'must be left empty');
  const done = { service: wish.service, start: wish.from, contact };
  if (!isProved(await tenantKeys(tx, tenant), house.proofBits, done, proof))
    return refuse('proof_wanted', { facts: { bits: house.proofBits } });
  const read = personOf(person, house.country, wish.language);
  if (read instanceof Refusal) throw read;
  const whom =
    who.kind === 'customer' ? { customer: who.customer, profile: who.profile } : { person: read };
  const id = await wait(tx, by, whom, wish);
  return { waiting: own(await readOne(tx, tenant, id)), link: await waitingToken(tx, tenant, id) };
}

/** Puts a customer on the list. As `engine`. @throws {Refusal} as `join`, and `erased` */
export async function add(
  tx: Tx,
  who: Staff | Key,
  body: BodyOf<Adding>,
): Promise<ReplyOf<Adding>> {
  const { customer, person, ...wish } = body;
  const { country } = await readHouse(tx, who.tenant);
  const whom = whomOf({ customer, person, language: wish.language }, country);
  if (whom === null) return refuse('not_found');
  return readOne(tx, who.tenant, await wait(tx, who, whom, wish));
}

/** What somebody waits for, to whoever has the link. @throws {Refusal} `not_found` */
export async function showOwn(tx: Tx, who: Who, token: string): Promise<Own> {
  const { tenant } = visitor(who);
  return own(await readOne(tx, tenant, await openedBy(tx, tenant, token)));
}

function own({ service, option, location, party, ...rest }: ReplyOf<Adding>): Own {
  const { from, to, weekdays, fromMinute, toMinute, state, createdAt } = rest;
  const when = { from, to, weekdays, fromMinute, toMinute };
  return { service, option, location, party, ...when, state, createdAt };
}
