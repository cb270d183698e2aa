import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { misspell, people } from '#test/people';
import type { InventedPerson } from '#test/people';
import { findPeople } from './find-people.ts';
import type { FoundPeople } from './find-people.ts';
import type { PeopleList } from './pack-lists.ts';

const towns = people(11, 240);
const second = towns.filter((_, at) => at % 3 === 0).map((one) => misspell(one, 2));

function list(some: readonly InventedPerson[]): PeopleList {
  return {
    targets: ['given_name', 'family_name', 'email', 'phone', 'birth_date', 'street', 'city'],
    reading: { country: 'TH', dates: { order: 'dmy', year: 2026 } },
    rows: (async function* () {
      for (const { given, family, emails, phones, birthDate, address } of some)
        yield [
          given,
          family,
          emails.join('; '),
          phones[0] ?? '',
          birthDate,
          address.line1,
          address.city,
        ];
    })(),
  };
}

const numbers = [...towns, ...second].map(({ person }) => person);
const silent = { onProgress: () => undefined };
const all = () => [...towns, ...second];

function rightAndWrong({ groups }: FoundPeople): { right: number; wrong: number } {
  const pairs = groups.flatMap((group) =>
    group.flatMap((a, at) => group.slice(at + 1).map((b) => numbers[a] === numbers[b])),
  );
  return { right: pairs.filter(Boolean).length, wrong: pairs.filter((is) => !is).length };
}

describe('finding people without labels', { concurrency: false }, () => {
  test('finds second records of the same people, and the same whoever works', async () => {
    const steps = new Set<string>();
    const onProgress = ({ step }: { step: string }) => void steps.add(step);
    const one = await findPeople([list(all())], { onProgress, between: false, hands: 1 });
    const { right, wrong } = rightAndWrong(one);
    assert.ok(right >= 0.85 * second.length, `${right} of ${second.length} found`);
    assert.ok(wrong <= 2, `${wrong} wrong pairs`);
    assert.deepEqual([...steps], ['reading', 'learning', 'comparing', 'grouping']);
    const three = await findPeople([list(all())], { ...silent, between: false, hands: 3 });
    assert.deepEqual(three.groups, one.groups);
    assert.deepEqual(three.pairs, one.pairs);
  });

  test('what was said of some pairs teaches of others that are alike', async () => {
    const finding = { ...silent, between: false, hands: 1 };
    const one = await findPeople([list(all())], { ...finding, asks: 20 });
    assert.ok(one.asked.length > 0 && one.asked.length <= 20);
    const said = one.asked.map(({ a, b }) => ({ a, b, same: false }));
    const taught = await findPeople([list(all())], { ...finding, said: () => said, asks: 20 });
    const words = new Set(said.map(({ a, b }) => `${a} ${b}`));
    assert.ok(taught.asked.every(({ a, b }) => !words.has(`${a} ${b}`)));
    const oddsOf = ({ pairs }: FoundPeople) =>
      new Map(pairs.map(({ a, b, odds }) => [`${a} ${b}`, odds]));
    const [before, after] = [oddsOf(one), oddsOf(taught)];
    const others = [...after].filter(([pair]) => before.has(pair) && !words.has(pair));
    assert.ok(others.length > 0);
    const lower = others.filter(([pair, odds]) => odds < before.get(pair)!);
    assert.ok(lower.length > others.length / 2, `${lower.length} of ${others.length} are lower`);
  });

  test('between two lists, never pairs two records of one', async () => {
    const lists = [list([...towns, towns[0]!]), list(second)];
    const found = await findPeople(lists, { ...silent, between: true, hands: 1 });
    assert.deepEqual(found.sizes, [towns.length + 1, second.length]);
    assert.ok(found.pairs.length > 0);
    for (const { a, b } of found.pairs)
      assert.ok(a <= towns.length && b > towns.length, `${a} and ${b}`);
  });

  test('a fault in the rows, or an interrupt, fails it; an empty list holds nobody', async () => {
    const broken = {
      ...list([]),
      // oxlint-disable-next-line require-yield -- it fails before its first row
      rows: (async function* (): AsyncGenerator<string[]> {
        throw new Error('line 7: no id');
      })(),
    };
    const finding = { ...silent, between: false, hands: 1 };
    await assert.rejects(findPeople([broken], finding), /line 7: no id/);
    const signal = AbortSignal.abort(new Error('interrupted'));
    await assert.rejects(findPeople([list(towns)], { ...finding, signal }), /interrupted/);
    const { groups, records } = await findPeople([list([])], finding);
    assert.deepEqual([groups, records], [[], 0]);
  });
});
