// Who is this? Clients ask (`--clients`, one where that is not said), each one person after the other, among so many
// customers: setting, normalising, keys, the query under policies, and scoring in Node, each in one round trip. Half of
// the people are customers seen elsewhere, every tenth gives the phone that one customer in fifty has, the rest are
// strangers.
import type { WrittenProfile } from '#contract/person';
import { asOf, inSeconds } from '#platform/clock';
import { makeBusiness, openTestDatabase } from '#test/databases';
import { diceOf } from '#people/dice';
import { wouldBe } from '../server/identity/recognise/identify.ts';
import { fill } from './support/customers.ts';
import { bigCityPerson, seenElsewhere, sharedPhone } from './support/people.ts';
import { machine, numberOption, percentiles, print, rounded } from './support/report.ts';

const size = numberOption('size', 100_000);
const seed = 1;
const warming = 500;
const asked = 4000;
const clients = numberOption('clients', 1);
const dice = diceOf(2);

const opened = await openTestDatabase('postgres');
try {
  const { db } = opened;
  // Not of the last minute: a business that young is still asked for its keys each time.
  const business = await asOf(inSeconds(-120), () => makeBusiness(db, 'bench'));
  await fill(db, business, size, seed);
  await opened.asOwner(({ run }) => run('VACUUM (ANALYZE)'));

  const durations: number[] = [];
  const took = { linked: 0, known: 0 };
  let turn = 0;
  const client = async (): Promise<void> => {
    for (let mine = turn++; mine < warming + asked; mine = turn++) {
      const { written, customer } = somebody(mine);
      const began = performance.now();
      const judgement = await db.read(business.system, 'engine', (tx) =>
        wouldBe(tx, business.system, written),
      );
      if (mine < warming) continue;
      durations.push(performance.now() - began);
      took.known += Number(customer);
      took.linked += Number(customer && judgement.outcome !== 'new');
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - began) / 1000;
  print({
    name: 'match-lookup',
    size,
    machine: machine(),
    figures: {
      ...percentiles(durations),
      clients,
      per_s: Math.round((warming + asked) / seconds),
      found_share: rounded(took.linked / took.known),
    },
    peers: {},
  });
} finally {
  await opened.close();
}

/** Somebody who asks to be recognised; `customer`: who is among the customers. */
function somebody(turn: number): { written: WrittenProfile; customer: boolean } {
  const customer = dice.chance(0.5);
  const person = customer
    ? seenElsewhere(seed, dice.below(size), dice)
    : bigCityPerson(seed + 1, turn);
  if (!customer && dice.chance(0.2)) person.phones = [{ value: sharedPhone, verified: false }];
  return { written: { source: 'ask', kind: 'form', outsideId: `ask ${turn}`, person }, customer };
}
