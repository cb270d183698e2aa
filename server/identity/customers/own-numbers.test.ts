import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachDatabase, makeBusiness } from '#test/databases';
import { previewMerge } from '../merge/preview.ts';
import { identify } from '../recognise/identify.ts';
import { shownInPart } from '../normalise/number.ts';
import { readCustomer } from './read.ts';

test('of a number only the end is shown, never more than a third', () => {
  assert.deepEqual(['1 1017 00230 70 8', 'AB123456', 'A1'].map(shownInPart), [
    '•••• 0708',
    '•••• 56',
    '••••',
  ]);
});

forEachDatabase('numbers of one’s own', (opened) => {
  test('are shown whole to whoever may read them, and compared whole whoever looks', async () => {
    const shop = await makeBusiness(opened().db, 'own-numbers');
    const come = (source: string, id: string) =>
      opened().db.as(shop.key, 'engine', (tx) =>
        identify(tx, shop.key, {
          source,
          kind: 'crm',
          person: {
            fullName: `Ann ${source}`,
            numbers: [
              { kind: 'national_id', value: id },
              { kind: 'membership', value: 'M-1042' },
            ],
          },
        }),
      );
    const one = await come('Holm', '1101700230708');
    const other = await come('Berg', '9981700230708');
    const { owner, sales } = shop.staff;
    const seen = async (who: typeof owner) => {
      const { numbers, profiles } = await opened().db.as(who, 'caller', (tx) =>
        readCustomer(tx, who, one.customer),
      );
      return [numbers.map(({ value }) => value), profiles[0]?.person.numbers?.[0]?.value];
    };
    assert.deepEqual(await seen(owner), [['M-1042', '1101700230708'], '1101700230708']);
    assert.deepEqual(await seen(sales), [['M-1042', '•••• 0708'], '•••• 0708']);
    const { numbers, why } = await opened().db.as(sales, 'engine', (tx) =>
      previewMerge(tx, sales, { customers: [one.customer, other.customer] }),
    );
    assert.deepEqual(
      numbers.map(({ agree }) => agree),
      ['same', 'different'],
    );
    assert.ok(!JSON.stringify([numbers, why]).includes('1101700230708'));
  });
});
