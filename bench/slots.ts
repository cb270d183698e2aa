// The free times of a service over HTTP, as visitors ask for them: of so many people over so many days (`--people 50 --days
// 30`), with so many bookings in the base (`--bookings 500000`), by one client. Cold: every rule and every mark was raised since
// the last request, so that nothing in mind counts. Warm: nothing was. With writes: twenty bookings a second meanwhile.
import { Agent, get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { resolveCredential } from '#access';
import { handlers as booking } from '#booking';
import { diceOf } from '#people/dice';
import { newId } from '#platform/ids';
import { makeBusiness } from '#test/businesses';
import { openTestDatabase } from '#test/open-database';
import { testPorts } from '#test/ports';
import { serve } from '../server/http.ts';
import { fillBookings } from './support/bookings.ts';
import { machine, numberOption, percentiles, print } from './support/report.ts';

const people = numberOption('people', 50);
const days = numberOption('days', 30);
const bookings = numberOption('bookings', 500_000);
const rounds = numberOption('rounds', 150);
const warming = 20;
const writesEvery = 50;
const dice = diceOf(3);

const opened = await openTestDatabase('postgres');
const golf = await makeBusiness(opened.db, 'golf');
const { slug } = await fillBookings(opened, golf, bookings, people);
const ports = testPorts(opened.db, { port: 0 });
const server = await serve({
  ports,
  rooms: [booking],
  resolve: (credentials) => resolveCredential(opened.db, ports.config, credentials),
  limits: { callsPerMinute: Number.MAX_SAFE_INTEGER },
});
const today = Temporal.Now.plainDateISO('Asia/Bangkok');
const span = `from=${today.toString()}&to=${today.add({ days: days - 1 }).toString()}`;
const path = `/api/b/${golf.slug}/services/${slug}/slots?${span}`;
const { port } = new URL(server.url);

// One source may ask only so often a minute: a new address of this machine every hundred times.
let asked = 0;
let agent = new Agent();
let bytes = 0;
async function ask(): Promise<number> {
  if (asked % 100 === 0)
    agent = new Agent({ keepAlive: true, localAddress: `127.0.1.${1 + asked / 100}` });
  asked += 1;
  const began = performance.now();
  await new Promise<void>((resolve, reject) => {
    get({ port, path, agent, host: '127.0.0.1' }, (answer) => {
      bytes = 0;
      if (answer.statusCode !== 200) reject(new Error(`answered ${answer.statusCode}`));
      answer.on('data', (chunk: Buffer) => (bytes += chunk.length)).on('end', resolve);
    }).on('error', reject);
  });
  return performance.now() - began;
}

const raiseAll = () =>
  opened.asOwner(async ({ run }) => {
    await run('UPDATE clientele.resource_marks SET mark = mark + 1');
    await run('UPDATE clientele.booking_settings SET rules_version = rules_version + 1');
  });

const measured = async (count: number, before?: () => Promise<unknown>) => {
  const durations: number[] = [];
  for (let round = 0; round < count + warming; round += 1) {
    await before?.();
    const took = await ask();
    if (round >= warming) durations.push(took);
  }
  return percentiles(durations);
};

/** Takes a free quarter of an hour of somebody, in the evening when nobody is there. */
async function write(turn: number): Promise<void> {
  await opened.asOwner(async ({ run }) => {
    const [one] = await run<{ id: string }>(
      `UPDATE clientele.resource_marks SET mark = mark + 1 WHERE resource_id =
         (SELECT id FROM clientele.resources WHERE position = $1) RETURNING resource_id AS id`,
      [1 + dice.below(people)],
    );
    await run(
      `INSERT INTO clientele.allocations (tenant_id, id, resource_id, lane, from_minute, to_minute, booking_id)
       SELECT tenant_id, $2, $1, 1, $3, $3 + 15, id FROM clientele.bookings LIMIT 1`,
      [one?.id, newId(), 30_000_000 + turn * 15],
    );
  });
}

const cold = await measured(Math.ceil(rounds / 3), raiseAll);
const warm = await measured(rounds);
let isWriting = true;
const writer = (async () => {
  for (let turn = 0; isWriting; turn += 1) {
    await write(turn);
    await wait(writesEvery);
  }
})();
const busy = await measured(rounds);
isWriting = false;
await writer;
const named = (name: string, figures: Record<string, number>) =>
  Object.fromEntries(Object.entries(figures).map(([key, value]) => [`${name}_${key}`, value]));
print({
  name: 'slots',
  size: bookings,
  machine: machine(),
  figures: {
    people,
    days,
    kilobytes: Math.round(bytes / 1024),
    ...named('cold', cold),
    ...named('warm', warm),
    ...named('writes', busy),
  },
  peers: {},
});
await server.close();
await opened.close();
