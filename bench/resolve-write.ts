// Somebody comes, is recognised among so many customers, and is kept: profile, link, contacts, keys, search text and
// events, on the disk when it is answered for; those who come at once share a transaction, as calls of the API do. Half
// of the people are customers seen elsewhere, every tenth gives the phone that one customer in fifty has, the rest are
// strangers. One client and eight, or as many as `--clients` says. Bar: 800 a second with eight, p95 of 15 ms.
import assert from 'node:assert/strict';
import type { WrittenProfile } from '#contract/person';
import { asOf, inSeconds } from '#platform/clock';
import { diceOf } from '#people/dice';
import { Sharing } from '#platform/sharing';
import {
  makeBusiness,
  openTestDatabase,
  type TestBusiness,
  type TestDatabase,
} from '#test/databases';
import { identifyEach } from '../server/identity/recognise/identify.ts';
import { fill } from './support/customers.ts';
import { bigCityPerson, seenElsewhere, sharedPhone } from './support/people.ts';
import { machine, numberOption, percentiles, print, rounded } from './support/report.ts';

const size = numberOption('size', 100_000);
const seed = 1;
const warming = 300;
const asked = numberOption('arrivals', 4000);
const clients = numberOption('clients', 0);
const dice = diceOf(3);
let arrived = 0;

const opened = await openTestDatabase('postgres');
try {
  await holdDurable(opened);
  // Not of the last minute: a business that young is still asked for its keys each time.
  const business = await asOf(inSeconds(-120), () => makeBusiness(opened.db, 'bench'));
  await fill(opened.db, business, size, seed);
  await opened.asOwner(({ run }) => run('VACUUM (ANALYZE)'));
  const figures: Record<string, number> = {};
  for (const many of clients === 0 ? [1, 8] : [clients]) {
    const { durations, perSecond, linked } = await come(opened, business, many);
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
async function come({ db, asOwner }: TestDatabase, { system }: TestBusiness, many: number) {
  const arrivals = new Sharing(
    (batch: readonly WrittenProfile[]) =>
      db.as(system, 'engine', (tx) =>
        identifyEach(
          tx,
          batch.map(() => system),
          batch,
        ),
      ),
    32,
  );
  const through = async (people: number): Promise<Came[]> => {
    const came: Came[] = [];
    let turn = 0;
    const door = async (): Promise<void> => {
      while (turn++ < people) {
        const written = somebody();
        const sent = performance.now();
        const { outcome } = await arrivals.do('door', written);
        came.push({ duration: performance.now() - sent, linked: outcome === 'link' });
      }
    };
    await Promise.all(Array.from({ length: many }, door));
    return came;
  };
  await through(warming);
  // The tables of what comes in were empty: what the planner knows of them is as it is after the first minute.
  await asOwner(({ run }) => run('ANALYZE'));
  const began = performance.now();
  const came = await through(asked);
  const perSecond = (asked * 1000) / (performance.now() - began);
  const linked = came.filter((one) => one.linked).length / asked;
  return { durations: came.map((one) => one.duration), perSecond, linked };
}

interface Came {
  readonly duration: number;
  readonly linked: boolean;
}

/** Somebody who comes, with an id that nobody had before. */
function somebody(): WrittenProfile {
  arrived += 1;
  const isCustomer = dice.chance(0.5);
  const person = isCustomer
    ? seenElsewhere(seed, dice.below(size), dice)
    : bigCityPerson(seed + 1, arrived);
  if (!isCustomer && dice.chance(0.2)) person.phones = [{ value: sharedPhone, verified: false }];
  return { source: 'door', kind: 'form', outsideId: `arrival ${arrived}`, person };
}
