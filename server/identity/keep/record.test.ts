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
