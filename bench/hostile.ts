// Attempts to get overlapping times of the same few people, over HTTP by so many clients (`--clients 64`): begins every quarter
// of an hour within two weeks, while others cancel what was booked so that it is fought for again. `--size` is how many attempts;
// counted are overlaps and deadlocks that PostgreSQL has seen by then. Bar: none of either, and no answer but 201 and 409.
import { diceOf } from '#people/dice';
import { systemOf } from '#platform/who';
import { newId } from '#platform/ids';
import { cancelFor } from '#booking';
import { bookingServer } from './support/booking-server.ts';
import { load } from './support/load.ts';
import { machine, numberOption, percentiles, print } from './support/report.ts';

const size = numberOption('size', 1_000_000);
const clients = numberOption('clients', 64);
const seconds = 10;
const dice = diceOf(5);
const server = await bookingServer({ bookings: 1000, customers: 1000, people: 3 });
const { opened, business, port, path, service, option } = server;

const before = await deadlocks();
const statuses: Record<string, number> = {};
const durations: number[] = [];
let cancelled = 0;
let isOver = false;
const cancelling = (async () => {
  while (!isOver) cancelled += await cancelSome();
})();
let attempts = 0;
while (attempts < size) {
  const met = await load({
    port,
    path,
    headers: {},
    clients,
    seconds,
    bodies: Array.from({ length: 20_000 }, body),
    addressed: true,
    accepts: [201, 409],
  });
  attempts += met.durations.length;
  durations.push(...met.durations.slice(0, 1000));
  for (const [status, many] of Object.entries(met.statuses))
    statuses[status] = (statuses[status] ?? 0) + many;
}
isOver = true;
await cancelling;
const found = { overlaps: await overlaps(), deadlocks: (await deadlocks()) - before };
print({
  name: 'hostile',
  size: attempts,
  machine: machine(),
  figures: {
    booked: statuses['201'] ?? 0,
    refused: statuses['409'] ?? 0,
    cancelled,
    ...found,
    ...percentiles(durations),
  },
  peers: {},
});
await server.close();
if (found.overlaps + found.deadlocks > 0) process.exitCode = 1;

function body(): string {
  const start = Temporal.Now.plainDateISO('Asia/Bangkok')
    .add({ days: 100 + dice.below(14) })
    .toZonedDateTime({ timeZone: 'Asia/Bangkok', plainTime: { hour: 9 } })
    .add({ minutes: 15 * dice.below(32) });
  const number = dice.below(5000);
  const person = { name: `Visitor ${number}`, email: `visitor.${number}@bench.example` };
  return JSON.stringify({ service, option, start: start.toInstant().toString(), person });
}

/** Cancels a few of what was booked, whichever they are. @returns how many */
async function cancelSome(): Promise<number> {
  const rows = await opened.asOwner(({ run }) =>
    run<{ id: string }>(
      `SELECT id FROM clientele.bookings WHERE service_id = $1 AND status = 'confirmed'
         AND starts_at > now() + interval '90 days' ORDER BY md5(id::text || $2) LIMIT 8`,
      [service, newId()],
    ),
  );
  const who = systemOf(business.id, newId());
  await Promise.all(
    rows.map(({ id }) =>
      opened.db.as(who, 'engine', (tx) => cancelFor(tx, who, { id, reason: null, refund: 'none' })),
    ),
  );
  return rows.length;
}

async function overlaps(): Promise<number> {
  const [row] = await opened.asOwner(({ run }) =>
    run<{ n: number }>(
      `SELECT count(*)::int AS n FROM clientele.allocations a JOIN clientele.allocations b
         ON a.tenant_id = b.tenant_id AND a.resource_id = b.resource_id AND a.id < b.id AND a.blocks AND b.blocks
         AND a.lane = b.lane AND a.from_minute < b.to_minute AND b.from_minute < a.to_minute`,
    ),
  );
  return row?.n ?? 0;
}

async function deadlocks(): Promise<number> {
  const [row] = await opened.asOwner(({ run }) =>
    run<{ n: number }>(
      `SELECT deadlocks::int AS n FROM pg_stat_database WHERE datname = current_database()`,
    ),
  );
  return row?.n ?? 0;
}
