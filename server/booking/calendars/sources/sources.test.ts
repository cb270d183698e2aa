import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CalendarFault, type CalendarPort } from '#platform/calendar-port';
import { freeze } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Ports } from '#platform/ports';
import { calendarPort } from '#providers/calendars/real';
import { openCalendarTwin } from '#providers/calendars/twin';
import type { Twin } from '#providers/twins/serve';
import { refused } from '#test/access';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { testPorts } from '#test/ports';
import { workTask } from '#test/work-task';
import { addSource } from './add.ts';
import { failingCalendars } from './failing.ts';
import { readNow, removeSource } from './remove.ts';
import { listSources } from './shown.ts';

let twin: Twin;
before(async () => {
  twin = await openCalendarTwin();
});
after(() => twin.close());

const minute = (iso: string) => Date.parse(iso) / 60_000;

forEachDatabase('calendars elsewhere', (opened) => {
  let shop: TestBusiness;
  before(async () => {
    shop = await makeBusiness(opened().db, 'cal');
  });
  const portsWith = (changes: Partial<CalendarPort> = {}): Ports => ({
    ...testPorts(opened().db),
    calendars: { ...calendarPort({ twin: twin.url }), ...changes },
  });
  const somebody = async (user?: string) => {
    const [id, at] = [newId(), new Date()];
    await opened().db.as(shop.staff.owner, 'caller', (tx) =>
      tx
        .insertInto('resources')
        .values({
          tenant_id: shop.id,
          id,
          kind: 'person',
          user_id: user ?? null,
          name: `Person ${id}`,
          zone: 'Asia/Bangkok',
          created_at: at,
          updated_at: at,
        })
        .execute(),
    );
    return id;
  };
  const rowsOf = <R>(text: string, id: string) =>
    opened().asOwner((login) => login.run<R>(text, [shop.id, id]));
  const busyOf = (source: string) =>
    rowsOf<{ f: number; t: number }>(
      `SELECT from_minute AS f, to_minute AS t FROM clientele.external_busy
       WHERE tenant_id = $1 AND source_id = $2 ORDER BY from_minute`,
      source,
    );
  const markOf = async (resource: string) => {
    const [row] = await rowsOf<{ mark: string }>(
      `SELECT mark::text FROM clientele.resource_marks WHERE tenant_id = $1 AND resource_id = $2`,
      resource,
    );
    return Number(row?.mark ?? 0);
  };
  const stateOf = async (source: string) => {
    const [row] = await rowsOf<{ fault: string | null; failing: boolean; wait: number }>(
      `SELECT fault, failing_since IS NOT NULL AS failing,
         extract(epoch FROM next_at - $3::timestamptz)::int AS wait
       FROM clientele.calendar_sources WHERE tenant_id = $1 AND id = $2`.replace(
        '$3::timestamptz',
        `coalesce(failing_since, last_ok_at)`,
      ),
      source,
    );
    return row;
  };
  const text = (...lines: string[]) =>
    ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
  const event = (uid: string, day: string) =>
    `BEGIN:VEVENT\r\nUID:${uid}\r\nDTSTART:${day}T100000Z\r\nDURATION:PT1H\r\nSUMMARY:Secret\r\nEND:VEVENT`;
  const says = (said: string): Partial<CalendarPort> => ({
    read: () => Promise.resolve({ as: 'text', text: said, tag: null }),
  });
  const add = (
    resource: string,
    ports: Ports,
    url = 'https://calendar.twin.example/ics/maya.ics',
  ) =>
    addSource(ports, shop.staff.owner, { resource, name: 'Private', access: { kind: 'ics', url } });
  const pull = (source: string, ports: Ports) =>
    workTask(opened().db, shop.system, 'calendars.pull', { tenant: shop.id, source }, ports);

  test('a calendar is read when it is added, and its keys are kept where nobody reads them', async () => {
    const ports = portsWith();
    const resource = await somebody();
    const source = await add(resource, ports, ports.calendars.twinUrl ?? '');
    assert.ok(source.busyTimes > 250, `${source.busyTimes} times`);
    assert.ok(!JSON.stringify(source).includes('twin.example'));
    const [row] = await rowsOf<{ all: string }>(
      `SELECT s::text AS all FROM clientele.calendar_sources s WHERE tenant_id = $1 AND id = $2`,
      source.id,
    );
    assert.ok(!row?.all.includes('twin.example'));
    const sealed = await rowsOf<{ sealed: Buffer }>(
      `SELECT sealed FROM clientele.calendar_sources WHERE tenant_id = $1 AND id = $2`,
      source.id,
    );
    assert.ok(!Buffer.from(sealed[0]!.sealed).includes('twin'));
    assert.equal(await markOf(resource), 1);
  });

  test('what changed there takes the place of what was here, in one step, and nothing else does', async () => {
    const release = freeze('2026-03-01T00:00:00Z');
    try {
      const resource = await somebody();
      const { id } = await add(resource, portsWith(says(text(event('a', '20260310')))));
      const first = minute('2026-03-10T10:00Z');
      assert.deepEqual(await busyOf(id), [{ f: first, t: first + 60 }]);
      await pull(id, portsWith(says(text(event('a', '20260310')))));
      assert.equal(await markOf(resource), 1, 'nothing changed, so nobody is told');
      const ours = `${newId()}@clientele`;
      await pull(id, portsWith(says(text(event('b', '20260311'), event(ours, '20260312')))));
      const second = minute('2026-03-11T10:00Z');
      assert.deepEqual(await busyOf(id), [{ f: second, t: second + 60 }]);
      assert.equal(await markOf(resource), 2);
      await pull(id, portsWith({ read: () => Promise.resolve({ as: 'same' }) }));
      assert.deepEqual(await busyOf(id), [{ f: second, t: second + 60 }]);
    } finally {
      release();
    }
  });

  test('one that cannot be read keeps what was known, waits longer each time, and is told of in time', async () => {
    const resource = await somebody();
    const { id } = await add(resource, portsWith());
    const known = await busyOf(id);
    const failing = (code: 'away' | 'gone') =>
      portsWith({ read: () => Promise.reject(new CalendarFault(code)) });
    const told = () =>
      opened().db.as(shop.staff.owner, 'caller', (tx) => failingCalendars(tx, shop.staff.owner));
    const before = (await told()).count;
    await pull(id, failing('away'));
    assert.deepEqual(await stateOf(id), { fault: 'away', failing: true, wait: 900 });
    assert.equal((await told()).count, before, 'servers are away now and then');
    const release = freeze(new Date(Date.now() + 3 * 3_600_000).toISOString());
    try {
      await pull(id, failing('away'));
      const state = await stateOf(id);
      assert.ok((state?.wait ?? 0) > 5 * 3600, `waits ${state?.wait} s`);
      assert.equal((await told()).count, before + 1);
    } finally {
      release();
    }
    await pull(id, failing('gone'));
    assert.equal((await told()).count, before + 1);
    assert.deepEqual(await busyOf(id), known);
    await pull(id, portsWith());
    assert.deepEqual((await stateOf(id))?.fault, null);
    assert.equal((await told()).count, before);
    const events = await rowsOf<{ type: string }>(
      `SELECT type FROM clientele.events WHERE tenant_id = $1 AND subject_id = $2 ORDER BY id`,
      id,
    );
    assert.deepEqual(
      events.map(({ type }) => type),
      ['calendar.connected', 'calendar.failing'],
    );
  });

  test('what cannot be read is not added, and says why', async () => {
    const resource = await somebody();
    const ports = portsWith();
    await refused(add(resource, ports, 'http://127.0.0.1:1/me.ics'), 'calendar_unreachable');
    await refused(add(resource, portsWith(says('<html>'))), 'calendar_unreachable');
    const { sources } = await opened().db.as(shop.staff.owner, 'caller', (tx) =>
      listSources(tx, shop.staff.owner, null),
    );
    assert.ok(sources.every((one) => one.resource.id !== resource));
  });

  test('a consultant connects, sees and removes calendars of their own alone', async () => {
    const { consultant, owner } = shop.staff;
    const [theirs, other] = [await somebody(consultant.user), await somebody()];
    const ports = portsWith(says(text(event('a', '20991210'))));
    const access = { kind: 'ics', url: 'https://calendar.example/me.ics' } as const;
    const asked = { resource: other, name: 'Private', access };
    await refused(addSource(ports, consultant, asked), 'not_found');
    const { id: ofOther } = await addSource(ports, owner, asked);
    const { id } = await addSource(ports, consultant, { ...asked, resource: theirs });
    const as = opened().db;
    const { sources, resources } = await as.as(consultant, 'caller', (tx) =>
      listSources(tx, consultant, null),
    );
    assert.deepEqual(
      [sources.map((one) => one.id), resources.map((one) => one.id)],
      [[id], [theirs]],
    );
    await refused(
      as.as(consultant, 'caller', (tx) => removeSource(tx, consultant, ofOther)),
      'not_found',
    );
    await refused(
      as.as(consultant, 'caller', (tx) => readNow(tx, consultant, ofOther)),
      'not_found',
    );
    await as.as(consultant, 'caller', (tx) => removeSource(tx, consultant, id));
    assert.deepEqual(await busyOf(id), []);
    assert.equal(await markOf(theirs), 1, 'removing says that times may be free');
  });

  test('calendars whose turn it is are read, once for all who ask', async () => {
    const resource = await somebody();
    const { id } = await add(resource, portsWith());
    const release = freeze(new Date(Date.now() + 3_600_000).toISOString());
    try {
      const payload = { tenant: shop.id, period: 'now' };
      await workTask(opened().db, shop.system, 'calendars.sweep', payload, portsWith());
      await opened().db.as(shop.staff.owner, 'caller', (tx) => readNow(tx, shop.staff.owner, id));
    } finally {
      release();
    }
    const jobs = await rowsOf<{ count: number }>(
      `SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'calendars.pull'
         AND data->'payload'->>'tenant' = $1::text AND data->'payload'->>'source' = $2::text`,
      id,
    );
    assert.equal(jobs[0]?.count, 1);
  });
});
