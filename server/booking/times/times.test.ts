import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { booking } from '#contract/booking';
import type { slotOperations } from '#contract/booking/slots';
import type { ReplyOf } from '#contract/operation';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import { refused } from '#test/access';
import { layService, type Bookable, type LaidService } from '#test/bookable';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { handlers } from '../handlers.ts';
import { situationOf } from '../state/situation.ts';
import { raiseRules } from '../state/version.ts';

type Slots = ReplyOf<typeof slotOperations.listSlots>;

const today = Temporal.Now.plainDateISO('Asia/Bangkok');
const onDay = (days: number) => today.add({ days }).toString();
const days = { from: onDay(3), to: onDay(4) };

forEachDatabase('free times', (opened) => {
  let golf: TestBusiness;
  before(async () => {
    golf = await makeBusiness(opened().db, 'times');
    await opened().asOwner((login) =>
      login.run(
        `INSERT INTO clientele.booking_settings (tenant_id, is_public, updated_at) VALUES ($1, true, now())`,
        [golf.id],
      ),
    );
  });
  const lay = (service: LaidService) => layService(opened().db, golf, service);
  const call = async <R>(name: keyof typeof slotOperations, asked: object): Promise<R> => {
    const { handler } = handlers.find((one) => one.name === name)!;
    const visitor = { kind: 'anonymous' as const, tenant: golf.id, request: newId() };
    const isPublic = booking[name].who.kind === 'anyone';
    const who = isPublic ? visitor : golf.staff.support;
    return opened().db.as(who, booking[name].authority, async (tx) => {
      const reply = await handler({ tx, who, ...asked } as never);
      return booking[name].reply.parse(reply) as R;
    });
  };
  const list = (laid: Bookable, query: object = {}) =>
    call<Slots>('listSlots', {
      params: { slug: golf.slug, service: laid.slug },
      query: { ...days, ...query },
    });
  const locals = ({ days }: Slots) => days.map(({ slots }) => slots.map(({ local }) => local));
  /** Somebody is away between two local times of Bangkok. */
  const away = async (resource: string | undefined, from: string, to: string) => {
    await opened().asOwner((login) =>
      login.run('INSERT INTO clientele.time_off VALUES ($1, $2, $3, $4, $5, $6, NULL, now())', [
        golf.id,
        newId(),
        resource,
        instant(from),
        instant(to),
        '',
      ]),
    );
    await opened().db.as(golf.system, 'engine', (tx) => raiseRules(tx, golf.id));
  };
  const instant = (local: string) => Temporal.Instant.from(`${local}+07:00`).toString();

  test('are listed by the days of whoever looks, with what each costs', async () => {
    const laid = await lay({
      needs: [{ pool: [{ hours: [540, 660] }] }],
      row: { grid_minutes: 60, is_per_person: true, party_max: 4 },
      priceMinor: 50_000,
    });
    await opened().asOwner((login) =>
      login.run(
        `INSERT INTO clientele.service_prices (tenant_id, id, service_id, from_minute, to_minute, percent, position)
         VALUES ($1, $2, $3, 600, 1440, 150, 0)`,
        [golf.id, newId(), laid.service],
      ),
    );
    const here = await list(laid, { party: 2 });
    assert.deepEqual(locals(here), [
      ['09:00', '10:00'],
      ['09:00', '10:00'],
    ]);
    assert.deepEqual(
      here.days[0]?.slots.map(({ price }) => price.minor),
      ['50000', '75000'],
    );
    assert.equal(here.next, null);
    const there = await list(laid, { zone: 'Pacific/Auckland' });
    assert.equal(there.zone, 'Pacific/Auckland');
    assert.deepEqual(
      there.days.map(({ day }) => day),
      [days.from, days.to],
    );
    assert.equal(there.days[0]?.slots[0]?.start, here.days[0]?.slots[0]?.start);
    await refused(list(laid, { to: onDay(65) }), 'invalid_input');
    await refused(list(laid, { to: onDay(2) }), 'invalid_input');
  });

  test('tell the first later day where there are none, and that there is none at all', async () => {
    const laid = await lay({
      needs: [{ pool: [{ hours: [540, 600] }] }],
      row: { window_days: 200 },
    });
    const close = (until: number) =>
      away(laid.needs[0]?.resources[0], `${onDay(0)}T00:00`, `${onDay(until)}T00:00`);
    await close(100);
    assert.deepEqual(await list(laid), { zone: 'Asia/Bangkok', days: [], next: onDay(100) });
    await close(300);
    assert.equal((await list(laid)).next, null);
  });

  test('follow whatever is taken, and whatever rule is changed, at once', async () => {
    const laid = await lay({
      needs: [{ pool: [{ hours: [540, 720] }] }],
      row: { grid_minutes: 60 },
    });
    const day = { from: days.from, to: days.from };
    const shown = async () => locals(await list(laid, day))[0];
    assert.deepEqual(await shown(), ['09:00', '10:00', '11:00']);
    const [resource = ''] = laid.needs[0]?.resources ?? [];
    const from = Date.parse(instant(`${onDay(3)}T10:00`)) / 60_000;
    const take = (isUndone: boolean) =>
      opened().db.as(golf.system, 'engine', async (tx) => {
        const mark = { tenant_id: golf.id, resource_id: resource };
        await tx
          .updateTable('resource_marks')
          .set((set) => ({ mark: set('mark', '+', 1n) }))
          .where('resource_id', '=', resource)
          .execute();
        // Whoever looks in the same transaction does not spoil it for others.
        await situationOf(tx, golf.id, { ...wide, ...laid, location: null, chosen: [] });
        const session_id = await sessionOf(tx, laid, from);
        await tx
          .insertInto('allocations')
          .values({
            ...mark,
            id: newId(),
            lane: 0,
            from_minute: from,
            to_minute: from + 60,
            session_id,
          })
          .execute();
        if (isUndone) throw new Error('undone');
      });
    const wide = { from: from - 600, to: from + 600 };
    await assert.rejects(take(true), /undone/);
    assert.deepEqual(await shown(), ['09:00', '10:00', '11:00']);
    await take(false);
    assert.deepEqual(await shown(), ['09:00', '11:00']);
    await away(resource, `${onDay(3)}T09:00`, `${onDay(3)}T09:30`);
    assert.deepEqual(await shown(), ['11:00']);
  });

  const sessionOf = async (tx: Tx, laid: Bookable, from: number): Promise<string> => {
    const id = newId();
    await tx
      .insertInto('booking_sessions')
      .values({
        tenant_id: golf.id,
        id,
        service_id: laid.service,
        option_id: laid.option,
        starts_at: new Date(from * 60_000),
        ends_at: new Date((from + 60) * 60_000),
        zone: 'Asia/Bangkok',
        capacity: 1,
        taken: 1,
        created_at: new Date(),
      })
      .execute();
    return id;
  };

  test('of a service or a page that is not shown are not told', async () => {
    const laid = await lay({ row: { is_active: false } });
    await refused(list(laid), 'not_found');
    const found = await call<Slots>('findSlots', {
      query: { service: laid.service, ...days, resources: [], despite: [] },
    });
    assert.ok(found.days.length > 0, 'staff see it all the same');
  });

  test('that cannot be had are explained: to visitors in a word, to staff with whom and until when', async () => {
    const laid = await lay({
      needs: [{ pool: [{ hours: [540, 660] }, { hours: [600, 720] }] }],
      row: { grid_minutes: 30, notice_minutes: 60, window_days: 10 },
    });
    const [, second = ''] = laid.needs[0]?.resources ?? [];
    const busy = (at: string) => ({
      service: laid.service,
      start: instant(at),
      resources: [],
      despite: [],
    });
    const why = (at: string) =>
      call<{ offered: boolean; why: string | null }>('whyNot', {
        params: { slug: golf.slug, service: laid.slug },
        query: { start: instant(at) },
      });
    await away(second, `${onDay(5)}T10:00`, `${onDay(5)}T11:30`);
    assert.deepEqual(await why(`${onDay(5)}T09:30`), { offered: true, why: null });
    assert.deepEqual(await why(`${onDay(5)}T10:30`), { offered: false, why: 'closed' });
    assert.deepEqual(await why(`${onDay(5)}T09:10`), { offered: false, why: 'off_grid' });
    assert.deepEqual(await why(`${onDay(-1)}T09:00`), { offered: false, why: 'too_soon' });
    assert.deepEqual(await why(`${onDay(20)}T09:00`), { offered: false, why: 'too_late' });
    const told = await call<ReplyOf<typeof slotOperations.explainSlot>>('explainSlot', {
      query: busy(`${onDay(5)}T10:30`),
    });
    assert.deepEqual(told.reasons, []);
    assert.deepEqual(
      told.needs[0]?.resources.map(({ isFree, reasons }) => [isFree, reasons[0]?.stage]),
      [
        [false, 'hours'],
        [false, 'time_off'],
      ],
    );
    assert.ok(told.needs[0]?.resources.every(({ name }) => name.startsWith('Resource')));
    await refused(call('explainSlot', { query: busy(`${onDay(5)}T10:30:10`) }), 'invalid_input');
  });
});
