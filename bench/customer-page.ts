// The page of a customer, over so many customers: the reads of the page as its operations run them, one after the other
// in a transaction each under the caller's policies. Every customer looked at has a profile, notes and a
// household, and a neighbour of the same name at the same address.
import type { WrittenProfile } from '#contract/person';
import { makeBusiness, openTestDatabase } from '#test/databases';
import { diceOf } from '#people/dice';
import { listFiles } from '../server/identity/files/attach.ts';
import { readCustomer } from '../server/identity/customers/read.ts';
import { readTimeline } from '../server/identity/customers/timeline.ts';
import { createHousehold } from '../server/identity/households/change.ts';
import { readHousehold } from '../server/identity/households/read.ts';
import { addNote, listNotes } from '../server/identity/notes/notes.ts';
import { identifyMany } from '../server/identity/recognise/identify.ts';
import { readSaidOf } from '../server/messaging/consents/said.ts';
import { latestErasureOf } from '../server/privacy/erasures.ts';
import type { Tx } from '../server/platform/tx.ts';
import { fill } from './support/customers.ts';
import { machine, numberOption, percentiles, print } from './support/report.ts';

const size = numberOption('size', 100_000);
const seed = 1;
const people = 200;
const warming = 50;
const looks = 1000;
const dice = diceOf(5);

const opened = await openTestDatabase('postgres');
try {
  const { db } = opened;
  const business = await makeBusiness(db, 'bench');
  const { owner } = business.staff;
  await fill(db, business, size, seed);
  const customers = await regulars();
  await opened.asOwner(({ run }) => run('VACUUM (ANALYZE)'));

  const reads: readonly ((tx: Tx, id: string) => Promise<unknown>)[] = [
    (tx, id) => readCustomer(tx, owner, id),
    (tx, id) => readTimeline(tx, owner, id, { limit: 50 }),
    (tx, id) => listNotes(tx, owner, id),
    (tx, id) => listFiles(tx, owner, id),
    (tx, id) => readHousehold(tx, owner, id),
    (tx, id) => readSaidOf(tx, owner.tenant, id),
    (tx, id) => latestErasureOf(tx, owner, id),
  ];
  const whole: number[] = [];
  const record: number[] = [];
  for (let turn = 0; turn < warming + looks; turn += 1) {
    const id = dice.pick(customers);
    const began = performance.now();
    let first = 0;
    for (const read of reads) {
      await db.read(owner, 'caller', (tx) => read(tx, id));
      first ||= performance.now() - began;
    }
    if (turn < warming) continue;
    whole.push(performance.now() - began);
    record.push(first);
  }
  const ofRecord = percentiles(record);
  print({
    name: 'customer-page',
    size,
    machine: machine(),
    figures: {
      ...percentiles(whole),
      record_p50_ms: ofRecord['p50_ms'] ?? 0,
      record_p95_ms: ofRecord['p95_ms'] ?? 0,
      looks,
    },
    peers: {},
  });

  /** People who came in as always, with what staff hang on them. */
  async function regulars(): Promise<string[]> {
    const came = await db.as(business.key, 'engine', (tx) =>
      identifyMany(
        tx,
        business.key,
        Array.from({ length: people }, (_, place) => arrival(place)),
      ),
    );
    const ids = [...new Set(came.map((one) => one.customer))];
    await db.as(owner, 'caller', async (tx) => {
      for (const customer of ids) {
        for (const text of ['Likes the window', 'Comes on Mondays', 'Pays by card'])
          await addNote(tx, owner, customer, { text, pinned: false });
        await createHousehold(tx, owner, { name: 'Family', members: [{ customer, role: null }] });
      }
    });
    return ids;
  }
} finally {
  await opened.close();
}

/** Two of one family at each address. */
function arrival(place: number): WrittenProfile {
  const home = Math.floor(place / 2);
  return {
    source: 'bench',
    kind: 'form',
    outsideId: `regular ${place}`,
    person: {
      givenName: place % 2 === 0 ? 'Malee' : 'Anan',
      familyName: `Wong${String.fromCodePoint(97 + (home % 26), 97 + (Math.floor(home / 26) % 26))}`,
      birthDate: `${1940 + (place % 60)}-0${1 + (place % 9)}-1${place % 10}`,
      phones: [{ value: `08${String(10_000_000 + home)}`, verified: false }],
      address: { line1: `${home + 1} Benchmark Road`, city: 'Bangkok', postcode: '10999' },
    },
  };
}
