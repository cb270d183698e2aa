import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { layService } from '#test/bookable';
import { book, openPage, slotOf, stranger } from '#test/booking';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { change } from '../bookings/change.ts';
import { move } from '../bookings/move.ts';

const soon = Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 10 * 86_400_000;
const at = (hours: number) => new Date(soon + hours * 3_600_000).toISOString();
const own = 'https://meet.people.example/maya';

forEachDatabase('meetings from afar', (opened) => {
  let shop: TestBusiness;
  before(async () => {
    shop = await makeBusiness(opened().db, 'afar');
    await openPage(opened().db, shop);
  });
  const laid = (given: Parameters<typeof layService>[2]) =>
    layService(opened().db, shop, { needs: [{ pool: [{ hours: null }] }], ...given });
  const rowOf = async (booking: string) => {
    const [row] = await opened().asOwner((login) =>
      login.run<{ id: string; url: string | null }>(
        `SELECT id, meeting_url AS url FROM clientele.bookings WHERE tenant_id = $1 AND reference = $2`,
        [shop.id, booking],
      ),
    );
    return row ?? assert.fail(`there is no ${booking}`);
  };
  const linkOf = async (booking: string) => (await rowOf(booking)).url;
  const meetsAt = (resource: string, kind: string, url: string | null) =>
    opened().asOwner((login) =>
      login.run(
        'UPDATE clientele.resources SET meeting_kind = $2, meeting_url = $3 WHERE id = $1',
        [resource, kind, url],
      ),
    );
  const booked = async (slot: Parameters<typeof book>[2]) =>
    (await book(opened().db, shop, { ...slot, person: stranger() })).booking.reference;

  test('each has a room of its own, that nobody can guess; what is held here has none', async () => {
    const service = await laid({ row: { has_meeting: true } });
    const [one, other] = [
      await booked(slotOf(service, at(0))),
      await booked(slotOf(service, at(1))),
    ];
    const room = await linkOf(one);
    assert.match(room ?? '', /^https:\/\/meet\.jit\.si\/[\w-]{43}$/);
    assert.notEqual(room, await linkOf(other));
    const here = await laid({});
    assert.equal(await linkOf(await booked(slotOf(here, at(0)))), null);
  });

  test('who has an address of their own meets there, and takes it along to whoever is moved to them', async () => {
    const service = await layService(opened().db, shop, {
      needs: [{ pool: [{ hours: null }, { hours: null }], choice: 'may' }],
      row: { has_meeting: true },
    });
    const [maya = '', joao = ''] = service.needs[0]?.resources ?? [];
    await meetsAt(maya, 'own_url', own);
    await meetsAt(joao, 'own_url', `${own}/too`);
    const booking = await booked({ ...slotOf(service, at(3)), resources: [maya] });
    assert.equal(await linkOf(booking), own);
    const { id } = await rowOf(booking);
    const { owner } = shop.staff;
    const to = (resource: string, hours: number) =>
      opened().db.as(owner, 'engine', (tx) =>
        move(tx, owner, { id, start: at(hours), resources: [resource], despite: [] }),
      );
    await to(joao, 4);
    assert.equal(await linkOf(booking), `${own}/too`);
    const meeting = { platform: 'Zoom', url: 'https://zoom.example/1', id: null, password: null };
    await opened().db.as(owner, 'engine', (tx) => change(tx, owner, { id, meeting }));
    await to(maya, 5);
    assert.equal(await linkOf(booking), meeting.url, 'what was written by hand stays');
  });

  test('all of one session meet in one room', async () => {
    const service = await laid({ row: { has_meeting: true, seats: 4 } });
    const slot = slotOf(service, at(7));
    const rooms = [await linkOf(await booked(slot)), await linkOf(await booked(slot))];
    assert.ok(rooms[0]);
    assert.equal(rooms[0], rooms[1]);
    const [late, later] = [
      await booked(slotOf(service, at(9))),
      await booked(slotOf(service, at(11))),
    ];
    const { id, url } = await rowOf(late);
    const { owner } = shop.staff;
    const to = (hours: number) =>
      opened().db.as(owner, 'engine', (tx) =>
        move(tx, owner, { id, start: at(hours), despite: [] }),
      );
    await to(11);
    assert.equal(await linkOf(late), await linkOf(later), 'who is moved meets those there');
    await to(13);
    assert.ok(![url, await linkOf(later)].includes(await linkOf(late)));
  });
});
