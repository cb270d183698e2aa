import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachDatabase, inRollback, twoBusinesses } from './databases.ts';

forEachDatabase('databases of tests', (opened) => {
  test('businesses come with staff of each role and see only their own customers', async () => {
    const { db } = opened();
    const { golf, wine } = await twoBusinesses(db);
    for (const business of [golf, wine]) {
      const seen = await db.as(business.staff.support, 'caller', (tx) =>
        tx.selectFrom('customers').select('id').execute(),
      );
      assert.deepEqual(seen, [{ id: business.customer.customer }]);
    }
  });

  test('a rolled-back transaction leaves nothing', async () => {
    const { db, asOwner } = opened();
    const { golf } = await twoBusinesses(db);
    await inRollback(db, golf.system, 'engine', async (tx) => {
      await tx
        .updateTable('customers')
        .set({ given_name: 'Somebody' })
        .where('id', '=', golf.customer.customer)
        .execute();
    });
    const [row] = await asOwner((login) =>
      login.run('SELECT given_name FROM clientele.customers WHERE id = $1', [
        golf.customer.customer,
      ]),
    );
    assert.deepEqual(row, { given_name: 'Nok' });
  });

  test('a fault inside of it comes out', async () => {
    const { db } = opened();
    const { golf } = await twoBusinesses(db);
    await assert.rejects(
      inRollback(db, golf.system, 'engine', () => Promise.reject(new Error('as it should'))),
      /as it should/,
    );
  });
});
