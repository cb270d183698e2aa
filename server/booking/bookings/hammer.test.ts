import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { Refusal } from '#platform/refuse';
import { type Bookable, layService } from '#test/bookable';
import { book, idOf, openPage, slotOf, stranger } from '#test/booking';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { serving, type TestServer } from '#test/serving';
import { handlers } from '../handlers.ts';
import { expire } from '../holds/expire.ts';
import { cancelFor } from './go-on.ts';
import { move } from './move.ts';

/** The next full hour in ten days, so that there is neither notice nor window to heed. */
const soon = Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 10 * 86_400_000;
const at = (minutes: number) => new Date(soon + minutes * 60_000).toISOString();
const anyHour = { hours: null } as const;

forEachDatabase('whoever comes at once', (opened) => {
  let shop: TestBusiness;
  let server: TestServer;
  const isReal = () => opened().db.kind === 'postgres';
  before(async () => {
    shop = await makeBusiness(opened().db, 'herd');
    await openPage(opened().db, shop);
    server = await serving({
      db: opened().db,
      rooms: [handlers],
      config: { trustProxy: 1 },
      resolve: async ({ request }) => ({ kind: 'anonymous', tenant: shop.id, request }),
    });
  });
  after(() => server.close());

  /** Sends as somebody at an address of their own. */
  const send = (place: number, body: object) =>
    server.send('POST', `/api/b/${shop.slug}/bookings`, {
      headers: { 'x-forwarded-for': `2001:db8:${place.toString(16)}::1` },
      body: { person: stranger(), ...body },
    });
  const overlaps = async () => {
    const [row] = await opened().asOwner((login) =>
      login.run<{ n: number }>(
        `SELECT count(*)::int AS n FROM clientele.allocations a JOIN clientele.allocations b
         ON a.tenant_id = b.tenant_id AND a.resource_id = b.resource_id AND a.id < b.id AND a.blocks AND b.blocks
         AND a.lane = b.lane AND a.from_minute < b.to_minute AND b.from_minute < a.to_minute`,
      ),
    );
    return row?.n;
  };
  const deadlocks = async () => {
    const [row] = await opened().asOwner((login) =>
      login.run<{ n: number }>(
        `SELECT deadlocks::int AS n FROM pg_stat_database WHERE datname = current_database()`,
      ),
    );
    return row?.n ?? 0;
  };

  test('for one slot: one has it, all others are told so', async () => {
    const many = isReal() ? 500 : 40;
    const service = await layService(opened().db, shop, { needs: [{ pool: [anyHour] }] });
    const since = performance.now();
    const answers = await Promise.all(
      Array.from({ length: many }, (_, place) => send(place, slotOf(service, at(0)))),
    );
    const took = performance.now() - since;
    const statuses = Map.groupBy(answers, ({ status }) => status);
    assert.deepEqual(
      [statuses.get(201)?.length, statuses.get(409)?.length],
      [1, many - 1],
      JSON.stringify([...statuses.keys()]),
    );
    console.log(`${many} for one slot took ${Math.round(took)} ms`);
  });

  test('for seats: they are filled to the last, and no party is split', async () => {
    const many = isReal() ? 200 : 30;
    const row = { seats: 5, party_max: 3 };
    const service = await layService(opened().db, shop, { row, needs: [{ pool: [anyHour] }] });
    const answers = await Promise.all(
      Array.from({ length: many }, (_, place) =>
        send(place, { ...slotOf(service, at(0)), party: 1 + (place % 3) }),
      ),
    );
    const seated = answers
      .filter(({ status }) => status === 201)
      .map((answer) => (answer.json()['booking'] as { party: number }).party);
    assert.ok(answers.every(({ status }) => status === 201 || status === 409));
    assert.equal(
      seated.reduce((sum, party) => sum + party, 0),
      5,
    );
  });

  test('with all that can be done to each other’s times at once, none overlap and nobody waits for ever', async () => {
    const before = await deadlocks();
    const rounds = isReal() ? 12 : 2;
    const abreast = 16;
    const coaches = await layService(opened().db, shop, {
      needs: [{ pool: [anyHour, anyHour] }, { pool: [anyHour, anyHour, anyHour] }],
      row: { grid_minutes: 15, buffer_after: 15 },
    });
    const bays = await layService(opened().db, shop, {
      minutes: 45,
      needs: [{ pool: [{ ...anyHour, lanes: 2 }] }],
      row: { grid_minutes: 15, daily_cap: 40 },
    });
    const ids: string[] = [];
    const faults: unknown[] = [];
    for (let round = 0; round < rounds; round += 1)
      await Promise.all(
        Array.from({ length: abreast }, (_, place) =>
          hostile(round * abreast + place, round % 2 === 0 ? coaches : bays, ids).catch(
            (fault: unknown) => {
              if (!(fault instanceof Refusal)) faults.push(fault);
            },
          ),
        ),
      );
    assert.deepEqual(faults, []);
    assert.equal(await overlaps(), 0);
    assert.equal((await deadlocks()) - before, 0);
    assert.ok(ids.length > rounds, `only ${ids.length} were made`);
  });

  /** Books, moves across, cancels, lets holds lapse: whatever the number says, at a time that others want too. */
  async function hostile(turn: number, service: Bookable, ids: string[]): Promise<void> {
    const { db } = opened();
    const { owner } = shop.staff;
    const start = at(15 * ((turn * 7) % 24));
    const id = ids[(turn * 5) % Math.max(1, ids.length)];
    if (turn % 4 === 1 && id !== undefined)
      return db.as(owner, 'caller', (tx) => move(tx, owner, { id, start, despite: [] }));
    if (turn % 8 === 3 && id !== undefined)
      return db.as(owner, 'caller', (tx) =>
        cancelFor(tx, owner, { id, reason: null, refund: 'none' }),
      );
    if (turn % 16 === 7) {
      await lapse();
      await db.as(shop.system, 'engine', (tx) => expire(tx, shop.id));
      return undefined;
    }
    const { link } = await book(db, shop, slotOf(service, start));
    ids.push(idOf(link));
    return undefined;
  }

  /** Makes one booking a hold that has run out, as if somebody had not paid for it. */
  async function lapse(): Promise<void> {
    await opened().asOwner((login) =>
      login.run(
        `UPDATE clientele.bookings SET status = 'held', hold_ends_at = $2 WHERE tenant_id = $1 AND id = (
           SELECT id FROM clientele.bookings WHERE tenant_id = $1 AND status = 'confirmed'
           ORDER BY md5(id::text || $3) LIMIT 1 FOR UPDATE SKIP LOCKED)`,
        [shop.id, new Date(now().getTime() - 1000), newId()],
      ),
    );
  }
});
