import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { demoFolder } from '#test/demo-folder';
import { answering, keyOf, until } from '#test/outside-program';
import { runProgram, type RunningProgram } from '#test/running-program';
import { bookTime, freeTimes, type Wish } from '../client/examples/book-a-time.ts';
import { cancelByTerms, moveTo } from '../client/examples/change-a-booking.ts';
import { followBookings, type Line } from '../client/examples/follow-bookings.ts';
import { receiveWebhook } from '../client/examples/receive-webhooks.ts';
import { createClient, type Client } from '../client/index.ts';

const acts = [
  'business.read',
  'bookings.read',
  'bookings.change',
  'payments.read',
  'payments.take',
  'webhooks.manage',
] as const;

describe('what the client’s examples do with bookings, against a running program', () => {
  let program: RunningProgram;
  let client: Client;
  let wish: Wish;
  before(async () => {
    program = await runProgram({ from: await demoFolder() });
    client = createClient({ url: program.url, key: await keyOf(program.url, acts) });
    wish = await lesson(client);
  });
  after(() => program.stop());

  /** The times of the latest day that has several. */
  const latest = async () => {
    const days = await freeTimes(client, wish);
    const several = days.findLast(({ slots }) => slots.length > 3)?.slots ?? [];
    const [one, other] = several.filter((_, at) => at % 3 === 0).map(({ start }) => start);
    assert(one !== undefined && other !== undefined, 'there are free times');
    return { one, other };
  };
  const book = async (start: string, press: string) => {
    const outcome = await bookTime(client, wish, { ...nok, start, press });
    assert('booked' in outcome);
    return outcome.booked;
  };

  test('a time is booked once however often it is sent, and who comes later is shown others', async () => {
    const { one } = await latest();
    const booked = await book(one, 'press-1');
    assert.deepEqual([booked.startsAt, booked.booker], [one, nok.name]);
    assert.equal((await book(one, 'press-1')).id, booked.id);
    // Each takes a coach and the one bay for lessons.
    const late = await bookTime(client, wish, { ...nok, start: one, press: 'press-2' });
    assert('gone' in late);
    assert.equal(late.gone, 'slot_taken');
    const starts = late.instead.flatMap(({ slots }) => slots.map(({ start }) => start));
    assert.ok(starts.length > 0 && !starts.includes(one));
  });

  test('a booking is moved where there is room, and cancelled with what its terms give back', async () => {
    const { one, other } = await latest();
    const { id } = await book(one, 'press-3');
    const blocking = await book(other, 'press-4');
    const stays = await moveTo(client, id, other);
    assert('stays' in stays && stays.stays.includes('Choose another'));
    await client.cancelBooking({ params: { id: blocking.id }, body: {} });
    const moved = await moveTo(client, id, other);
    assert('moved' in moved);
    assert.deepEqual([moved.moved.id, moved.moved.startsAt], [id, other]);
    const { dueNow: amount } = await payDeposit(client, id);
    assert.equal(await cancelByTerms(client, id, () => Promise.resolve(false)), null);
    const back = await cancelByTerms(client, id, ({ minor }) =>
      Promise.resolve(minor === amount.minor),
    );
    assert.deepEqual(back, [{ amount, isDone: true }]);
    assert.equal((await client.getBooking({ params: { id } })).status, 'cancelled');
  });

  test('a list of one’s own follows what becomes of bookings and payments', async () => {
    const lines = new Map<string, Line>();
    let secret = '';
    const server = await answering((request) =>
      receiveWebhook(request, secret, new Set(), (message) =>
        followBookings(client, message, lines),
      ),
    );
    try {
      const endpoint = await client.createWebhook({
        body: { url: server.url, eventTypes: [...told] },
      });
      secret = endpoint.secret;
      const { one, other } = await latest();
      const { id } = await book(one, 'press-5');
      const line = (more: Partial<Line>) => until(() => isLike(lines.get(id), more));
      await line({ startsAt: one, name: nok.name, stands: 'comes', paid: 0n });
      const { dueNow } = await payDeposit(client, id);
      await line({ stands: 'comes', paid: BigInt(dueNow.minor) });
      await moveTo(client, id, other);
      await line({ startsAt: other });
      await cancelByTerms(client, id, () => Promise.resolve(true));
      await line({ stands: 'off', paid: 0n });
      const over = await bookLastNight(client, wish);
      const params = { id: over };
      await client.noShowBooking({ params, body: {} });
      await until(() => isLike(lines.get(over), { stands: 'missed' }));
      // Somebody had forgotten to note that they came.
      await client.completeBooking({ params, body: {} });
      await until(() => isLike(lines.get(over), { stands: 'came' }));
    } finally {
      server.close();
    }
  });
});

const nok = { name: 'Nok Suwan', email: 'nok.books@example.com' };

const told = [
  'booking.created',
  'booking.moved',
  'booking.cancelled',
  'booking.completed',
  'booking.no_show',
  'payment.succeeded',
  'payment.refunded',
] as const;

const isLike = (line: Line | undefined, more: Partial<Line>): boolean =>
  line !== undefined &&
  Object.entries(more).every(([key, value]) => line[key as keyof Line] === value);

/** The shortest lesson of the demo's golf lounge, three weeks from now: the deposit of it goes back until two days before. */
async function lesson(client: Client): Promise<Wish> {
  const { rows } = await client.listServices();
  const service = rows.find(({ slug }) => slug === 'lesson')?.id;
  assert(service !== undefined);
  const { options } = await client.getService({ params: { id: service } });
  const day = (ahead: number) =>
    new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  assert(options[0] !== undefined);
  return { service, option: options[0].id, from: day(14), to: day(40), party: 1 };
}

/** A lesson that is over already, at an hour at which nobody else has one. @returns its id */
async function bookLastNight(client: Client, { service, option }: Wish): Promise<string> {
  const start = `${new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)}T20:00:00.000Z`;
  const despite = ['hours', 'time_off', 'notice', 'grid'] as const;
  const said = { service, option, start, person: nok, despite: [...despite] };
  return (await client.createBooking({ body: said })).id;
}

async function payDeposit(client: Client, id: string) {
  const booking = await client.getBooking({ params: { id } });
  const subject = { kind: 'booking', id } as const;
  const said = { subject, kind: 'deposit', way: 'cash', amount: booking.dueNow } as const;
  await client.takeOnSite({ body: said });
  return booking;
}
