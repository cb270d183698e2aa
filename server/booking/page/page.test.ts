import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { booking } from '#contract/booking';
import { newId } from '#platform/ids';
import { refused } from '#test/access';
import { layService, type LaidService } from '#test/bookable';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { readPage } from './page.ts';
import { readPublicService } from './one-service.ts';

forEachDatabase('the booking page', (opened) => {
  let golf: TestBusiness;
  before(async () => {
    golf = await makeBusiness(opened().db, 'page');
  });
  const lay = (service: LaidService) => layService(opened().db, golf, service);
  const visitor = () => ({ kind: 'anonymous' as const, tenant: golf.id, request: newId() });
  const page = () =>
    opened().db.as(visitor(), 'engine', async (tx) =>
      booking.getBookingPage.reply.parse(await readPage(tx, visitor(), 'th')),
    );
  const service = (slug: string) =>
    opened().db.as(visitor(), 'engine', async (tx) =>
      booking.getPublicService.reply.parse(await readPublicService(tx, visitor(), slug, 'th')),
    );
  const show = () =>
    opened().asOwner((login) =>
      login.run(
        `INSERT INTO clientele.booking_settings (tenant_id, is_public, updated_at) VALUES ($1, true, now())
         ON CONFLICT (tenant_id) DO UPDATE SET is_public = true`,
        [golf.id],
      ),
    );

  test('is there once the business says so, with what can be booked, in the language of whoever looks', async () => {
    const { slug } = await lay({
      priceMinor: 40_000,
      needs: [
        {
          pool: [
            { location: golf.location, hours: [540, 720] },
            { location: golf.location, hours: [700, 1500] },
          ],
        },
        { pool: [{}], choice: 'no' },
      ],
      row: {
        translations: JSON.stringify({ th: { name: 'สนาม' } }),
        description: 'A bay to play in',
        is_per_person: true,
      },
    });
    await lay({ row: { is_active: false } });
    await refused(page(), 'not_found');
    await refused(service(slug), 'not_found');
    await show();
    const { services, locations, business, takesCards } = await page();
    assert.deepEqual(
      services.map((one) => [one.name, one.minutes, one.prices?.from.minor]),
      [['สนาม', [60], '40000']],
    );
    assert.equal(takesCards, null);
    assert.equal(business.slug, golf.slug);
    assert.deepEqual(locations[0]?.hours[0], { weekday: 1, fromMinute: 540, toMinute: 1500 });
    const shown = await service(slug);
    assert.deepEqual(
      [shown.name, shown.description, shown.locations, shown.needs.length],
      ['สนาม', 'A bay to play in', [golf.location], 1],
    );
    assert.equal(shown.needs[0]?.resources.length, 2);
    await refused(service('nothing'), 'not_found');
  });
});
