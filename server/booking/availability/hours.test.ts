import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { hoursOperations, type Override } from '#contract/booking/hours';
import type { Resource } from '#contract/booking/resources';
import { freeze } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Staff } from '#platform/who';
import { outcomes, refused } from '#test/access';
import { insertBooking, insertService, wantedResource } from '#test/booking-rows';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { addResource } from '../resources/add.ts';
import { setOverride } from './overrides.ts';
import { rehearseHours } from './rehearse.ts';
import { showHours } from './shown.ts';
import { addTimeOff, removeTimeOff } from './time-off.ts';
import { copyWeek, setWeek } from './week.ts';

/** A range of the week in hours. */
const range = (weekday: number, from: number, to: number, kind: 'open' | 'break' = 'open') => ({
  weekday,
  from: from * 60,
  to: to * 60,
  kind,
});
const week = (...ranges: ReturnType<typeof range>[]) =>
  hoursOperations.setWeek.body.parse({ week: ranges }).week;
const closed: Override = { kind: 'closed', from: 0, to: 1440, most: null, reason: 'Away' };

// A Friday. The business is in Bangkok, seven hours ahead.
const today = '2027-01-01T03:00Z';

forEachDatabase('hours', (opened) => {
  let golf: TestBusiness;
  let thaw: () => void;
  before(async () => {
    thaw = freeze(today);
    golf = await makeBusiness(opened().db, 'hours');
  });
  after(() => thaw());
  const as = <T>(who: Staff, work: (tx: Tx, who: Staff) => Promise<T>) =>
    opened().db.as(who, 'caller', (tx) => work(tx, who));
  const asOwner = <T>(work: (tx: Tx, who: Staff) => Promise<T>) => as(golf.staff.owner, work);
  const add = (...given: Parameters<typeof wantedResource>) =>
    asOwner((tx, who) => addResource(tx, who, wantedResource(...given)));
  const put = ({ id }: Resource, ...ranges: ReturnType<typeof range>[]) =>
    asOwner((tx, who) => setWeek(tx, who, id, week(...ranges)));
  /** One is booked at each of these instants, for an hour. */
  const book = ({ id }: Resource, ...starts: string[]) =>
    asOwner(async (tx) => {
      const service = await insertService(tx, golf);
      for (const [lane, start] of starts.entries())
        await insertBooking(tx, golf, { ...service, resource: id, start, lane });
    });
  const froms = (conflicts: readonly { readonly from: string }[]) =>
    conflicts.map(({ from }) => from);

  test('of a week are put all at once, and read back as they were put', async () => {
    const pim = await add('Pim');
    await put(pim, range(1, 9, 18));
    const all = [range(1, 9, 12), range(1, 10, 11, 'break'), range(5, 18, 26), range(7, 20, 25)];
    const shown = await put(pim, ...all);
    assert.deepEqual(shown.week, week(...all));
    assert.deepEqual(await asOwner((tx) => showHours(tx, golf.id, pim.id)), shown);
  });

  test('that overlap are refused with the field, and what was stays', async () => {
    const nok = await add('Nok');
    await put(nok, range(2, 9, 12));
    const { details } = await refused(put(nok, range(1, 0, 2), range(7, 20, 25)), 'hours_overlap');
    assert.equal(details.fields?.[0]?.path, 'week.1.from');
    const { week: left } = await asOwner((tx) => showHours(tx, golf.id, nok.id));
    assert.deepEqual(left, week(range(2, 9, 12)));
  });

  test('put by many at once are those of one of them', async () => {
    const bay = await add('Bay', { kind: 'bay' });
    const ways = [9, 10, 11, 12].map((from) => put(bay, range(3, from, 18), range(4, from, 18)));
    assert.deepEqual(await outcomes(ways), ['ok', 'ok', 'ok', 'ok']);
    const { week: left } = await asOwner((tx) => showHours(tx, golf.id, bay.id));
    assert.equal(left.length, 2);
    assert.equal(left[0]?.from, left[1]?.from);
  });

  test('say which bookings to come they leave outside, and cancel none', async () => {
    const ann = await add('Ann');
    await put(ann, range(1, 9, 18), range(2, 18, 26));
    // Monday 10:00 and 17:00, Tuesday 23:30 until past midnight, Wednesday 01:00; Wednesday 10:00 was never open.
    const times = ['04T03:00', '04T10:00', '05T16:30', '05T18:00', '06T03:00'];
    await book(ann, ...times.map((time) => `2027-01-${time}Z`));
    const before = await asOwner((tx) => showHours(tx, golf.id, ann.id));
    assert.deepEqual(froms(before.conflicts), ['2027-01-06T10:00']);
    const { conflicts } = await put(ann, range(1, 9, 17), range(2, 18, 24));
    assert.deepEqual(
      conflicts.map(({ from, isOld }) => [from, isOld]),
      [
        ['2027-01-04T17:00', false],
        ['2027-01-05T23:30', false],
        ['2027-01-06T01:00', false],
        ['2027-01-06T10:00', true],
      ],
    );
    assert.deepEqual(
      [conflicts[0]?.service, conflicts[0]?.customer?.name, conflicts[0]?.status],
      ['Lesson', 'Nok Suwan', 'confirmed'],
    );
  });

  test('are rehearsed without being written, on the past too', async () => {
    const sue = await add('Sue');
    await put(sue, range(1, 9, 18), range(4, 9, 18));
    await book(sue, '2027-01-04T03:00Z', '2026-12-31T03:00Z', '2026-12-31T08:00Z');
    const rehearse = (wanted: Parameters<typeof rehearseHours>[3]) =>
      asOwner((tx, who) => rehearseHours(tx, who, sue.id, wanted));
    const shorter = await rehearse({ change: 'week', week: week(range(4, 9, 12)) });
    assert.deepEqual(froms(shorter.conflicts), ['2027-01-04T10:00']);
    assert.deepEqual(shorter.past, { bookings: 2, outside: 1 });
    const day = await rehearse({ change: 'override', day: '2027-01-04', overrides: [closed] });
    assert.equal(day.conflicts.length, 1);
    const timeOff = { from: '2027-01-04T10:30', to: '2027-01-04T10:45', note: '' };
    assert.equal((await rehearse({ change: 'time_off', timeOff })).conflicts.length, 1);
    const { week: left } = await asOwner((tx) => showHours(tx, golf.id, sue.id));
    assert.equal(left.length, 2);
  });

  test('of one day are otherwise until that is taken back', async () => {
    const kit = await add('Kit');
    await put(kit, range(1, 9, 18));
    await book(kit, '2027-01-04T03:00Z');
    const day = { id: kit.id, day: '2027-01-04' };
    const set = (...overrides: Override[]) =>
      asOwner((tx, who) => setOverride(tx, who, day, overrides));
    const shown = await set(closed);
    assert.deepEqual(shown.overrides, [{ day: day.day, overrides: [closed] }]);
    assert.equal(shown.conflicts.length, 1);
    const morning: Override = { ...closed, kind: 'hours', from: 600, to: 720 };
    await refused(set(closed, morning), 'hours_overlap');
    assert.deepEqual((await set(morning)).conflicts, []);
    assert.deepEqual((await set()).overrides, []);
  });

  test('with fewer at once than are booked say so', async () => {
    const bays = await add('Bays', { kind: 'bay', lanes: 3 });
    await put(bays, range(1, 9, 18));
    await book(bays, '2027-01-04T03:00Z', '2027-01-04T03:00Z', '2027-01-04T06:00Z');
    const fewer = (most: number) =>
      asOwner((tx, who) =>
        setOverride(tx, who, { id: bays.id, day: '2027-01-04' }, [
          { ...closed, kind: 'capacity', from: 540, to: 1080, most },
        ]),
      );
    assert.equal((await fewer(2)).conflicts.length, 0);
    assert.equal((await fewer(1)).conflicts.length, 2);
  });

  test('are not had while somebody is away, by the clocks of their zone', async () => {
    const away = await add('Away', { timeZone: 'America/New_York' });
    const times = { from: '2027-03-14T01:30', to: '2027-03-14T03:30', note: 'Clocks go forward' };
    const shown = await asOwner((tx, who) => addTimeOff(tx, who, away.id, times));
    const [off] = shown.timeOff;
    assert.deepEqual(
      [off?.startsAt, off?.endsAt, off?.from, off?.to],
      ['2027-03-14T06:30:00.000Z', '2027-03-14T07:30:00.000Z', times.from, times.to],
    );
    const take = () =>
      asOwner((tx, who) => removeTimeOff(tx, who, { id: away.id, timeOff: off?.id ?? '' }));
    assert.deepEqual((await take()).timeOff, []);
    await refused(take(), 'not_found');
  });

  test('are given to others, and a consultant changes only their own', async () => {
    const { consultant } = golf.staff;
    const mine = await add('Mine', { user: consultant.user });
    const theirs = await add('Theirs');
    await put(theirs, range(1, 9, 18));
    const copied = await as(consultant, (tx, who) => copyWeek(tx, who, theirs.id, [mine.id]));
    assert.deepEqual(copied[0]?.week, week(range(1, 9, 18)));
    const tries = [
      as(consultant, (tx, who) => copyWeek(tx, who, mine.id, [theirs.id])),
      as(consultant, (tx, who) => setWeek(tx, who, theirs.id, [])),
      as(consultant, (tx, who) =>
        setOverride(tx, who, { id: theirs.id, day: '2027-01-04' }, [closed]),
      ),
      as(consultant, (tx, who) => rehearseHours(tx, who, theirs.id, { change: 'week', week: [] })),
    ];
    assert.deepEqual(
      await outcomes(tries),
      tries.map(() => 'forbidden'),
    );
  });
});
