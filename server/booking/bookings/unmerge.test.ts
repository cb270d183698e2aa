import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layService } from '#test/bookable';
import { book, openPage, slotOf, stranger } from '#test/booking';
import { forEachDatabase, makeBusiness } from '#test/databases';
import { mergeCustomers } from '../../identity/merge/merge.ts';
import { undoMerge } from '../../identity/merge/undo.ts';
import { listBookings } from './list.ts';

const soon = Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 10 * 86_400_000;
const at = (hours: number) => new Date(soon + hours * 3_600_000).toISOString();

forEachDatabase('bookings of two who become one', (opened) => {
  test('go to the one that stays, and back with the profile that brought them', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'merge');
    await openPage(db, shop);
    const { owner } = shop.staff;
    const service = await layService(db, shop, { needs: [{ pool: [{ hours: null }] }] });
    const [one, other] = [stranger(), stranger()];
    await book(db, shop, { ...slotOf(service, at(0)), person: one });
    await book(db, shop, { ...slotOf(service, at(1)), person: other });
    const customers = async () => {
      const { rows } = await db.as(owner, 'caller', (tx) =>
        listBookings(tx, owner, { limit: 50, order: 'soonest' }),
      );
      return rows.map(({ customer }) => customer?.id ?? '');
    };
    const [first = '', second = ''] = await customers();
    assert.notEqual(first, second);
    const { merge, survivor, merged } = await db.as(owner, 'engine', (tx) =>
      mergeCustomers(tx, owner, { customers: [first, second] }),
    );
    assert.deepEqual(await customers(), [survivor, survivor]);
    // Since they are one, the other books again.
    const person = merged === second ? other : one;
    await book(db, shop, { ...slotOf(service, at(2)), person });
    assert.deepEqual(await customers(), [survivor, survivor, survivor]);
    await db.as(owner, 'engine', (tx) => undoMerge(tx, owner, { merge }));
    assert.deepEqual(await customers(), [first, second, merged]);
  });
});
