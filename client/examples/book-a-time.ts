import { ClienteleProblem, type Client, type Reply } from '../index.ts';

type Days = Reply<'findSlots'>['days'];
type Booking = Reply<'createBooking'>;

/** What somebody wants to book, and between which days, as in `2026-01-31`. */
export interface Wish {
  readonly service: string;
  readonly option: string;
  readonly from: string;
  readonly to: string;
  readonly party: number;
}

/** The free times of a wish, by day. */
export async function freeTimes(client: Client, wish: Wish): Promise<Days> {
  return (await client.findSlots({ query: { ...wish } })).days;
}

/** That a time cannot be had, or cannot be had any more. */
const gone: ReadonlySet<string> = new Set([
  'slot_taken',
  'slot_not_offered',
  'seats_short',
  'cap_reached',
]);

/**
 * Books the time that a person chose. Where somebody else was faster, brings the times that are free now, so that they
 * choose again.
 * @param press made once when the times are shown, and again with each new choice: however often the same press is sent, it is
 * one booking
 */
export async function bookTime(
  client: Client,
  wish: Wish,
  chosen: { start: string; name: string; email: string; press: string },
): Promise<{ booked: Booking } | { gone: string; instead: Days }> {
  const { service, option, party } = wish;
  const { start, name, email, press } = chosen;
  try {
    const booked = await client.createBooking(
      { body: { service, option, party, start, person: { name, email }, source: 'api' } },
      { idempotencyKey: press },
    );
    return { booked };
  } catch (problem) {
    if (!(problem instanceof ClienteleProblem) || !gone.has(problem.code)) throw problem;
    return { gone: problem.code, instead: await freeTimes(client, wish) };
  }
}
