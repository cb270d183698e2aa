import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type ArrivedMail, sayConsent } from '#messaging';
import { freeze } from '#platform/clock';
import type { Ports } from '#platform/ports';
import type { Tx } from '#platform/tx';
import { openSmtp } from '#providers/smtp/real';
import { openSmtpTwin, type SmtpTwin } from '#providers/smtp/twin';
import { layService } from '#test/bookable';
import { book, bookEach, openPage, slotOf, stranger } from '#test/booking';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { testPorts } from '#test/ports';
import { workTask } from '#test/work-task';
import { rescheduleByLink } from '../bookings/by-link.ts';
import { cancelFor, complete, confirm } from '../bookings/go-on.ts';
import { namedBy } from '../bookings/link.ts';
import { move } from '../bookings/move.ts';

/** A Monday, 9:00 in Bangkok. */
const morning = Date.parse('2027-03-01T02:00:00Z');
const at = (hours: number) => new Date(morning + hours * 3_600_000).toISOString();
const weekBefore = '2027-02-22T02:00:00Z';

/** Lines of a calendar file that say what is to be done with which event. */
const toldIn = ({ calendar = '' }: ArrivedMail) =>
  [.../^(METHOD|SEQUENCE|STATUS|DTSTART):(.+?)\r?$/gm[Symbol.matchAll](calendar)]
    .map(([, , value]) => value)
    .join(' ');

let arrived: ArrivedMail[] = [];
let twin: SmtpTwin;
before(async () => {
  twin = await openSmtpTwin((mail) => Promise.resolve(arrived.push(mail) > 0));
});
after(() => twin.close());

forEachDatabase('messages of bookings', (opened) => {
  let shop: TestBusiness;
  let ports: Ports;
  let smtp: ReturnType<typeof openSmtp>;
  before(async () => {
    freeze(weekBefore);
    const { db } = opened();
    const mailFrom = 'Birdie <hello@birdie.example>';
    smtp = openSmtp(twin.url, mailFrom);
    ports = {
      ...testPorts(db, { mailFrom }),
      mail: { ...smtp, provider: 'smtp', deduplicates: true },
    };
    shop = await makeBusiness(db, 'notices');
    await openPage(db, shop);
    const row = { reminder_minutes: [1440], follow_up_minutes: 60, staff_notices: true };
    await asOwner((tx) =>
      tx
        .insertInto('message_settings')
        .values({ tenant_id: shop.id, ...row, per_minute: 6000, updated_at: new Date() })
        .execute(),
    );
  });
  after(() => smtp.close());
  const asOwner = <T>(work: (tx: Tx) => Promise<T>) =>
    opened().db.as(shop.staff.owner, 'caller', work);
  /** What arrives when the outbox is worked off. */
  const mailed = async (): Promise<ArrivedMail[]> => {
    arrived = [];
    await workTask(opened().db, shop.system, 'messages.send', { tenant: shop.id }, ports);
    return arrived;
  };
  /** To whom by the first letters, and how the subject begins. */
  const subjects = (mails: readonly ArrivedMail[]) =>
    mails.map(
      ({ to, subject }) => `${to.replace(/[\d.@].*/, '')}: ${subject.split(/[:?]| at /)[0]}`,
    );
  const states = (booking: string) =>
    asOwner(async (tx) => {
      const rows = await tx
        .selectFrom('messages')
        .select(['type', 'state', 'why'])
        .where('subject_id', '=', booking)
        .orderBy('send_at')
        .orderBy('id')
        .execute();
      return rows.map(({ type, state, why }) => [type, state, why].filter(Boolean).join(' '));
    });

  test('go with its life: one event in calendars from booking to cancelling, in the language it was booked in', async () => {
    const service = await layService(opened().db, shop, {});
    const { link } = await book(opened().db, shop, { ...slotOf(service, at(1)), language: 'fr' });
    const id = namedBy(link) as string;
    const first = await mailed();
    assert.deepEqual(subjects(first).toSorted(), ['mali: Réservé ', 'owner: New']);
    const toGuest = first.find(({ to }) => to.startsWith('mali'));
    assert.ok(toGuest);
    assert.equal(toldIn(toGuest), 'REQUEST 0 20270301T030000Z CONFIRMED');
    assert.match(toGuest.calendar ?? '', new RegExp(`UID:${id}@clientele`));
    assert.match(toGuest.calendar ?? '', /ORGANIZER.+hello@birdie\.example/s);

    await asOwner((tx) => move(tx, shop.staff.owner, { id, start: at(3), despite: [] }));
    const [moved, ...none] = await mailed();
    assert.deepEqual(none, [], 'whoever moved it is not told');
    assert.ok(moved);
    assert.equal(toldIn(moved), 'REQUEST 1 20270301T050000Z CONFIRMED');
    assert.match(moved.calendar ?? '', new RegExp(`UID:${id}@clientele`));
    assert.match(moved.text, /10:00/, 'it says when it was');

    const visitor = { kind: 'anonymous', tenant: shop.id, request: 'r' } as const;
    const next = await opened().db.as(visitor, 'engine', (tx) =>
      rescheduleByLink(tx, visitor, link, { start: at(5) }),
    );
    const instead = await mailed();
    assert.deepEqual(subjects(instead).toSorted(), ['mali: Réservation modifiée ', 'owner: Moved']);
    const now = namedBy(next.link) as string;
    await asOwner((tx) =>
      cancelFor(tx, shop.staff.sales, { id: now, reason: 'Rain', refund: 'all' }),
    );
    const gone = await mailed();
    assert.deepEqual(subjects(gone).toSorted(), ['mali: Annulé ', 'owner: Cancelled']);
    const cancelled = gone.find(({ to }) => to.startsWith('mali'));
    assert.ok(cancelled);
    assert.equal(toldIn(cancelled), 'CANCEL 3 20270301T070000Z CANCELLED');
    assert.match(cancelled.calendar ?? '', new RegExp(`UID:${id}@clientele`));

    freeze(at(0));
    assert.deepEqual(await mailed(), [], 'no reminder of what was moved or cancelled');
    const ofFirst = (await states(id)).filter((one) => one.startsWith('reminder'));
    assert.deepEqual(ofFirst, ['reminder skipped over', 'reminder skipped over']);
    freeze(weekBefore);
  });

  test('say nothing of being booked before it is confirmed; then remind, and ask how it was', async () => {
    const service = await layService(opened().db, shop, { row: { auto_confirm: false } });
    const person = stranger();
    const { link } = await book(opened().db, shop, { ...slotOf(service, at(26)), person });
    const id = namedBy(link) as string;
    const asked = await mailed();
    assert.deepEqual(subjects(asked).toSorted(), ['mali: We have your request', 'owner: New']);
    assert.deepEqual(
      asked.map(({ calendar }) => calendar),
      [undefined, undefined],
    );
    await asOwner((tx) => confirm(tx, shop.staff.owner, { id }));
    assert.deepEqual(subjects(await mailed()), ['mali: Booked']);
    freeze(at(2));
    const [reminder] = await mailed();
    assert.match(reminder?.subject ?? '', /^Soon/);
    await asOwner(async (tx) => {
      const { customer_id: customer } = await tx
        .selectFrom('bookings')
        .select('customer_id')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      await sayConsent(tx, shop.staff.owner, customer as string, {
        channel: 'email',
        topic: 'feedback',
        given: true,
        source: 'spoken',
        language: 'en',
      });
    });
    freeze(at(27));
    await asOwner((tx) => complete(tx, shop.staff.owner, { id }));
    assert.deepEqual(await mailed(), []);
    freeze(at(28.5));
    assert.deepEqual(subjects(await mailed()), ['mali: How was it']);
    freeze(weekBefore);
  });

  test('of those who book at once are put once each, and once only', async () => {
    const service = await layService(opened().db, shop, { row: { seats: 9 } });
    const asked = [1, 2, 3].map((key) => ({
      ...slotOf(service, at(50)),
      key: `k${key}`,
      person: stranger(),
    }));
    const made = await bookEach(opened().db, shop, asked);
    await bookEach(opened().db, shop, asked);
    const mails = await mailed();
    assert.deepEqual(subjects(mails).toSorted(), [
      'mali: Booked',
      'mali: Booked',
      'mali: Booked',
      'owner: 3 changes of bookings',
    ]);
    assert.equal(made.length, 3);
  });
});
