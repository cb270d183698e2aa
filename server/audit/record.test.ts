import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import { forEachDatabase, makeBusiness, twoBusinesses } from '#test/databases';
import { listEvents } from './list.ts';
import { record } from './record.ts';

const page = { limit: 50 };

forEachDatabase('what happened', (opened) => {
  test('is written down under every authority, by everybody who belongs to the business', async () => {
    const { db } = opened();
    const { id, staff, key, system, customer } = await makeBusiness(db, 'golf');
    const event = { type: 'business.changed', subject: { kind: 'business', id } } as const;
    const changes = { name: { from: 'Golf', to: 'Golf & Wine' } };
    for (const who of [staff.owner, key, system, customer])
      for (const authority of ['caller', 'engine', 'gate'] as const)
        await db.as(who, authority, (tx) =>
          record(tx, { ...who, address: '192.0.2.7', agent: 'test' }, { ...event, changes }),
        );
    const { rows } = await db.as(staff.owner, 'caller', (tx) => listEvents(tx, staff.owner, page));
    assert.equal(rows.length, 12);
    for (const row of rows) {
      assert.deepEqual(row.values, [{ field: 'name', from: 'Golf', to: 'Golf & Wine' }]);
      assert.deepEqual(row.origin, { address: '192.0.2.7', agent: 'test' });
    }
    assert.deepEqual(rows.at(-1)?.actor, { kind: 'staff', id: staff.owner.user });
    assert.equal(rows.at(-1)?.request, staff.owner.request);
    assert.equal(rows[0]?.actor.kind, 'customer');
  });

  test('is seen by those at work for the business, and by a customer only about itself', async () => {
    const { db } = opened();
    const { golf, wine } = await twoBusinesses(db);
    const about = async (customer?: string) => {
      const subject = { kind: 'tag', id: newId() } as const;
      await db.as(golf.system, 'caller', (tx) =>
        record(tx, golf.system, {
          type: 'tag.added',
          subject,
          changes: { name: { to: 'VIP' } },
          ...(customer === undefined ? {} : { customer }),
        }),
      );
    };
    await about();
    await about(newId());
    await about(golf.customer.customer);
    const count = async (tx: Tx) => [
      (await tx.selectFrom('events').select('id').execute()).length,
      (await tx.selectFrom('event_values').select('field').execute()).length,
    ];
    assert.deepEqual(await db.as(golf.staff.support, 'caller', count), [3, 3]);
    assert.deepEqual(await db.as(golf.customer, 'caller', count), [1, 0]);
    assert.deepEqual(await db.as(wine.staff.owner, 'caller', count), [0, 0]);
  });

  test('is not changed and not removed; its values can be erased', async () => {
    const { db } = opened();
    const { id, staff } = await makeBusiness(db, 'golf');
    const erase = (table: string) => (tx: Tx) =>
      sql`DELETE FROM clientele.${sql.raw(table)} WHERE tenant_id = ${id}`.execute(tx);
    await db.as(staff.owner, 'caller', (tx) =>
      record(tx, staff.owner, {
        type: 'business.changed',
        subject: { kind: 'business', id },
        changes: { name: { from: 'A', to: 'B' } },
      }),
    );
    const change = (tx: Tx) => tx.updateTable('events').set({ type: 'x' }).execute();
    for (const authority of ['caller', 'engine', 'gate'] as const) {
      await assert.rejects(db.as(staff.owner, authority, change), /permission denied/);
      await assert.rejects(db.as(staff.owner, authority, erase('events')), /permission denied/);
    }
    await db.as(staff.owner, 'caller', erase('event_values'));
    const { rows } = await db.as(staff.owner, 'caller', (tx) => listEvents(tx, staff.owner, page));
    assert.deepEqual(rows[0]?.fields, ['name']);
    assert.deepEqual(rows[0]?.values, []);
  });

  test('goes with the transaction it happens in', async () => {
    const { db } = opened();
    const { id, staff } = await makeBusiness(db, 'golf');
    const fail = db.as(staff.owner, 'caller', async (tx) => {
      await record(tx, staff.owner, {
        type: 'business.changed',
        subject: { kind: 'business', id },
      });
      throw new Error('no');
    });
    await assert.rejects(fail, /no/);
    const { rows } = await db.as(staff.owner, 'caller', (tx) => listEvents(tx, staff.owner, page));
    assert.deepEqual(rows, []);
  });

  test('is listed newest first, page by page, by what is asked for', async () => {
    const { db } = opened();
    const { staff } = await makeBusiness(db, 'golf');
    const who = staff.admin;
    const subjects = Array.from({ length: 5 }, () => newId());
    await db.as(who, 'caller', async (tx) => {
      for (const id of subjects)
        await record(tx, who, { type: 'tag.added', subject: { kind: 'tag', id } });
    });
    const list = (filters: object) =>
      db.as(who, 'caller', (tx) => listEvents(tx, who, { limit: 2, ...filters }));
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const { rows, next } = await list(cursor === undefined ? {} : { cursor });
      seen.push(...rows.map((row) => row.subject.id));
      cursor = next;
    } while (cursor !== null);
    assert.deepEqual(seen, subjects.toReversed());
    const one = await list({ subject: subjects[2], subjectKind: 'tag', actor: who.user });
    assert.deepEqual(
      one.rows.map((row) => row.subject.id),
      [subjects[2]],
    );
    assert.deepEqual((await list({ type: 'tag.removed' })).rows, []);
    assert.deepEqual((await list({ actorKind: 'key' })).rows, []);
    assert.deepEqual((await list({ to: '2020-01-01T00:00:00Z' })).rows, []);
    assert.equal(
      (await list({ from: '2020-01-01T00:00:00Z', request: who.request })).rows.length,
      2,
    );
  });
});
