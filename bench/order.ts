// Does it matter who comes first? The same records of a town come in three orders, two of them one by one and one in
// batches, each time to a business of its own; then the search for duplicates runs until it joins nobody any more. Of the
// pairs of records that came to one customer: how many are the same whichever the order (pair F1), and how many are right.
import type { WrittenProfile } from '#contract/person';
import { identifyMany } from '#identity';
import { makeBusiness, openTestDatabase, type TestBusiness } from '#test/databases';
import { diceOf } from '#people/dice';
import { searchAndJoin } from '../server/identity/duplicates/work.ts';
import { recountTerms } from '../server/identity/keep/recount.ts';
import { bigCityPerson, seenElsewhere } from './support/people.ts';
import { machine, numberOption, print, rounded } from './support/report.ts';

const size = numberOption('size', 3000);
const seed = 17;
const dice = diceOf(seed);

interface Record {
  readonly owner: number;
  readonly written: WrittenProfile;
}

const records = Array.from({ length: size }, (_, owner): Record[] => {
  const people = [bigCityPerson(seed, owner)];
  while (people.length < 5 && dice.chance(0.35)) people.push(seenElsewhere(seed, owner, dice));
  return people.map((person, at) => ({
    owner,
    written: { source: 'town', kind: 'form', outsideId: `${owner} ${at}`, person },
  }));
}).flat();

const opened = await openTestDatabase('postgres');
try {
  const first = await comeIn(records, 1);
  const backwards = await comeIn(records.toReversed(), 1);
  const batches = await comeIn(shuffled(records), 250);
  const truth = new Map(
    records.map(({ owner, written }) => [written.outsideId ?? '', String(owner)]),
  );
  print({
    name: 'order',
    size: records.length,
    machine: machine(),
    figures: {
      f1_backwards: f1(first.groups, backwards.groups),
      f1_batches: f1(first.groups, batches.groups),
      f1_backwards_batches: f1(backwards.groups, batches.groups),
      joined: first.joined,
      joined_backwards: backwards.joined,
      joined_batches: batches.joined,
      precision: share(first.groups, truth),
      recall: share(truth, first.groups),
    },
    peers: {},
  });
} finally {
  await opened.close();
}

/** Takes records in, in their order, and joins. @returns the customer of each record, by the record's id */
async function comeIn(order: readonly Record[], batch: number) {
  const { db } = opened;
  const { system, id }: TestBusiness = await makeBusiness(db, 'town');
  for (let from = 0; from < order.length; from += batch) {
    const some = order.slice(from, from + batch).map((one) => one.written);
    await db.as(system, 'engine', (tx) => identifyMany(tx, system, some));
  }
  await db.as(system, 'engine', (tx) => recountTerms(tx, id));
  await searchAndJoin(db, system, { steps: 1_000_000 });
  const [merges, rows] = await opened.asOwner(async ({ run }) => [
    await run('SELECT FROM clientele.lineage WHERE tenant_id = $1', [id]),
    await run<{ record: string; customer: string }>(
      `SELECT p.outside_id AS record, l.customer_id AS customer FROM clientele.links l
       JOIN clientele.profiles p ON p.tenant_id = l.tenant_id AND p.id = l.profile_id
       WHERE l.tenant_id = $1 AND l.ended_at IS NULL AND p.source = 'town'`,
      [id],
    ),
  ]);
  return {
    joined: merges.length,
    groups: new Map(rows.map(({ record, customer }) => [record, customer])),
  };
}

function shuffled(all: readonly Record[]): Record[] {
  return all
    .map((record) => ({ record, at: dice.below(1_000_000_000) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ record }) => record);
}

type Groups = ReadonlyMap<string, string>;

/** Of the pairs that one grouping makes, the share that another makes as well. */
function share(one: Groups, other: Groups): number {
  const pairs = pairsOf(one);
  const same = pairs.filter(([a, b]) => other.get(a) === other.get(b)).length;
  return rounded(same / Math.max(1, pairs.length));
}

function f1(one: Groups, other: Groups): number {
  const [precision, recall] = [share(one, other), share(other, one)];
  return rounded((2 * precision * recall) / (precision + recall));
}

function pairsOf(groups: Groups): [string, string][] {
  const members = new Map<string, string[]>();
  for (const [record, group] of groups) members.set(group, [...(members.get(group) ?? []), record]);
  return [...members.values()].flatMap((all) =>
    all.flatMap((a, at) => all.slice(at + 1).map((b): [string, string] => [a, b])),
  );
}
