// Who is this? So many clients ask, each one person after the other, among so many customers: setting, normalising, keys,
// the query under policies, and scoring in Node, in one round trip, which those who ask at once share; and the same over
// HTTP with session, contract and reply. Half of the people are customers seen elsewhere, every tenth gives the phone that one customer in fifty has,
// the rest are strangers. One client and eight, or as many as `--clients` says.
import type { WrittenProfile } from '#contract/person';
import { resolveCredential } from '#access';
import { handlers as identity } from '#identity';
import { asOf, inSeconds } from '#platform/clock';
import type { Tx } from '#platform/tx';
import {
  makeBusiness,
  openTestDatabase,
  type TestBusiness,
  type TestDatabase,
} from '#test/databases';
import { testPorts } from '#test/ports';
import { diceOf } from '#people/dice';
import { Sharing } from '#platform/sharing';
import { wouldBeEach } from '../server/identity/recognise/identify.ts';
import { serve } from '../server/http.ts';
import { fill } from './support/customers.ts';
import { load, type Met } from './support/load.ts';
import { bigCityPerson, seenElsewhere, sharedPhone } from './support/people.ts';
import { machine, numberOption, percentiles, print, rounded } from './support/report.ts';
import { signIn } from './support/session.ts';

const size = numberOption('size', 100_000);
const seed = 1;
const warming = 500;
const asked = 4000;
const clients = numberOption('clients', 0);
const seconds = 5;
const dice = diceOf(2);

const opened = await openTestDatabase('postgres');
try {
  const { db } = opened;
  // Not of the last minute: a business that young is still asked for its keys each time.
  const business = await asOf(inSeconds(-120), () => makeBusiness(db, 'bench'));
  await fill(db, business, size, seed);
  await opened.asOwner(({ run }) => run('VACUUM (ANALYZE)'));

  const found = { known: 0, linked: 0 };
  const figures: Record<string, number> = {};
  for (const many of clients === 0 ? [1, 8] : [clients]) {
    name(figures, `layer_${many}`, await askDirectly(db, business, many, found));
    name(figures, `http_${many}`, await askOverHttp(opened, business, many));
  }
  print({
    name: 'match-lookup',
    size,
    machine: machine(),
    figures: { ...figures, found_share: rounded(found.linked / found.known) },
    peers: {},
  });
} finally {
  await opened.close();
}

async function askDirectly(
  db: TestDatabase['db'],
  { system }: TestBusiness,
  many: number,
  found: { known: number; linked: number },
): Promise<Met> {
  const durations: number[] = [];
  const lookups = new Sharing(
    async (batch: readonly WrittenProfile[]) => {
      const read = (tx: Tx) => wouldBeEach(tx, system.tenant, batch);
      return (await db.read(system, 'engine', read)).judgements;
    },
    32,
    2,
  );
  // Making people up is no part of looking them up, and would keep the other clients waiting.
  const people = Array.from({ length: warming + asked }, (_, place) => somebody(place));
  let turn = 0;
  const client = async (): Promise<void> => {
    for (let mine = turn++; mine < people.length; mine = turn++) {
      const { written, customer } = people[mine]!;
      const began = performance.now();
      const { outcome } = await lookups.do('ask', written);
      if (mine < warming) continue;
      durations.push(performance.now() - began);
      found.known += Number(customer);
      found.linked += Number(customer && outcome !== 'new');
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: many }, client));
  return {
    statuses: {},
    durations,
    perSecond: ((warming + asked) * 1000) / (performance.now() - began),
  };
}

async function askOverHttp(
  database: TestDatabase,
  business: TestBusiness,
  many: number,
): Promise<Met> {
  const { db } = database;
  const ports = testPorts(db, { port: 0 });
  const server = await serve({
    ports,
    rooms: [identity],
    resolve: (credentials) => resolveCredential(db, ports.config, credentials),
    pages: [],
    limits: { callsPerMinute: Number.MAX_SAFE_INTEGER },
  });
  const wanted = {
    port: Number(new URL(server.url).port),
    path: '/api/identify/dry-run',
    headers: {
      cookie: await signIn(database, business),
      'sec-fetch-site': 'same-origin',
    },
    clients: many,
    bodies: Array.from({ length: asked }, (_, turn) => JSON.stringify(somebody(turn).written)),
  };
  await load({ ...wanted, seconds: 1 });
  const met = await load({ ...wanted, seconds });
  await server.close();
  return met;
}

function name(figures: Record<string, number>, what: string, { durations, perSecond }: Met): void {
  for (const [figure, value] of Object.entries(percentiles(durations)))
    figures[`${what}_${figure}`] = value;
  figures[`${what}_per_s`] = Math.round(perSecond);
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
