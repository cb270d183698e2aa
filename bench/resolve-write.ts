// Somebody comes, is recognised among so many customers, and is kept: profile, link, contacts, keys, search text and
// events, each in a transaction of its own that is on the disk when it is answered for. Half of the people are customers
// seen elsewhere, every tenth gives the phone that one customer in fifty has, the rest are strangers. One client and
// eight, or as many as `--clients` says. Bar: 800 a second with eight, p95 of 15 ms.
import assert from 'node:assert/strict';
import type { WrittenProfile } from '#contract/person';
import { identify } from '#identity';
import { asOf, inSeconds } from '#platform/clock';
import { diceOf } from '#people/dice';
import {
  makeBusiness,
  openTestDatabase,
  type TestBusiness,
  type TestDatabase,
} from '#test/databases';
import { fill } from './support/customers.ts';
import { bigCityPerson, seenElsewhere, sharedPhone } from './support/people.ts';
import { machine, numberOption, percentiles, print, rounded } from './support/report.ts';

const size = numberOption('size', 100_000);
const seed = 1;
const warming = 300;
const asked = numberOption('arrivals', 4000);
const clients = numberOption('clients', 0);
const dice = diceOf(3);
let arrivals = 0;

const opened = await openTestDatabase('postgres');
try {
  await holdDurable(opened);
  // Not of the last minute: a business that young is still asked for its keys each time.
  const business = await asOf(inSeconds(-120), () => makeBusiness(opened.db, 'bench'));
  await fill(opened.db, business, size, seed);
  await opened.asOwner(({ run }) => run('VACUUM (ANALYZE)'));
  const figures: Record<string, number> = {};
  for (const many of clients === 0 ? [1, 8] : [clients]) {
    const { durations, perSecond, linked } = await come(opened.db, business, many);
    for (const [figure, value] of Object.entries(percentiles(durations)))
      figures[`clients_${many}_${figure}`] = value;
    figures[`clients_${many}_per_s`] = Math.round(perSecond);
    figures[`clients_${many}_linked_share`] = rounded(linked);
  }
  print({ name: 'resolve-write', size, machine: machine(), figures, peers: {} });
} finally {
  await opened.close();
}

/** A figure of a server that answers before it has written would be of another thing. */
async function holdDurable({ asOwner }: TestDatabase): Promise<void> {
  const [row] = await asOwner(({ run }) =>
    run<{ durable: boolean }>(
      `SELECT current_setting('fsync') = 'on' AND current_setting('synchronous_commit') <> 'off' AS durable`,
    ),
  );
  assert.ok(row?.durable, 'the database server does not write before it answers: set fsync on');
}

/** Lets people come through so many doors at once, each after the one before it. */
async function come(db: TestDatabase['db'], { system }: TestBusiness, many: number) {
  const durations: number[] = [];
  let [turn, linked, began] = [0, 0, performance.now()];
  const door = async (): Promise<void> => {
    for (let mine = turn++; mine < warming + asked; mine = turn++) {
      if (mine === warming) began = performance.now();
      const written = somebody();
      const sent = performance.now();
      const { outcome } = await db.as(system, 'engine', (tx) => identify(tx, system, written));
      if (mine < warming) continue;
      durations.push(performance.now() - sent);
      linked += Number(outcome === 'link');
    }
  };
  await Promise.all(Array.from({ length: many }, door));
  const perSecond = (asked * 1000) / (performance.now() - began);
  return { durations, perSecond, linked: linked / asked };
}

/** Somebody who comes, with an id that nobody had before. */
function somebody(): WrittenProfile {
  arrivals += 1;
  const isCustomer = dice.chance(0.5);
  const person = isCustomer
    ? seenElsewhere(seed, dice.below(size), dice)
    : bigCityPerson(seed + 1, arrivals);
  if (!isCustomer && dice.chance(0.2)) person.phones = [{ value: sharedPhone, verified: false }];
  return { source: 'door', kind: 'form', outsideId: `arrival ${arrivals}`, person };
}
