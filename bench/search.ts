// Search as you type, over so many customers: each keystroke of what somebody looks for is a search of its own, from the
// first letter on: names, half with a slip, parts of e-mails and numbers. Through the list operation's own use case under
// policies: ids by the search function, then what the list shows of them. `--clients` people type at once.
import { makeBusiness, openTestDatabase } from '#test/databases';
import { diceOf } from '#people/dice';
import { listCustomers } from '../server/identity/customers/list.ts';
import { fill } from './support/customers.ts';
import { seenElsewhere } from './support/people.ts';
import { machine, numberOption, percentiles, print } from './support/report.ts';

const size = numberOption('size', 100_000);
const clients = numberOption('clients', 1);
const seed = 1;
const warming = 200;
const people = 400;
const dice = diceOf(3);

const opened = await openTestDatabase('postgres');
try {
  const { db } = opened;
  const business = await makeBusiness(db, 'bench');
  const owner = business.staff.owner;
  await fill(db, business, size, seed);
  await opened.asOwner(({ run }) => run('VACUUM (ANALYZE)'));

  const all: number[] = [];
  const short: number[] = [];
  const typed = keystrokes().entries();
  // Each client takes the next keystroke as soon as its own was answered.
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (const [turn, q] of typed) {
        const began = performance.now();
        await db.as(owner, 'caller', (tx) =>
          listCustomers(tx, owner, { q, limit: 20, sort: 'name' }),
        );
        if (turn < warming) continue;
        const took = performance.now() - began;
        all.push(took);
        if (q.length <= 2) short.push(took);
      }
    }),
  );
  const ofShort = percentiles(short);
  print({
    name: 'search',
    size,
    machine: machine(),
    figures: {
      ...percentiles(all),
      short_p50_ms: ofShort['p50_ms'] ?? 0,
      short_p95_ms: ofShort['p95_ms'] ?? 0,
      searches: all.length,
      clients,
    },
    peers: {},
  });
} finally {
  await opened.close();
}

/** Every beginning of what some people look for, in the order in which it is typed. */
function keystrokes(): string[] {
  return Array.from({ length: people }, () => wanted()).flatMap((text) =>
    Array.from({ length: text.length }, (_, place) => text.slice(0, place + 1)),
  );
}

function wanted(): string {
  const person = seenElsewhere(seed, dice.below(size), dice);
  const { givenName = '', familyName = '', emails, phones } = person;
  const [mail, phone] = [emails?.[0]?.value, phones?.[0]?.value];
  return dice.pick([
    `${givenName} ${familyName}`,
    `${familyName} ${givenName.slice(0, 2)}`,
    familyName,
    mail?.slice(0, 12) ?? familyName,
    phone?.slice(-6) ?? givenName,
  ]);
}
