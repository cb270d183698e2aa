import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SignJWT, UnsecuredJWT } from 'jose';
import { refused, resolved } from '#test/access';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { changeRole } from '../tenancy/change-role.ts';

const secret = 'a secret that both sides know, of some length';
const config = { supabaseJwtSecret: secret };

interface Writing {
  readonly claims?: Record<string, unknown>;
  readonly secret?: string;
  readonly algorithm?: string;
  readonly audience?: string;
  readonly expires?: string | null;
}

/** A token as Supabase writes them, by default of the business's owner; `writing` says what is different. */
function tokenOf(business: TestBusiness, writing: Writing = {}): Promise<string> {
  const { claims, algorithm = 'HS256', audience = 'authenticated', expires = '1h' } = writing;
  const jwt = new SignJWT({
    sub: business.staff.owner.user,
    app_metadata: { tenant_id: business.id },
    ...claims,
  })
    .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
    .setAudience(audience)
    .setIssuedAt();
  if (expires !== null) jwt.setExpirationTime(expires);
  return jwt.sign(new TextEncoder().encode(writing.secret ?? secret));
}

forEachDatabase('Supabase-style tokens', (opened) => {
  test('a token is staff with the role of now', async () => {
    const { db } = opened();
    const business = await makeBusiness(db, 'jwt');
    const { owner, support } = business.staff;
    const session = newId();
    const bearer = await tokenOf(business, {
      claims: { sub: support.user, session_id: session },
    });
    const who = await resolved(db, { bearer }, config);
    assert.deepEqual(
      { ...who, request: '' },
      {
        kind: 'staff',
        tenant: business.id,
        user: support.user,
        role: 'support',
        session,
        request: '',
      },
    );
    const change = { user: support.user, role: 'sales' } as const;
    await db.as(owner, 'gate', (tx) => changeRole(tx, owner, change));
    const after = await resolved(db, { bearer }, config);
    assert.equal(after.kind === 'staff' && after.role, 'sales');
  });

  test('signature, algorithm, audience and end are all checked', async () => {
    const { db } = opened();
    const business = await makeBusiness(db, 'checked');
    const unsigned = new UnsecuredJWT({ sub: business.staff.owner.user })
      .setAudience('authenticated')
      .setExpirationTime('1h')
      .encode();
    const bad = [
      unsigned,
      'no token at all',
      await tokenOf(business, { secret: 'another secret that is as long as it' }),
      await tokenOf(business, { algorithm: 'HS512' }),
      await tokenOf(business, { audience: 'anon' }),
      await tokenOf(business, { expires: '-1m' }),
      await tokenOf(business, { expires: null }),
    ];
    for (const bearer of bad) await refused(resolved(db, { bearer }, config), 'signed_out');
    const bearer = await tokenOf(business);
    assert.equal((await resolved(db, { bearer }, config)).kind, 'staff');
    await refused(resolved(db, { bearer }, {}), 'signed_out');
  });

  test('the business comes from app_metadata; what a user writes of themselves counts for nothing', async () => {
    const { db } = opened();
    const business = await makeBusiness(db, 'metadata');
    const other = await makeBusiness(db, 'other');
    const bad = [
      { app_metadata: {}, user_metadata: { tenant_id: business.id } },
      { app_metadata: {}, tenant_id: business.id },
      { app_metadata: { tenant_id: other.id } },
      { sub: newId() },
      { sub: newId(), email: `owner@${business.slug}.example` },
      {
        sub: newId(),
        email: `owner@${business.slug}.example`,
        user_metadata: { email_verified: true },
      },
    ];
    for (const claims of bad) {
      const bearer = await tokenOf(business, { claims });
      await refused(resolved(db, { bearer }, config), 'signed_out');
    }
    const bearer = await tokenOf(business, {
      claims: {
        sub: newId(),
        email: `Owner@${business.slug}.example`,
        app_metadata: { tenant_id: business.id, email_verified: true },
      },
    });
    const who = await resolved(db, { bearer }, config);
    assert.equal(who.kind === 'staff' && who.user, business.staff.owner.user);
  });

  test('whoever has a second factor here must have given one there', async () => {
    const { db, asOwner } = opened();
    const business = await makeBusiness(db, 'aal');
    await asOwner((login) =>
      login.run(
        `INSERT INTO clientele.second_factors (user_id, secret, confirmed_at, created_at) VALUES ($1, 'x', $2, $2)`,
        [business.staff.owner.user, now()],
      ),
    );
    const once = await tokenOf(business, { claims: { aal: 'aal1' } });
    await refused(resolved(db, { bearer: once }, config), 'signed_out');
    const twice = await tokenOf(business, { claims: { aal: 'aal2' } });
    assert.equal((await resolved(db, { bearer: twice }, config)).kind, 'staff');
  });

  test('on a portal it is the customer of its profile there, and staff of nothing', async () => {
    const { db, asOwner } = opened();
    const business = await makeBusiness(db, 'portal');
    const sub = newId();
    const { profile, customer } = business.customer;
    await asOwner((login) =>
      login.run(
        `UPDATE clientele.profiles SET source = 'supabase', outside_id = $1 WHERE tenant_id = $2 AND id = $3`,
        [sub, business.id, profile],
      ),
    );
    const path = `/api/b/${business.slug}/me`;
    const bearer = await tokenOf(business, { claims: { sub } });
    const who = await resolved(db, { bearer, path }, config);
    assert.deepEqual(
      { ...who, request: '' },
      { kind: 'customer', tenant: business.id, profile, customer, session: sub, request: '' },
    );
    const owner = await resolved(db, { bearer: await tokenOf(business), path }, config);
    assert.equal(owner.kind, 'anonymous');
    const elsewhere = { bearer, path: '/api/b/elsewhere/me' };
    await refused(resolved(db, elsewhere, config), 'signed_out');
  });
});
