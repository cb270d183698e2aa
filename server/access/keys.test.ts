import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freeze, now } from '#platform/clock';
import { refused, resolved } from '#test/access';
import { forEachDatabase, makeBusiness, twoBusinesses } from '#test/databases';
import type { Key, Staff } from '../platform/who.ts';
import type { TestDatabase } from '#test/databases';
import { listKeys } from './keys/list.ts';
import { makeKey } from './keys/make.ts';
import { revokeKey } from './keys/revoke.ts';

const make = (
  { db }: TestDatabase,
  who: Staff | Key,
  given: Partial<Parameters<typeof makeKey>[2]> = {},
) =>
  db.as(who, 'caller', (tx) =>
    makeKey(tx, who, { name: 'till', acts: ['customers.read'], expiresAt: null, ...given }),
  );

forEachDatabase('API keys', (opened) => {
  test('a token acts for the business with the acts it was given', async () => {
    const { db } = opened();
    const { id, staff } = await makeBusiness(db, 'acts');
    const key = await make(opened(), staff.owner, { acts: ['tags.read', 'customers.read'] });
    const who = await resolved(db, { bearer: key.token });
    assert.deepEqual(
      { ...who, request: '' },
      {
        kind: 'key',
        tenant: id,
        key: key.id,
        acts: ['tags.read', 'customers.read'],
        request: '',
      },
    );
  });

  test('a key speaks for its own business only, whatever the path names', async () => {
    const { db } = opened();
    const { golf, wine } = await twoBusinesses(db);
    const { token } = await make(opened(), wine.staff.owner);
    const at = (slug: string) => resolved(db, { bearer: token, path: `/api/b/${slug}/me` });
    assert.equal((await at(wine.slug)).kind, 'key');
    await refused(at(golf.slug), 'signed_out');
  });

  test('the token is shown once and kept as a hash', async () => {
    const { db, asOwner } = opened();
    const { staff } = await makeBusiness(db, 'shown');
    const { token, hint } = await make(opened(), staff.owner);
    assert.equal(hint, `ck_…${token.slice(-4)}`);
    const listed = await db.as(staff.owner, 'caller', (tx) => listKeys(tx, staff.owner.tenant));
    const [row] = await asOwner((login) =>
      login.run<{ all: string }>(`SELECT string_agg(k::text, '') AS all FROM clientele.api_keys k`),
    );
    assert.ok(row && !JSON.stringify(listed).includes(token) && !row.all.includes(token));
  });

  test('nobody gives a key more than they may do, and no key makes a greater one', async () => {
    const { db } = opened();
    const { staff } = await makeBusiness(db, 'beyond');
    await refused(
      make(opened(), staff.admin, { acts: ['business.leave-demo'] }),
      'acts_beyond_yours',
    );
    const { token } = await make(opened(), staff.owner, { acts: ['keys.manage'] });
    const key = await resolved(db, { bearer: token });
    assert(key.kind === 'key');
    await refused(make(opened(), key, { acts: ['customers.read'] }), 'acts_beyond_yours');
    await make(opened(), key, { acts: ['keys.manage'] });
  });

  test('a key that was revoked or has run out is refused with its next request', async () => {
    const { db } = opened();
    const { staff } = await makeBusiness(db, 'revoked');
    const { owner } = staff;
    const { id, token } = await make(opened(), owner);
    await db.as(owner, 'caller', (tx) => revokeKey(tx, owner, id));
    await refused(resolved(db, { bearer: token }), 'signed_out');
    const expiresAt = new Date(now().getTime() + 60_000).toISOString();
    const short = await make(opened(), owner, { expiresAt });
    await resolved(db, { bearer: short.token });
    const thaw = freeze(new Date(now().getTime() + 61_000));
    try {
      await refused(resolved(db, { bearer: short.token }), 'signed_out');
    } finally {
      thaw();
    }
    await refused(make(opened(), owner, { expiresAt: '2020-01-01T00:00:00Z' }), 'invalid_input');
  });

  test('a token with another business’s id in front is no token', async () => {
    const { db } = opened();
    const { golf, wine } = await twoBusinesses(db);
    const { token } = await make(opened(), golf.staff.owner);
    const bytes = Buffer.from(token.slice(3), 'base64url');
    Buffer.from(wine.id.replaceAll('-', ''), 'hex').copy(bytes);
    await refused(resolved(db, { bearer: `ck_${bytes.toString('base64url')}` }), 'signed_out');
  });

  test('an Authorization header counts alone: a bad one is not made good by a cookie', async () => {
    const { db } = opened();
    await refused(resolved(db, { bearer: 'ck_nothing', staff: 'x' }), 'signed_out');
    await refused(resolved(db, { bearer: 'a b' }), 'signed_out');
  });

  test('a business revokes its own keys only', async () => {
    const { db } = opened();
    const { golf, wine } = await twoBusinesses(db);
    const { id } = await make(opened(), golf.staff.owner);
    const { owner } = wine.staff;
    await refused(
      db.as(owner, 'caller', (tx) => revokeKey(tx, owner, id)),
      'not_found',
    );
  });
});
