import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomes, refused } from '#test/access';
import { forEachDatabase, makeBusiness, twoBusinesses, type TestDatabase } from '#test/databases';
import type { Staff } from '../platform/who.ts';
import { changeBusiness, readBusiness } from './business.ts';
import { addField } from './fields/add.ts';
import { changeField, setFieldArchived } from './fields/change.ts';
import { orderFields } from './fields/order.ts';
import { listFields } from './fields/read.ts';
import { addLocation, changeLocation, listLocations, setLocationArchived } from './locations.ts';
import { addTag, changeTag, listTags, removeTag } from './tags.ts';

const field = (db: TestDatabase['db'], who: Staff, key: string) =>
  db.as(who, 'caller', (tx) => addField(tx, who, { key, label: key, kind: 'text', choices: [] }));

forEachDatabase('what a business has of its own', (opened) => {
  test('a tag’s name is taken whatever its case, and free again when it is gone', async () => {
    const { db } = opened();
    const { id, staff } = await makeBusiness(db, 'tags');
    const { owner } = staff;
    const add = (name: string) =>
      db.as(owner, 'caller', (tx) => addTag(tx, owner, { name, color: 'grey' }));
    const vip = await add('VIP');
    await assert.rejects(add('vip'), { constraint: 'tags_name_key' });
    const other = await add('Other');
    await assert.rejects(
      db.as(owner, 'caller', (tx) => changeTag(tx, owner, other.id, { name: 'Vip' })),
      { constraint: 'tags_name_key' },
    );
    await db.as(owner, 'caller', (tx) => changeTag(tx, owner, vip.id, { color: 'yellow' }));
    await db.as(owner, 'caller', (tx) => removeTag(tx, owner, other.id));
    const tags = await db.as(owner, 'caller', (tx) => listTags(tx, id));
    assert.deepEqual(
      tags.map(({ name, color }) => [name, color]),
      [['VIP', 'yellow']],
    );
  });

  test('fields keep the order they are put in, and an archived one comes back at the end', async () => {
    const { db } = opened();
    const { id, staff } = await makeBusiness(db, 'fields');
    const { owner } = staff;
    const [a, b, c] = [
      await field(db, owner, 'a'),
      await field(db, owner, 'b'),
      await field(db, owner, 'c'),
    ];
    const keys = async () =>
      (await db.as(owner, 'caller', (tx) => listFields(tx, id))).map(
        ({ key, archivedAt }) => key + (archivedAt === null ? '' : '!'),
      );
    const order = (...ids: string[]) => db.as(owner, 'caller', (tx) => orderFields(tx, owner, ids));
    await order(c.id, a.id, b.id);
    assert.deepEqual(await keys(), ['c', 'a', 'b']);
    for (const ids of [
      [a.id, b.id],
      [a.id, b.id, b.id],
      [a.id, b.id, c.id, id],
    ])
      await refused(order(...ids), 'conflict');
    await db.as(owner, 'caller', (tx) => setFieldArchived(tx, owner, c.id, true));
    assert.deepEqual(await keys(), ['a', 'b', 'c!']);
    await order(b.id, a.id);
    await db.as(owner, 'caller', (tx) => setFieldArchived(tx, owner, c.id, false));
    assert.deepEqual(await keys(), ['b', 'a', 'c']);
    await assert.rejects(field(db, owner, 'a'), { constraint: 'custom_fields_key_key' });
  });

  test('a choice has choices and nothing else has', async () => {
    const { db } = opened();
    const { staff } = await makeBusiness(db, 'choices');
    const { owner } = staff;
    const add = (kind: 'choice' | 'text', choices: string[]) =>
      db.as(owner, 'caller', (tx) =>
        addField(tx, owner, { key: kind, label: kind, kind, choices }),
      );
    await refused(add('choice', []), 'invalid_input');
    await refused(add('text', ['a']), 'invalid_input');
    const { id } = await add('choice', ['a', 'b']);
    await refused(
      db.as(owner, 'caller', (tx) => changeField(tx, owner, id, { choices: [] })),
      'invalid_input',
    );
    const changed = await db.as(owner, 'caller', (tx) =>
      changeField(tx, owner, id, { label: 'Letter', choices: ['b', 'c'] }),
    );
    assert.deepEqual([changed.label, changed.choices], ['Letter', ['b', 'c']]);
  });

  test('a place is changed, archived and brought back', async () => {
    const { db } = opened();
    const { id, staff } = await makeBusiness(db, 'places');
    const { owner } = staff;
    const given = { name: 'Annex', address: '', timeZone: 'Asia/Tokyo' };
    const { id: place } = await db.as(owner, 'caller', (tx) => addLocation(tx, owner, given));
    await assert.rejects(
      db.as(owner, 'caller', (tx) => changeLocation(tx, owner, place, { name: 'Main house' })),
      { constraint: 'locations_name_key' },
    );
    const set = (archived: boolean) =>
      db.as(owner, 'caller', (tx) => setLocationArchived(tx, owner, place, archived));
    assert.notEqual((await set(true)).archivedAt, null);
    const names = (await db.as(owner, 'caller', (tx) => listLocations(tx, id))).map((l) => l.name);
    assert.deepEqual(names, ['Main house', 'Annex']);
    assert.equal((await set(false)).archivedAt, null);
  });

  test('a change says which fields changed, and only those', async () => {
    const { db } = opened();
    const { staff, slug } = await makeBusiness(db, 'changed');
    const { owner } = staff;
    await db.as(owner, 'caller', (tx) =>
      changeBusiness(tx, owner, { name: 'New name', slug, currency: 'THB' }),
    );
    const [event] = await db.as(owner, 'caller', (tx) =>
      tx.selectFrom('events').select(['type', 'fields']).execute(),
    );
    assert.deepEqual(event, { type: 'business.changed', fields: ['name'] });
    const { name } = await db.as(owner, 'caller', (tx) => readBusiness(tx, owner.tenant));
    assert.equal(name, 'New name');
  });

  test('nothing of another business is changed or seen', async () => {
    const { db } = opened();
    const { golf, wine } = await twoBusinesses(db);
    const [mine, theirs] = [golf.staff.owner, wine.staff.owner];
    const tag = await db.as(mine, 'caller', (tx) =>
      addTag(tx, mine, { name: 'VIP', color: 'grey' }),
    );
    const { id } = await field(db, mine, 'hand');
    const tries = [
      db.as(theirs, 'caller', (tx) => removeTag(tx, theirs, tag.id)),
      db.as(theirs, 'caller', (tx) => changeTag(tx, theirs, tag.id, { name: 'x' })),
      db.as(theirs, 'caller', (tx) => changeField(tx, theirs, id, { label: 'x' })),
      db.as(theirs, 'caller', (tx) => changeLocation(tx, theirs, golf.location, { name: 'x' })),
    ];
    assert.deepEqual(new Set(await outcomes(tries)), new Set(['not_found']));
    assert.deepEqual(await db.as(theirs, 'caller', (tx) => listTags(tx, golf.id)), []);
  });
});
