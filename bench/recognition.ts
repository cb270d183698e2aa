// How well people are recognised by a second record, for each way in which it differs from the first: of the links, how
// many are right (precision); of the people, how many are linked (recall), and how many are put up for review. Every
// person of a small town is entered once, as a careful form has them; then each is asked about again, put wrong in one way,
// and by the few words of a till put wrong in all ways one after the other. Strangers are asked about too.
import type { WrittenProfilePerson } from '#contract/person';
import { identifyMany } from '#identity';
import { corrupt, corruptions } from '#people/corrupt';
import { diceFor } from '#people/dice';
import { invent, type Invented } from '#people/invent';
import { bangkok } from '#people/places/bangkok';
import { inFull } from '#people/written';
import { makeBusiness, openTestDatabase } from '#test/databases';
import { recountTerms } from '../server/identity/keep/recount.ts';
import { wouldBe } from '../server/identity/recognise/identify.ts';
import { machine, numberOption, print, rounded } from './support/report.ts';

const size = numberOption('size', 3000);
const asked = Math.min(600, size);
const seed = 9;
const batch = 250;

const opened = await openTestDatabase('postgres');
try {
  const { db } = opened;
  const { system } = await makeBusiness(db, 'bench');
  const customers = new Map<number, string>();
  for (let from = 0; from < size; from += batch) {
    const numbers = Array.from({ length: Math.min(batch, size - from) }, (_, at) => from + at);
    const outcomes = await db.as(system, 'engine', (tx) =>
      identifyMany(
        tx,
        system,
        numbers.map((number) => ({
          source: 'town',
          kind: 'form' as const,
          outsideId: String(number),
          person: inFull(invent(bangkok, seed, number)),
        })),
      ),
    );
    for (const [at, { customer }] of outcomes.entries()) customers.set(from + at, customer);
  }
  await db.as(system, 'engine', (tx) => recountTerms(tx, system.tenant));

  const figures: Record<string, number> = {};
  for (const how of [...corruptions, 'all', 'strangers'] as const) {
    const took = { right: 0, wrong: 0, review: 0 };
    for (let turn = 0; turn < asked; turn += 1) {
      const number = how === 'strangers' ? size + turn : Math.floor((turn * size) / asked);
      const person = recordOf(how, invent(bangkok, seed, number));
      const { outcome, customer } = await db.as(system, 'engine', (tx) =>
        wouldBe(tx, system, { source: 'ask', kind: 'form', person }),
      );
      if (outcome === 'review') took.review += 1;
      if (outcome !== 'link') continue;
      if (customer === customers.get(number)) took.right += 1;
      else took.wrong += 1;
    }
    const links = took.right + took.wrong;
    if (how !== 'strangers') {
      figures[`${how}_precision`] = links === 0 ? 1 : rounded(took.right / links);
      figures[`${how}_recall`] = rounded(took.right / asked);
    } else figures['strangers_linked'] = rounded(links / asked);
    figures[`${how}_review`] = rounded(took.review / asked);
  }
  print({ name: 'recognition', size, machine: machine(), figures, peers: {} });
} finally {
  await opened.close();
}

function recordOf(
  how: (typeof corruptions)[number] | 'all' | 'strangers',
  person: Invented,
): WrittenProfilePerson {
  const dice = diceFor(31, person.number);
  const full = inFull(person);
  if (how === 'strangers') return full;
  if (how !== 'all') return corrupt(how, full, person, dice);
  const { givenName, familyName, emails, phones, birthDate } = full;
  return corruptions.reduce<WrittenProfilePerson>(
    (record, each) => corrupt(each, record, person, dice),
    { givenName, familyName, emails, phones, birthDate },
  );
}
