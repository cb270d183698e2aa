import { record } from '#audit';
import { enqueue } from '#platform/enqueue';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuse, refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { minuteOf } from '../bookings/times.ts';
import type { By, Whom } from '../bookings/wanted.ts';
import { bookersOf } from '../bookings/whom.ts';
import { situationInMind } from '../state/situation.ts';
import { dayOf } from '../zones/convert.ts';
import { dayNumber } from '../zones/days.ts';

/** Most entries of one customer that wait at once. */
const mostEach = 10;
const mostDays = 366;

/** What somebody waits for: days `2026-01-31`, minutes of a day, by the clock of the service. */
export interface Wish {
  readonly service: string;
  readonly option: string;
  readonly location: string | null;
  readonly resource: string | null;
  readonly party: number;
  readonly from: string;
  readonly to: string;
  readonly weekdays: readonly number[];
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly language: string | null;
}

/**
 * Puts somebody on the list, and has it looked at whether what they want can be had already. As `engine`.
 * @returns the id of the entry
 * @throws {Refusal} `not_found`, `invalid_input`, `limit_reached`
 */
export async function wait(tx: Tx, by: By, whom: NonNullable<Whom>, wish: Wish): Promise<string> {
  const { tenant } = by;
  const location = await checked(tx, tenant, wish);
  const [booker] = await bookersOf(tx, [{ whom, by }]);
  const { customer, profile } = booker ?? {};
  if (customer === undefined || customer === null) return refuse('not_found');
  const { count } = await tx
    .selectFrom('waitlist_entries')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('tenant_id', '=', tenant)
    .where('customer_id', '=', customer)
    .where('state', 'in', ['waiting', 'offered'])
    .executeTakeFirstOrThrow();
  if (Number(count) >= mostEach) refuse('limit_reached', { facts: { limit: mostEach } });
  const id = newId();
  const at = now();
  await tx
    .insertInto('waitlist_entries')
    .values({
      tenant_id: tenant,
      id,
      service_id: wish.service,
      option_id: wish.option,
      location_id: location,
      resource_id: wish.resource,
      customer_id: customer,
      profile_id: profile ?? null,
      party_size: wish.party,
      from_day: wish.from,
      to_day: wish.to,
      weekdays: [...new Set(wish.weekdays)],
      from_minute: wish.fromMinute,
      to_minute: wish.toMinute,
      language: wish.language,
      state: 'waiting',
      created_at: at,
      updated_at: at,
    })
    .execute();
  const subject = { kind: 'waitlist_entry', id } as const;
  const facts = { service: wish.service };
  await record(tx, by, { type: 'waitlist.joined', subject, customer, facts });
  await enqueue(tx, 'waitlist.match', { tenant });
  return id;
}

/** That this can be waited for at all. @returns the place, or the only one */
async function checked(tx: Tx, tenant: string, wish: Wish): Promise<string | null> {
  const { service, option, location, resource, party, from, to } = wish;
  const span = { from: minuteOf(now()), to: minuteOf(now()) + 1 };
  const chosen = resource === null ? [] : [resource];
  const wanted = { service, option, location, chosen, ...span };
  const standing = await situationInMind(tx, tenant, wanted);
  const { partyMin, partyMax, zone } = standing.situation.service;
  if (party < partyMin || party > partyMax)
    refuseField('party', `must be ${partyMin} to ${partyMax}`);
  if (to < from) refuseField('to', 'must not be before the first day');
  if (dayNumber(to) - dayNumber(from) > mostDays)
    refuseField('to', `must be at most ${mostDays} days on`);
  if (dayNumber(to) < dayOf(zone, span.from)) refuseField('to', 'must not be past');
  if (wish.toMinute <= wish.fromMinute) refuseField('toMinute', 'must be after the first minute');
  return standing.location;
}
