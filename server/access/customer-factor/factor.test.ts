import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identify } from '#identity';
import { asOf, now } from '#platform/clock';
import type { Who } from '#platform/who';
import { TOTP, Secret } from 'otpauth';
import { lastCode, refused, resolved, stranger } from '#test/access';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { requestCode } from '../codes/request.ts';
import { signInToPortal } from '../portal-sign-in.ts';
import {
  confirmOwnFactor,
  confirmPortalFactor,
  liftCustomerFactor,
  removeOwnFactor,
  startOwnFactor,
} from './change.ts';

const codeOf = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({
    timestamp: now().getTime(),
  });
const later = (seconds: number) => new Date(Date.now() + seconds * 1000);

forEachDatabase('the second factor of customers', (opened) => {
  const signIn = async ({ id }: TestBusiness, to: { email: string } | { phone: string }) => {
    const { db } = opened();
    await requestCode(db, stranger(), { face: 'portal', tenant: id, ...to });
    const { code } = await lastCode(db);
    return (await signInToPortal(db, stranger(), { tenant: id, to, code })).cookie.value;
  };
  const whoIs = ({ slug }: TestBusiness, portal: string | null): Promise<Who> =>
    resolved(opened().db, { portal, path: `/b/${slug}` });

  test('stands before every way by which a customer signs in, at once; each code counts once', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'factor');
    const [email, phone] = [`mia@${shop.slug}.example`, '+66815550777'];
    await db.as(shop.system, 'engine', (tx) =>
      identify(tx, shop.system, {
        source: 'till',
        kind: 'form',
        person: {
          emails: [{ value: email, verified: false }],
          phones: [{ value: phone, verified: false }],
        },
      }),
    );
    const first = await signIn(shop, { email });
    const other = await signIn(shop, { phone });
    const me = await whoIs(shop, first);
    assert(me.kind === 'customer');
    const { secret, uri } = await db.as(me, 'gate', (tx) => startOwnFactor(tx, me));
    assert.match(uri, new RegExp(`^otpauth://totp/${shop.slug}`));
    // Until it is confirmed it stands before nobody.
    assert.equal((await whoIs(shop, other)).kind, 'customer');
    const code = codeOf(secret);
    const renewed = await confirmOwnFactor(db, me, code);
    assert.equal((await whoIs(shop, renewed.cookie.value)).kind, 'customer');
    assert.equal((await whoIs(shop, first)).kind, 'anonymous');

    const waiting = await whoIs(shop, other);
    assert(waiting.kind === 'anonymous' && waiting.due !== undefined);
    await refused(confirmPortalFactor(db, waiting, code), 'code_wrong');
    await refused(confirmPortalFactor(db, stranger(), code), 'signed_out');
    const opening = await asOf(later(60), () => confirmPortalFactor(db, waiting, codeOf(secret)));
    assert.equal((await whoIs(shop, opening.cookie.value)).kind, 'customer');
    assert.equal((await whoIs(shop, other)).kind, 'anonymous');

    const fresh = await whoIs(shop, await signIn(shop, { email }));
    assert(fresh.kind === 'anonymous' && fresh.due !== undefined);
    await refused(
      db.as(me, 'gate', (tx) => startOwnFactor(tx, me)),
      'second_factor_on',
    );
    await asOf(later(120), () => removeOwnFactor(db, me, codeOf(secret)));
    assert.equal((await whoIs(shop, await signIn(shop, { email }))).kind, 'customer');
  });

  test('is lifted by staff for somebody who lost it, and by nobody of another business', async () => {
    const { db } = opened();
    const [shop, elsewhere] = [await makeBusiness(db, 'lost'), await makeBusiness(db, 'apart')];
    const token = await signIn(shop, { email: `mia@${shop.slug}.example` });
    const me = await whoIs(shop, token);
    assert(me.kind === 'customer');
    const { secret } = await db.as(me, 'gate', (tx) => startOwnFactor(tx, me));
    const { cookie } = await confirmOwnFactor(db, me, codeOf(secret));
    const lift = (by: TestBusiness) => liftCustomerFactor(db, by.staff.owner, me.customer);
    await refused(lift(elsewhere), 'not_found');
    await lift(shop);
    assert.equal((await whoIs(shop, cookie.value)).kind, 'anonymous');
    await refused(lift(shop), 'second_factor_off');
  });
});
