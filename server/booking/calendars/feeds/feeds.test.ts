import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import ICAL from 'ical.js';
import { refused, stranger } from '#test/access';
import { layService, type Bookable } from '#test/bookable';
import { putBooking } from '#test/agreed-booking';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { testPorts } from '#test/ports';
import { followFeed } from './follow.ts';
import { listFeeds } from './list.ts';
import { makeFeed, revokeFeed } from './make.ts';

const soon = () => new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 86_400_000);

forEachDatabase('addresses by which bookings are followed', (opened) => {
  let shop: TestBusiness;
  let laid: Bookable;
  let other: Bookable;
  before(async () => {
    shop = await makeBusiness(opened().db, 'feed');
    laid = await layService(opened().db, shop, { needs: [{ pool: [{ hours: null }] }] });
    other = await layService(opened().db, shop, { needs: [{ pool: [{ hours: null }] }] });
  });
  const make = (resource: string | null, who = shop.staff.owner) =>
    opened().db.as(who, 'caller', (tx) => makeFeed(tx, who, { resource }, 'https://book.example'));
  const follow = async (url: string, slug = shop.slug) => {
    const token = url.split('/').at(-1) ?? '';
    const { content } = await followFeed(testPorts(opened().db), stranger(), { slug, token });
    return Buffer.concat(await Array.fromAsync(content)).toString();
  };
  const book = (of: Bookable) => {
    const start = soon().toISOString();
    const agreed = { start, local: start.slice(0, 16), zone: 'UTC', tzdata: '2026a' };
    return putBooking(opened().db, shop, of, agreed);
  };
  const uidsIn = (text: string) =>
    new ICAL.Component(ICAL.parse(text) as unknown[])
      .getAllSubcomponents('vevent')
      .map((event) => new ICAL.Event(event).uid.replace('@clientele', ''));

  test('one follows whoever it was made for, or all of the business, without notes or contacts', async () => {
    const [resource = ''] = laid.needs[0]?.resources ?? [];
    const [theirs, others] = [await book(laid), await book(other)];
    const text = await follow((await make(resource)).url);
    assert.deepEqual(uidsIn(text), [theirs]);
    assert.match(text, /SUMMARY:.*Ana Example/);
    assert.doesNotMatch(text, /drink|people\.example/);
    const all = uidsIn(await follow((await make(null)).url));
    assert.ok(all.includes(theirs) && all.includes(others));
  });

  test('the address is shown once and opens nothing when it is taken back, or at another business', async () => {
    const { feed, url } = await make(null);
    const listed = await opened().db.as(shop.staff.owner, 'caller', (tx) =>
      listFeeds(tx, shop.staff.owner),
    );
    assert.ok(!JSON.stringify(listed).includes(url.split('/').at(-1) ?? ''));
    await follow(url);
    const elsewhere = await makeBusiness(opened().db, 'else');
    await refused(follow(url, elsewhere.slug), 'not_found');
    await refused(follow(`${url}x`), 'not_found');
    await opened().db.as(shop.staff.owner, 'caller', (tx) =>
      revokeFeed(tx, shop.staff.owner, feed.id),
    );
    await refused(follow(url), 'not_found');
  });

  test('a consultant follows their own bookings alone', async () => {
    const { consultant } = shop.staff;
    await refused(make(null, consultant), 'forbidden');
    const [resource = ''] = laid.needs[0]?.resources ?? [];
    await refused(make(resource, consultant), 'not_found');
    const { feed } = await make(null);
    await refused(
      opened().db.as(consultant, 'caller', (tx) => revokeFeed(tx, consultant, feed.id)),
      'not_found',
    );
  });
});
