import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { freeze } from '#platform/clock';
import { newId } from '#platform/ids';
import { refused } from '#test/access';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { workTask } from '#test/work-task';
import { listHolidays } from './list.ts';
import { publicHolidays } from './regions.ts';
import { setHolidays } from './set.ts';

test('public holidays are those of the region, with all their days, in the language that is asked for', async () => {
  const thai = await publicHolidays('TH', 2026, 'th');
  assert.ok(thai?.some(({ day, name }) => day === '2026-04-13' && name === 'วันสงกรานต์'));
  const bavaria = (await publicHolidays('DE-BY', 2026, 'en'))?.map(({ day }) => day) ?? [];
  const saxony = (await publicHolidays('DE-SN', 2026, 'en'))?.map(({ day }) => day) ?? [];
  assert.ok(bavaria.includes('2026-01-06') && !saxony.includes('2026-01-06'));
  // Four days, each of which begins at the sunset before.
  const eid = (await publicHolidays('SA', 2026, 'en'))?.filter(({ day }) =>
    day.startsWith('2026-03'),
  );
  assert.equal(eid?.length, 4);
  for (const unknown of ['XX', 'TH-99', 'DE-BY-NO'])
    assert.equal(await publicHolidays(unknown, 2026, 'en'), undefined, unknown);
});

forEachDatabase('holidays', (opened) => {
  let shop: TestBusiness;
  before(async () => {
    shop = await makeBusiness(opened().db, 'hol');
  });
  const owner = () => shop.staff.owner;
  const list = () => opened().db.as(owner(), 'caller', (tx) => listHolidays(tx, shop.id));
  const set = (wanted: Parameters<typeof setHolidays>[2]) =>
    setHolidays(opened().db, owner(), wanted);
  const version = async () => {
    const [row] = await opened().asOwner((login) =>
      login.run<{ version: string }>(
        'SELECT rules_version::text AS version FROM clientele.booking_settings WHERE tenant_id = $1',
        [shop.id],
      ),
    );
    return Number(row?.version ?? 0);
  };
  const fill = () =>
    workTask(opened().db, shop.system, 'holidays.fill', { tenant: shop.id, period: 'now' });
  const own = (day: string, more: object = {}) => ({
    day,
    name: 'Club day',
    location: null,
    isClosed: true,
    source: 'own' as const,
    ...more,
  });

  test('a region brings its holidays of this year and the next; what staff put down stands', async () => {
    const release = freeze('2026-02-10T00:00:00Z');
    try {
      const open = own('2026-04-13', { name: 'Songkran, open', isClosed: false, source: 'region' });
      const { region, holidays } = await set({ region: 'TH', holidays: [own('2026-08-01'), open] });
      assert.equal(region, 'TH');
      const on = (day: string) => holidays.filter((one) => one.day === day);
      assert.deepEqual(on('2026-08-01'), [own('2026-08-01')]);
      assert.deepEqual(on('2026-04-13'), [open]);
      assert.equal(on('2026-01-01')[0]?.source, 'region');
      assert.ok(holidays.some(({ day }) => day.startsWith('2027')));
      assert.ok(!holidays.some(({ day }) => day.startsWith('2028')));
      assert.deepEqual(await list(), { region, holidays });
    } finally {
      release();
    }
  });

  test('as years come near, theirs are put down, once, and servers are told', async () => {
    const release = freeze('2027-01-05T00:00:00Z');
    try {
      const seen = await version();
      await fill();
      const { holidays } = await list();
      assert.ok(holidays.some(({ day }) => day.startsWith('2028')));
      assert.equal(await version(), seen + 1);
      await fill();
      assert.deepEqual((await list()).holidays, holidays);
      assert.equal(await version(), seen + 1);
    } finally {
      release();
    }
  });

  test('without a region nothing comes by itself, and what is over stays', async () => {
    const release = freeze('2027-06-01T00:00:00Z');
    try {
      const { holidays } = await set({ region: null, holidays: [own('2027-12-24')] });
      assert.deepEqual(holidays, [own('2027-12-24')]);
      await fill();
      assert.deepEqual((await list()).holidays, [own('2027-12-24')]);
    } finally {
      release();
    }
    const before = freeze('2026-06-01T00:00:00Z');
    try {
      assert.ok((await list()).holidays.some(({ day }) => day === '2026-08-01'));
    } finally {
      before();
    }
  });

  test('one day is put down once for a place, for places that are there, of regions that are', async () => {
    const release = freeze('2026-02-10T00:00:00Z');
    try {
      const twice = { region: null, holidays: [own('2026-08-01'), own('2026-08-01')] };
      await refused(set(twice), 'invalid_input');
      await refused(set({ region: null, holidays: [own('2025-08-01')] }), 'invalid_input');
      await refused(set({ region: 'XX', holidays: [] }), 'invalid_input');
      const nowhere = own('2026-08-01', { location: newId() });
      await refused(set({ region: null, holidays: [nowhere] }), 'not_found');
    } finally {
      release();
    }
  });

  test('two who put them down at once leave one of the two lists', async () => {
    const release = freeze('2026-02-10T00:00:00Z');
    try {
      const days = ['2026-08-01', '2026-08-02', '2026-08-03'];
      await Promise.all(days.map((day) => set({ region: null, holidays: [own(day)] })));
      const { holidays } = await list();
      assert.equal(holidays.length, 1);
    } finally {
      release();
    }
  });
});
