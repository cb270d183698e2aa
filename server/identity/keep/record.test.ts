import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prepare } from '../match/prepare.ts';
import { enrichedRecord } from './record.ts';

const reading = { country: 'GB', dates: { order: 'dmy', year: 2026 } } as const;
const record = (numbers: Record<string, string>) =>
  prepare({ given: 'Ann', family: 'Smith', numbers }, reading);

test('numbers of one’s own are kept and gathered, the first of each kind', () => {
  const mine = record({ member: 'M-1042-77' });
  const numbersWith = (added: ReturnType<typeof record>) => enrichedRecord(mine, added).numbers;
  const born = prepare({ given: 'Ann', family: 'Smith', birthDate: '14/05/1990' }, reading);
  assert.deepEqual(numbersWith(born), mine.numbers);
  const card = record({ card: '5304218', member: 'M-2000-88' });
  assert.deepEqual(numbersWith(card), { ...card.numbers, ...mine.numbers });
  assert.deepEqual(enrichedRecord(born, mine).numbers, mine.numbers);
  // The very record where nothing is new.
  assert.equal(enrichedRecord(mine, record({ member: 'M-1042-77' })), mine);
  assert.equal('numbers' in enrichedRecord(born, born), false);
});

test('a name, birth date or place that does not stand is known beside it, unless what stands resembles it', () => {
  const address = { line1: '12 Mill Lane', city: 'Leeds' };
  const ann = prepare({ given: 'Ann', family: 'Smith', birthDate: '14/05/1990', address }, reading);
  const say = (written: Parameters<typeof prepare>[0]) => prepare(written, reading);
  const married = enrichedRecord(ann, say({ given: 'Ann', family: 'Jones' }));
  assert.deepEqual(
    married.former?.names.map((one) => one.family?.text),
    ['jones'],
  );
  // Overwritten, it is the other way round.
  const renamed = enrichedRecord(ann, say({ given: 'Ann', family: 'Jones' }), {
    name: true,
    birthDate: true,
  });
  assert.equal(renamed.family?.text, 'jones');
  assert.equal(renamed.former?.names[0]?.family?.text, 'smith');
  const moved = enrichedRecord(
    married,
    say({ birthDate: '15/04/1990', address: { line1: '3 High St', city: 'York' } }),
  );
  assert.deepEqual(moved.former?.birthDates, ['1990-04-15']);
  assert.equal(moved.former?.places[0]?.city, 'york');
  // Nothing new: the very record. Spellings of what is known, and parts of it, are nothing new.
  for (const told of [
    { given: 'Smith', family: 'Anne' },
    { full: 'Ann Jones', address: { city: 'Leeds' } },
  ])
    assert.equal(enrichedRecord(moved, say(told)), moved);
  assert.equal('former' in enrichedRecord(ann, say({ given: 'Anne' })), false);
  const many = ['Brown', 'Clark', 'Dixon', 'Evans', 'Foster'].reduce(
    (record, family) => enrichedRecord(record, say({ given: 'Ann', family })),
    ann,
  );
  assert.equal(many.former?.names.length, 4);
  assert.ok(many.former.names.some((one) => one.family?.text === 'foster'));
});
