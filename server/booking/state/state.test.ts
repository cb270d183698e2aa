import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import { refused } from '#test/access';
import { layService, type Bookable, type LaidService } from '#test/bookable';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { find } from '../slots/find.ts';
import { askFor, situationOf, type Wanted } from './situation.ts';

const minute = (instant: string) => Temporal.Instant.from(instant).epochMilliseconds / 60_000;
/** A morning in Bangkok, far enough ahead that no notice matters, within every window. */
const day = Temporal.Now.plainDateISO('Asia/Bangkok').add({ days: 7 });
const at = (hour: number) => minute(`${day.toString()}T00:00+07:00`) + hour * 60;

forEachDatabase('how things stand', (opened) => {
  let golf: TestBusiness;
  before(async () => {
    golf = await makeBusiness(opened().db, 'stand');
  });
  const lay = (service: LaidService) => layService(opened().db, golf, service);
  const see = async (laid: Bookable, wanted: Partial<Wanted> = {}, party = 1) => {
    const span = { from: at(0), to: at(24) };
    const asked = { ...span, ...laid, location: null, chosen: [], ...wanted };
    return opened().db.as(golf.system, 'engine', async (tx) => {
      const standing = await situationOf(tx, golf.id, asked);
      const slots = find(standing.situation, askFor(standing, asked, party));
      return { ...standing, starts: slots.map(({ start }) => (start - at(0)) / 60), slots };
    });
  };
  const write = (work: (tx: Tx) => Promise<unknown>) => opened().db.as(golf.system, 'engine', work);
  const ask = (sql: string, values: readonly unknown[]) =>
    opened().asOwner((login) => login.run(sql, values));

  /** A booking of a resource as rows, from an hour on for one hour. */
  const take = async (laid: Bookable, hour: number, row: Record<string, unknown> = {}) => {
    const id = newId();
    const [resource = ''] = laid.needs[0]?.resources ?? [];
    await write(async (tx) => {
      await tx
        .insertInto('bookings')
        .values({
          tenant_id: golf.id,
          id,
          reference: id,
          status: 'confirmed',
          source: 'api',
          service_id: laid.service,
          option_id: laid.option,
          zone: 'Asia/Bangkok',
          starts_at: new Date(at(hour) * 60_000),
          ends_at: new Date(at(hour + 1) * 60_000),
          local_start: `${day.toString()}T00:00`,
          tzdata: '2026c',
          cap_day: day.toString(),
          price_minor: 0,
          currency: 'THB',
          payment_status: 'waived',
          calendar_uid: id,
          placed_by: 'system',
          created_at: new Date(),
          updated_at: new Date(),
          ...row,
        })
        .execute();
      const [session_id, booking_id] = [row['session_id'] as string | undefined, id];
      if (session_id === undefined)
        await tx
          .insertInto('allocations')
          .values({
            tenant_id: golf.id,
            id: newId(),
            resource_id: resource,
            lane: 0,
            from_minute: at(hour),
            to_minute: at(hour + 1),
            booking_id,
          })
          .execute();
    });
    return id;
  };

  test('a service is open in the hours of its people, less what is taken', async () => {
    const laid = await lay({
      needs: [{ pool: [{ hours: [540, 780] }] }],
      row: { grid_minutes: 60 },
    });
    assert.deepEqual((await see(laid)).starts, [9, 10, 11, 12]);
    await take(laid, 10);
    assert.deepEqual((await see(laid)).starts, [9, 11, 12]);
  });

  test('a hold that has run out, and a booking that is moved, are in nobody’s way', async () => {
    const laid = await lay({
      needs: [{ pool: [{ hours: [540, 720], dailyCap: 2 }] }],
      row: { grid_minutes: 60, daily_cap: 2 },
    });
    const [resource = ''] = laid.needs[0]?.resources ?? [];
    const counted = (taken: number) =>
      write(async (tx) => {
        for (const subject_id of [laid.service, resource])
          await tx
            .insertInto('day_counts')
            .values({ tenant_id: golf.id, subject_id, day: day.toString(), taken })
            .onConflict((on) =>
              on.columns(['tenant_id', 'subject_id', 'day']).doUpdateSet({ taken }),
            )
            .execute();
      });
    const past = new Date(Date.now() - 1000);
    await take(laid, 9, { status: 'held', hold_ends_at: past });
    const moved = await take(laid, 10);
    await counted(2);
    assert.deepEqual((await see(laid)).starts, [9, 11]);
    assert.deepEqual((await see(laid, { without: moved })).starts, [9, 10, 11]);
    await take(laid, 11, { status: 'held', hold_ends_at: new Date(Date.now() + 60_000) });
    await counted(3);
    assert.deepEqual((await see(laid)).starts, [], 'two that count are as many as may be');
  });

  test('a session is joined while it has room, and is not there once nobody is in it', async () => {
    const laid = await lay({
      needs: [{ pool: [{ hours: [540, 660] }] }],
      row: { grid_minutes: 60, seats: 4, party_max: 4 },
    });
    const session = newId();
    const [resource = ''] = laid.needs[0]?.resources ?? [];
    await write(async (tx) => {
      await tx
        .insertInto('booking_sessions')
        .values({
          tenant_id: golf.id,
          id: session,
          zone: 'Asia/Bangkok',
          created_at: new Date(),
          service_id: laid.service,
          option_id: laid.option,
          capacity: 4,
          taken: 3,
          starts_at: new Date(at(9) * 60_000),
          ends_at: new Date(at(10) * 60_000),
        })
        .execute();
      await tx
        .insertInto('allocations')
        .values({
          tenant_id: golf.id,
          id: newId(),
          resource_id: resource,
          lane: 0,
          from_minute: at(9),
          to_minute: at(10),
          session_id: session,
        })
        .execute();
    });
    const held = { status: 'held', session_id: session, party_size: 1 };
    await take(laid, 9, { ...held, hold_ends_at: new Date(Date.now() - 1000) });
    const only = await take(laid, 9, { session_id: session, party_size: 2 });
    const left = (seen: Awaited<ReturnType<typeof see>>) =>
      seen.slots.map(({ left, session }) => [left, session]);
    assert.deepEqual(left(await see(laid, {}, 2)), [
      [2, session],
      [4, null],
    ]);
    assert.deepEqual((await see(laid, {}, 3)).starts, [10]);
    const without = await see(laid, { without: only }, 4);
    assert.deepEqual(left(without), [
      [4, null],
      [4, null],
    ]);
  });

  test('what is busy elsewhere, off, closed or on holiday is not offered', async () => {
    const laid = await lay({
      needs: [{ pool: [{ hours: [540, 840] }] }],
      row: { grid_minutes: 60 },
    });
    const [resource = ''] = laid.needs[0]?.resources ?? [];
    const source = newId();
    const calendar = { tenant_id: golf.id, id: source, resource_id: resource, kind: 'ics' };
    await opened().db.as(golf.staff.owner, 'caller', async (tx) => {
      const at = new Date();
      await tx
        .insertInto('calendar_sources')
        .values({ ...calendar, name: 'Own', sealed: Buffer.of(1), next_at: at, created_at: at })
        .execute();
    });
    await ask('INSERT INTO clientele.external_busy VALUES ($1, $2, $3, $4, $5)', [
      golf.id,
      source,
      resource,
      at(9),
      at(9) + 10,
    ]);
    await ask('INSERT INTO clientele.time_off VALUES ($1, $2, $3, $4, $5, $6, NULL, now())', [
      golf.id,
      newId(),
      resource,
      new Date(at(10) * 60_000 + 1),
      new Date(at(11) * 60_000 - 1),
      '',
    ]);
    await ask(
      `INSERT INTO clientele.availability_overrides
         (tenant_id, id, resource_id, day, kind, from_minute, to_minute, created_at)
       VALUES ($1, $2, $3, $4, 'closed', 720, 780, now())`,
      [golf.id, newId(), resource, day.toString()],
    );
    assert.deepEqual((await see(laid)).starts, [11, 13]);
    await ask(`INSERT INTO clientele.holidays VALUES ($1, $2, $3, 'Rest', NULL, true, 'own')`, [
      golf.id,
      newId(),
      day.toString(),
    ]);
    assert.deepEqual((await see(laid)).starts, []);
    await ask('DELETE FROM clientele.holidays WHERE tenant_id = $1', [golf.id]);
  });

  test('a place is chosen where there are several, and its holidays and zone hold', async () => {
    const other = newId();
    await opened().asOwner((login) =>
      login.run(
        `INSERT INTO clientele.locations (tenant_id, id, name, time_zone, created_at, updated_at)
         VALUES ($1, $2, 'Lisbon', 'Europe/Lisbon', now(), now())`,
        [golf.id, other],
      ),
    );
    const laid = await lay({
      needs: [{ pool: [{ location: golf.location }, { location: other, hours: [540, 600] }] }],
      row: { grid_minutes: 60 },
    });
    await refused(see(laid), 'invalid_input');
    await refused(see(laid, { location: newId() }), 'invalid_input');
    assert.equal((await see(laid, { location: golf.location })).starts.length, 9);
    const there = await see(laid, { location: other });
    assert.equal(there.situation.service.zone.zone, 'Europe/Lisbon');
    assert.deepEqual(there.starts, [9]);
  });

  test('so many at once, and no archived ones; whom the customer wants is taken', async () => {
    const laid = await lay({
      needs: [{ pool: [{ hours: [540, 660] }, { hours: [600, 720] }] }],
      row: { grid_minutes: 60 },
      concurrent: 1,
    });
    const [first = '', second = ''] = laid.needs[0]?.resources ?? [];
    assert.deepEqual((await see(laid)).starts, [9, 10, 11]);
    assert.deepEqual((await see(laid, { chosen: [second] })).starts, [10, 11]);
    await refused(see(laid, { chosen: [newId()] }), 'invalid_input');
    const id = newId();
    await take({ ...laid, needs: [{ id, resources: [laid.cap ?? ''] }] }, 10);
    assert.deepEqual((await see(laid)).starts, [9, 11]);
    await ask(
      'UPDATE clientele.resources SET archived_at = now() WHERE tenant_id = $1 AND id = $2',
      [golf.id, first],
    );
    assert.deepEqual((await see(laid)).starts, [11]);
    await ask(
      'UPDATE clientele.services SET archived_at = now() WHERE tenant_id = $1 AND id = $2',
      [golf.id, laid.service],
    );
    await refused(see(laid), 'not_found');
  });
});
