// Bookings over HTTP, each of another person at a time that is still free, by 64 clients: judged, recognised among so many
// customers, written with its event and its message. Its peer is the bare insert into a table with the same exclusion constraint
// and as many rows, by 64 connections. Rounds of both alternate; the share is the median over pairs of rounds. Bar: a quarter
// of the bare insert, and 400 a second.
import pg from 'pg';
import { postgresServer } from '#test/postgres-server';
import { bookingServer } from './support/booking-server.ts';
import { load, type Met } from './support/load.ts';
import { bigCityPerson } from './support/people.ts';
import { machine, numberOption, percentiles, print, rounded } from './support/report.ts';

const clients = numberOption('clients', 64);
const seconds = numberOption('seconds', 5);
const rounds = numberOption('rounds', 5);
const bookings = numberOption('bookings', 500_000);
const customers = numberOption('customers', 20_000);
const people = 50;
/** Days from today on which nobody has anything yet, and the hours at which a booking may begin there. */
const emptyDays = { from: 64, to: 118 };
const hours = [9, 10, 11, 12, 13, 14, 15, 16];

const server = await bookingServer({ bookings, customers, people });
const pool = new pg.Pool({ connectionString: await administratorUrl(), max: clients });
await layBare();

const free = shuffled(everyFreeTime());
let taken = 0;
const perRound = Math.floor(free.length / (rounds + 1));
// Visitors look before they book, and statistics are those that autovacuum keeps.
await look();
await book(perRound, 2);
await insertBare(2);
await server.opened.asOwner(({ run }) => run('VACUUM (ANALYZE)'));
const ours: Met[] = [];
const bare: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  ours.push(await book(perRound, seconds));
  bare.push(await insertBare(seconds));
}
const shares = ours.map(({ perSecond }, at) => perSecond / (bare[at] ?? 1));
const middle = (all: readonly number[]) =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
const statuses = ours.map((met) => met.statuses);
const sum = (status: string) => statuses.reduce((all, one) => all + (one[status] ?? 0), 0);
print({
  name: 'book',
  size: bookings,
  machine: machine(),
  figures: {
    per_s: Math.round(middle(ours.map(({ perSecond }) => perSecond))),
    ...percentiles(ours.flatMap(({ durations }) => durations)),
    share_of_bare: rounded(middle(shares)),
    booked: sum('201'),
    refused: sum('409'),
  },
  peers: { 'bare insert': { per_s: Math.round(middle(bare)) } },
});
// The connections are ended by the database when it is dropped.
pool.on('error', () => undefined);
await pool.end();
await server.close();

/** Each time at which somebody of the service is free, once for each person who does it. */
function everyFreeTime(): string[] {
  const today = Temporal.Now.plainDateISO('Asia/Bangkok');
  const times: string[] = [];
  for (let day = emptyDays.from; day < emptyDays.to; day += 1)
    for (const hour of hours) {
      const at = today.add({ days: day }).toZonedDateTime({
        timeZone: 'Asia/Bangkok',
        plainTime: { hour },
      });
      for (let one = 0; one < people; one += 1) times.push(at.toInstant().toString());
    }
  return times;
}

/** In an order that is the same in each run. */
function shuffled<One>(all: readonly One[]): One[] {
  return all
    .map((one, place) => ({ one, rank: (place * 7919) % all.length }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ one }) => one);
}

async function look(): Promise<void> {
  const day = Temporal.Now.plainDateISO('Asia/Bangkok').add({ days: emptyDays.from }).toString();
  const path = `/api/b/${server.business.slug}/services/lesson/slots?from=${day}&to=${day}`;
  const answer = await fetch(`http://127.0.0.1:${server.port}${path}`);
  if (!answer.ok) throw new Error(`free times: ${answer.status} ${await answer.text()}`);
}

function book(count: number, during: number): Promise<Met> {
  const bodies = free.slice(taken, taken + count).map((start, place) => {
    const { fullName, emails = [] } = bigCityPerson(2, taken + place);
    return JSON.stringify({
      service: server.service,
      option: server.option,
      start,
      person: {
        name: fullName ?? `Person ${taken + place}`,
        email: emails[0]?.value ?? `person${taken + place}@bench.example`,
      },
    });
  });
  taken += count;
  const { port, path } = server;
  // Whoever comes after the last free time of a round is refused, which is quicker than being booked: rounds end before.
  return load({
    port,
    path,
    headers: {},
    clients,
    seconds: during,
    bodies,
    addressed: true,
    accepts: [201, 409],
  });
}

async function layBare(): Promise<void> {
  await pool.query(`CREATE TABLE bare (tenant uuid, resource uuid, lane smallint, during int4range,
    EXCLUDE USING gist (tenant WITH =, resource WITH =, lane WITH =, during WITH &&))`);
  await pool.query(`INSERT INTO bare SELECT tenant_id, resource_id, lane, int4range(from_minute, to_minute)
    FROM clientele.allocations WHERE blocks`);
}

/** @returns how many rows a second so many connections put in, each at times of its own */
async function insertBare(during: number): Promise<number> {
  const until = performance.now() + during * 1000;
  const began = performance.now();
  let rows = 0;
  const tenant = server.business.id;
  const hand = async (): Promise<void> => {
    const resource = crypto.randomUUID();
    for (let place = 0; performance.now() < until; place += 1) {
      const from = 40_000_000 + place * 60;
      await pool.query(
        'INSERT INTO bare VALUES ($1, $2, 0, int4range($3, $4)) ON CONFLICT DO NOTHING',
        [tenant, resource, from, from + 55],
      );
      rows += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, hand));
  return (rows * 1000) / (performance.now() - began);
}

/** The peer writes past the policies, which an administrator alone may do. */
async function administratorUrl(): Promise<string> {
  const url = new URL(await postgresServer());
  url.pathname = new URL(server.opened.urls?.runtime ?? '').pathname;
  return url.href;
}
