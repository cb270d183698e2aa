import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freeze, now } from '#platform/clock';
import { refused, resolved, signedIn, stranger } from '#test/access';
import { forEachDatabase, makeBusiness, twoBusinesses } from '#test/databases';
import { changeRole } from '../tenancy/change-role.ts';
import { leaveTeam } from '../tenancy/leave.ts';
import { listEvents } from '../audit/list.ts';
import { chooseBusiness } from './sessions/choose-business.ts';
import { endOtherSessions, endOwnSession, endSession } from './sessions/end.ts';
import { listSessions } from './sessions/list.ts';
import { openSession } from './sessions/open.ts';
import { faces, mostSessions } from './sessions/rules.ts';
import { signOut } from './sign-out.ts';

const day = 86_400_000;

forEachDatabase('sessions', (opened) => {
  const desk = async (name: string) => {
    const { db } = opened();
    const business = await makeBusiness(db, name);
    return { db, business, ...(await signedIn(db, `support@${business.slug}.example`)) };
  };

  test('a cookie leads to the person, the business and the role', async () => {
    const { db, business, token, session } = await desk('leads');
    const who = await resolved(db, { staff: token });
    const { user } = business.staff.support;
    assert.deepEqual(
      { ...who, request: '' },
      { kind: 'staff', tenant: business.id, user, role: 'support', session, request: '' },
    );
  });

  test('only a hash of the token is kept', async () => {
    const { token } = await desk('hashed');
    const [row] = await opened().asOwner((login) =>
      login.run<{ all: string }>(`SELECT string_agg(s::text, '') AS all FROM clientele.sessions s`),
    );
    assert.ok(row && !row.all.includes(token));
    assert.ok(!row.all.includes(Buffer.from(token).toString('hex')));
  });

  test('a session that was ended is nobody’s with the next request', async () => {
    const { db, token, session } = await desk('ended');
    await db.as(stranger(), 'gate', (tx) => endSession(tx, stranger(), session, 'signed_out'));
    assert.equal((await resolved(db, { staff: token })).kind, 'anonymous');
  });

  test('a role that was changed, and work that was ended, count with the next request', async () => {
    const { db, business, token } = await desk('live');
    const { owner, support } = business.staff;
    const change = { user: support.user, role: 'sales' } as const;
    await db.as(owner, 'gate', (tx) => changeRole(tx, owner, change));
    const after = await resolved(db, { staff: token });
    assert.equal(after.kind === 'staff' && after.role, 'sales');
    await db.as(owner, 'gate', (tx) => leaveTeam(tx, owner, support.user));
    assert.equal((await resolved(db, { staff: token })).kind, 'user');
  });

  test('a session slides while it is used, ends when it is not, and never outlives its most', async () => {
    const { db, token } = await desk('slides');
    const start = now().getTime();
    const at = async (days: number) => {
      const thaw = freeze(new Date(start + days * day));
      try {
        return (await resolved(db, { staff: token })).kind;
      } finally {
        thaw();
      }
    };
    for (const days of [6, 12, 18, 24, 29]) assert.equal(await at(days), 'staff');
    assert.equal(await at(31), 'anonymous');
    const other = await signedIn(
      db,
      (await desk('idle')).business.slug.replace(/^/, 'sales@') + '.example',
    );
    const thaw = freeze(new Date(now().getTime() + faces.staff.idleSeconds * 1000 + 1000));
    try {
      assert.equal((await resolved(db, { staff: other.token })).kind, 'anonymous');
    } finally {
      thaw();
    }
  });

  test('its last use is written down at most every five minutes', async () => {
    const { db, token, session } = await desk('seen');
    const lastSeen = async () => {
      const row = await db.as(stranger(), 'gate', (tx) =>
        tx
          .selectFrom('sessions')
          .select('last_seen_at')
          .where('id', '=', session)
          .executeTakeFirstOrThrow(),
      );
      return row.last_seen_at.getTime();
    };
    const start = await lastSeen();
    for (const [seconds, moved] of [
      [299, false],
      [301, true],
    ] as const) {
      const thaw = freeze(new Date(start + seconds * 1000));
      await resolved(db, { staff: token });
      thaw();
      assert.equal((await lastSeen()) > start, moved);
    }
  });

  test('each face has its own cookie, and the path says which counts', async () => {
    const { db, business, token } = await desk('faces');
    const { tenant, profile, customer } = business.customer;
    const opening = { face: 'portal', tenant, profile, secondFactor: 'none' } as const;
    const { cookie } = await db.as(stranger(), 'gate', (tx) =>
      openSession(tx, stranger(), opening),
    );
    const path = `/api/b/${business.slug}/me`;
    const both = { staff: token, portal: cookie.value };
    const onPortal = await resolved(db, { ...both, path });
    assert.equal(onPortal.kind === 'customer' && onPortal.customer, customer);
    assert.equal((await resolved(db, both)).kind, 'staff');
    const swapped = { staff: cookie.value, portal: token };
    assert.equal((await resolved(db, swapped)).kind, 'anonymous');
    assert.equal((await resolved(db, { ...swapped, path })).kind, 'anonymous');
  });

  test('a customer of one business is nobody at another', async () => {
    const { db } = opened();
    const { golf, wine } = await twoBusinesses(db);
    const { tenant, profile } = golf.customer;
    const opening = { face: 'portal', tenant, profile, secondFactor: 'none' } as const;
    const { cookie } = await db.as(stranger(), 'gate', (tx) =>
      openSession(tx, stranger(), opening),
    );
    const who = await resolved(db, { portal: cookie.value, path: `/api/b/${wine.slug}/me` });
    assert.deepEqual({ ...who, request: '' }, { kind: 'anonymous', tenant: wine.id, request: '' });
    const nowhere = await resolved(db, { portal: cookie.value, path: '/api/b/no-such/me' });
    assert.deepEqual({ ...nowhere, request: '' }, { kind: 'anonymous', request: '' });
  });

  test('one sees and ends one’s own sessions, and nobody else’s', async () => {
    const { db, business, session, token } = await desk('own');
    const second = await signedIn(db, `support@${business.slug}.example`);
    const mine = { ...business.staff.support, session };
    const listed = await db.as(mine, 'gate', (tx) => listSessions(tx, mine));
    assert.deepEqual(
      listed.map(({ id, current }) => [id, current]),
      [
        [second.session, false],
        [session, true],
      ],
    );
    const { owner } = business.staff;
    await refused(
      db.as(owner, 'gate', (tx) => endOwnSession(tx, owner, session)),
      'not_found',
    );
    await db.as(mine, 'gate', (tx) => endOtherSessions(tx, mine, 'revoked'));
    assert.equal((await resolved(db, { staff: second.token })).kind, 'anonymous');
    assert.equal((await resolved(db, { staff: token })).kind, 'staff');
  });

  test('a session that ends before its time is written down in the business it was for, with the reason', async () => {
    const { db, business, session } = await desk('told');
    const { owner } = business.staff;
    const closed = async () => {
      const { rows } = await db.as(owner, 'caller', (tx) =>
        listEvents(tx, owner, { limit: 50, type: 'session.closed' }),
      );
      return rows.map(
        ({ subject, facts }) => `${subject.id} ${String(facts['face'])} ${String(facts['reason'])}`,
      );
    };
    const mine = { ...business.staff.support, session };
    const open = () => signedIn(db, `support@${business.slug}.example`);
    const [revoked, one, other] = [await open(), await open(), await open()];
    await db.as(mine, 'gate', (tx) => endOwnSession(tx, mine, revoked.session));
    assert.deepEqual(await closed(), [`${revoked.session} staff revoked`]);
    await db.as(mine, 'gate', (tx) => endOtherSessions(tx, mine, 'second_factor'));
    const ended = (await closed()).slice(0, 2);
    assert.deepEqual(
      ended.toSorted(),
      [one, other].map((each) => `${each.session} staff second_factor`).toSorted(),
    );
    const { tenant, profile, customer } = business.customer;
    const opening = { face: 'portal', tenant, profile, secondFactor: 'none' } as const;
    const { session: theirs } = await db.as(stranger(), 'gate', (tx) =>
      openSession(tx, stranger(), opening),
    );
    const atHome = { ...business.customer, customer };
    await db.as(atHome, 'gate', (tx) => endOwnSession(tx, atHome, theirs));
    assert.equal((await closed())[0], `${theirs} portal revoked`);
    await refused(
      db.as(atHome, 'gate', (tx) => endOwnSession(tx, atHome, theirs)),
      'not_found',
    );
    assert.equal((await closed()).length, 4, 'what has ended ends once');
    await db.as(mine, 'gate', (tx) => signOut(tx, mine));
    assert.equal((await closed())[0], `${session} staff signed_out`);
  });

  test('one person has only so many sessions; the one unused for longest ends', async () => {
    const { db, business, token } = await desk('most');
    const { user } = business.staff.support;
    const opening = { face: 'staff', user, tenant: business.id, secondFactor: 'none' } as const;
    for (let one = 0; one < mostSessions; one += 1)
      await db.as(stranger(), 'gate', (tx) => openSession(tx, stranger(), opening));
    assert.equal((await resolved(db, { staff: token })).kind, 'anonymous');
  });

  test('a person of two businesses switches between them, and to no third', async () => {
    const { db } = opened();
    const { golf, wine } = await twoBusinesses(db);
    const third = await makeBusiness(db, 'third');
    const { user } = golf.staff.sales;
    await opened().asOwner(async (login) => {
      await login.run(
        `INSERT INTO clientele.staff (tenant_id, user_id, role, joined_at, updated_at) VALUES ($1, $2, 'admin', now(), now())`,
        [wine.id, user],
      );
      await login.run(
        'UPDATE clientele.users SET tenant_ids = array_append(tenant_ids, $1) WHERE id = $2',
        [wine.id, user],
      );
    });
    const { token } = await signedIn(db, `sales@${golf.slug}.example`);
    const who = await resolved(db, { staff: token });
    assert(who.kind === 'staff');
    const other = who.tenant === golf.id ? wine : golf;
    await db.as(who, 'gate', (tx) => chooseBusiness(tx, who, other.id));
    const switched = await resolved(db, { staff: token });
    assert.equal(switched.kind === 'staff' && switched.tenant, other.id);
    assert.equal(switched.kind === 'staff' && switched.role, other === wine ? 'admin' : 'sales');
    await refused(
      db.as(who, 'gate', (tx) => chooseBusiness(tx, who, third.id)),
      'not_found',
    );
    const again = await signedIn(db, `sales@${golf.slug}.example`);
    const back = await resolved(db, { staff: again.token });
    assert.equal(back.kind === 'staff' && back.tenant, other.id);
  });
});
