import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#platform/ids';
import { forEachDatabase, makeBusiness } from '#test/databases';
import { consentsNow } from './now.ts';
import { readSaid } from './said.ts';
import { sayConsent } from './say.ts';

const offers = { channel: 'email', topic: 'offers', source: 'portal', language: 'fr' } as const;

forEachDatabase('consents', (opened) => {
  test('what was said last holds, with the sentence it was about; nothing said is nothing allowed', async () => {
    const { db } = opened();
    const { id, slug, customer: me } = await makeBusiness(db, 'consent');
    const say = (given: boolean) =>
      db.as(me, 'caller', (tx) => sayConsent(tx, me, me.customer, { ...offers, given }));
    await say(true);
    const last = await say(false);
    assert.equal(last.wording, `${slug} peut m’envoyer des nouvelles et des offres par e-mail.`);
    const given = await say(true);
    const said = await db.as(me, 'engine', (tx) => readSaid(tx, id, me.customer));
    assert.equal(said.length, 3);
    const now = consentsNow(said, slug, 'en');
    assert.equal(now.length, 12);
    assert.deepEqual(
      now.filter((one) => one.given).map((one) => one.said?.id),
      [given.id],
    );
  });

  test('a merge is read through; the rows keep the customer they were written with', async () => {
    const { db, asOwner } = opened();
    const { id, customer: me } = await makeBusiness(db, 'merged');
    await db.as(me, 'caller', (tx) => sayConsent(tx, me, me.customer, { ...offers, given: true }));
    const survivor = newId();
    await asOwner(async (login) => {
      const at = new Date();
      await login.run(
        `INSERT INTO clientele.customers (tenant_id, id, created_at, updated_at) VALUES ($1, $2, $3, $3)`,
        [id, survivor, at],
      );
      await login.run(
        `INSERT INTO clientele.lineage (tenant_id, id, customer_id, survivor_id, merged_at) VALUES ($1, $2, $3, $4, $5)`,
        [id, newId(), me.customer, survivor, at],
      );
    });
    const said = await db.as(me, 'engine', (tx) => readSaid(tx, id, survivor));
    assert.equal(said.length, 1);
  });

  test('can be neither changed nor removed, by anybody', async () => {
    const { db } = opened();
    const { id, staff, customer: me } = await makeBusiness(db, 'append');
    await db.as(me, 'caller', (tx) => sayConsent(tx, me, me.customer, { ...offers, given: true }));
    for (const [who, authority] of [
      [staff.owner, 'caller'],
      [staff.owner, 'engine'],
      [me, 'caller'],
    ] as const) {
      await assert.rejects(
        db.as(who, authority, (tx) =>
          tx.deleteFrom('consents').where('tenant_id', '=', id).execute(),
        ),
        { code: '42501' },
      );
      await assert.rejects(
        db.as(who, authority, (tx) =>
          tx.updateTable('consents').set({ given: false }).where('tenant_id', '=', id).execute(),
        ),
        { code: '42501' },
      );
    }
  });
});
