// So many visitors press the same free time at once, each over a connection of its own: one has it, all others are told so.
// `--size 500`, `--rounds 5`, each round another time. Bar: one 201, the rest 409, under 2 seconds.
import { Agent, request } from 'node:http';
import { bookingServer } from './support/booking-server.ts';
import { machine, numberOption, percentiles, print, rounded } from './support/report.ts';

const size = numberOption('size', 500);
const rounds = numberOption('rounds', 5);
const server = await bookingServer({ bookings: 10_000, customers: 1000, people: 1 });
const agent = new Agent({ keepAlive: true, maxSockets: size });
const took: number[] = [];
const met = new Map<number, number>();
for (let round = 0; round <= rounds; round += 1) {
  const start = Temporal.Now.plainDateISO('Asia/Bangkok')
    .add({ days: 100 + round })
    .toZonedDateTime({ timeZone: 'Asia/Bangkok', plainTime: { hour: 10 } })
    .toInstant()
    .toString();
  const began = performance.now();
  const statuses = await Promise.all(
    Array.from({ length: size }, (_, place) => press(start, round, place)),
  );
  // The first round opens the connections.
  if (round === 0) continue;
  took.push(performance.now() - began);
  for (const status of statuses) met.set(status, (met.get(status) ?? 0) + 1);
}
const count = (status: number) => met.get(status) ?? 0;
print({
  name: 'herd',
  size,
  machine: machine(),
  figures: {
    rounds,
    ...percentiles(took),
    slowest_ms: rounded(Math.max(...took)),
    booked: count(201),
    refused: count(409),
    other: size * rounds - count(201) - count(409),
  },
  peers: {},
});
agent.destroy();
await server.close();
if (count(201) !== rounds || count(409) !== rounds * (size - 1)) process.exitCode = 1;

/** @returns the status of the answer */
function press(start: string, round: number, place: number): Promise<number> {
  const { port, path, service, option } = server;
  const name = `Visitor ${round} ${place}`;
  const email = `visitor.${round}.${place}@bench.example`;
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'x-forwarded-for': `2001:db8:${round}:${place.toString(16)}::1`,
    };
    request({ host: '127.0.0.1', port, path, method: 'POST', agent, headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
    })
      .on('error', reject)
      .end(JSON.stringify({ service, option, start, person: { name, email } }));
  });
}
