import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { ErrorCode } from '#contract/errors';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import { refusalOf } from '#platform/constraints';
import { refused } from '#test/access';
import { insertBooking, insertService, wantedResource } from '#test/booking-rows';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { workTask } from '#test/work-task';
import { leaveTeam } from '../../tenancy/leave.ts';
import { addResource } from './add.ts';
import { setResourceArchived } from './archive.ts';
import { changeResource } from './change.ts';
import { listResources } from './list.ts';
import { orderResources } from './order.ts';

/** Expects that a constraint is broken, and what that means to the caller. */
const breaks = (attempt: Promise<unknown>, code: ErrorCode) =>
  refused(
    attempt.catch((fault: unknown) => {
      throw refusalOf(fault) ?? fault;
    }),
    code,
  );

forEachDatabase('people and places', (opened) => {
  let golf: TestBusiness;
  before(async () => {
    golf = await makeBusiness(opened().db, 'resources');
  });
  const asOwner = <T>(work: (tx: Tx) => Promise<T>) =>
    opened().db.as(golf.staff.owner, 'caller', work);
  const add = (...given: Parameters<typeof wantedResource>) =>
    asOwner((tx) => addResource(tx, golf.staff.owner, wantedResource(...given)));
  const change = (id: string, given: Parameters<typeof changeResource>[3]) =>
    asOwner((tx) => changeResource(tx, golf.staff.owner, id, given));
  const archive = (id: string, archived = true) =>
    asOwner((tx) => setResourceArchived(tx, golf.staff.owner, id, archived));
  const list = () => asOwner((tx) => listResources(tx, golf.id));

  test('come in their order, with the zone of their location and a mark that bookings raise', async () => {
    const pim = await add('Pim', { user: golf.staff.consultant.user });
    const bay = await add('Bay 1', { kind: 'bay', location: golf.location, lanes: 2 });
    assert.deepEqual([pim.timeZone, bay.timeZone], ['Asia/Bangkok', 'Asia/Bangkok']);
    assert.ok(pim.position < bay.position);
    const marks = await asOwner((tx) =>
      tx
        .selectFrom('resource_marks')
        .select('resource_id')
        .where('tenant_id', '=', golf.id)
        .where('resource_id', 'in', [pim.id, bay.id])
        .execute(),
    );
    assert.equal(marks.length, 2);
    const ids = (await list()).map(({ id }) => id).toReversed();
    await asOwner((tx) => orderResources(tx, golf.staff.owner, ids));
    assert.deepEqual(
      (await list()).map(({ id }) => id),
      ids,
    );
    const some = ids.slice(1);
    await refused(
      asOwner((tx) => orderResources(tx, golf.staff.owner, some)),
      'conflict',
    );
  });

  test('only a person signs in, each once, and only somebody of the team', async () => {
    const { user } = golf.staff.sales;
    await refused(add('A chair', { kind: 'thing', user }), 'invalid_input');
    await refused(add('A stranger', { user: newId() }), 'invalid_input');
    await add('Sam', { user });
    await refused(add('Nowhere', { location: newId() }), 'invalid_input');
    await breaks(add('Sam again', { user }), 'in_use');
  });

  test('a name is taken once among those who are not archived', async () => {
    const first = await add('Room A', { kind: 'room' });
    await breaks(add('room a', { kind: 'room' }), 'name_taken');
    await archive(first.id);
    const second = await add('Room A', { kind: 'room' });
    await breaks(archive(first.id, false), 'name_taken');
    await change(second.id, { name: 'Room B' });
    assert.equal((await archive(first.id, false)).archivedAt, null);
  });

  test('are changed in what is sent alone', async () => {
    const before = await add('Noi', { about: 'Putting', dailyCap: 6 });
    const meeting = { kind: 'own_url', url: 'https://meet.example/noi' } as const;
    const after = await change(before.id, { dailyCap: null, meeting });
    assert.deepEqual(after, { ...before, dailyCap: null, meeting });
    assert.deepEqual(
      (await list()).find(({ id }) => id === before.id),
      after,
    );
    await refused(change(newId(), { name: 'Nobody' }), 'not_found');
  });

  test('stay while bookings to come take them', async () => {
    const { id } = await add('Busy');
    const start = '2099-01-05T10:00Z';
    await asOwner(async (tx) => {
      const service = await insertService(tx, golf);
      await insertBooking(tx, golf, { ...service, resource: id, start, status: 'cancelled' });
      await insertBooking(tx, golf, { ...service, resource: id, start });
    });
    const { details } = await refused(archive(id), 'in_use');
    assert.deepEqual(details.facts, { bookings: 1 });
  });

  test('who leaves the team leaves their bookings to the business, and is nobody who signs in', async () => {
    const { user } = golf.staff.support;
    const { id } = await add('Leaving', { user });
    const unhand = () =>
      workTask(opened().db, golf.system, 'resources.unhand', { tenant: golf.id, user });
    const whose = async () => (await list()).find((one) => one.id === id)?.user;
    await unhand();
    assert.equal(await whose(), user, 'still of the team');
    await opened().db.as(golf.staff.owner, 'gate', (tx) => leaveTeam(tx, golf.staff.owner, user));
    await unhand();
    assert.equal(await whose(), null);
  });
});
