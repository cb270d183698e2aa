import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freeze, now } from '#platform/clock';
import { MailNotSent, MailRefused } from '#platform/mail';
import { outcomes, refused, resolved, stranger } from '#test/access';
import { forEachDatabase, makeBusiness, twoBusinesses, type TestDatabase } from '#test/databases';
import { mailJob } from '#test/mail-job';
import type { Staff } from '../platform/who.ts';
import { acceptInvitation, readInvitation } from './invitations/accept.ts';
import { listInvitations } from './invitations/list.ts';
import { mailInvitation } from './invitations/mail.ts';
import { invite } from './invitations/make.ts';
import { revokeInvitation } from './invitations/revoke.ts';

type Db = TestDatabase['db'];

const someone = () => `new-${crypto.randomUUID()}@people.example`;

const invited = (db: Db, who: Staff, given: Parameters<typeof invite>[2]) =>
  db.as(who, 'gate', (tx) => invite(tx, who, given));

/** Sends the invitation's mail and reads the token out of it. */
async function received(db: Db, who: Staff, invitation: string): Promise<string | undefined> {
  let token: string | undefined;
  const payload = { tenant: who.tenant, invitation };
  await mailInvitation(
    mailJob(db, payload, (mail) => {
      token = /\/invitation#(\S+)/.exec(mail.text)?.[1];
    }),
  );
  return token;
}

async function invitedBy(db: Db, who: Staff, email: string) {
  const { id } = await invited(db, who, { email, role: 'sales' });
  const token = await received(db, who, id);
  assert(token !== undefined);
  return { id, token };
}

forEachDatabase('invitations', (opened) => {
  test('the link of a mail brings a person in, signed in and with the role', async () => {
    const { db } = opened();
    const { id, staff } = await makeBusiness(db, 'in');
    const email = someone();
    const { token } = await invitedBy(db, staff.admin, email.toUpperCase());
    const read = await db.as(stranger(), 'gate', (tx) => readInvitation(tx, token));
    assert.deepEqual([read.email, read.role, read.isNew], [email, 'sales', true]);
    const { cookie, next } = await acceptInvitation(db, stranger(), { token, name: 'Somebody' });
    assert.equal(next, 'signed_in');
    const who = await resolved(db, { staff: cookie.value });
    assert.ok(who.kind === 'staff' && who.tenant === id && who.role === 'sales');
    const open = await db.as(staff.admin, 'gate', (tx) => listInvitations(tx, id));
    assert.deepEqual(open, []);
  });

  test('accepted twice at once, it brings in one', async () => {
    const { db } = opened();
    const { staff } = await makeBusiness(db, 'twice');
    const { token } = await invitedBy(db, staff.owner, someone());
    const both = [1, 2, 3].map(() => acceptInvitation(db, stranger(), { token, name: 'One' }));
    const came = await outcomes(both);
    assert.deepEqual(came.toSorted(), ['link_dead', 'link_dead', 'ok']);
  });

  test('one that was taken back, followed by another, or has run out is dead', async () => {
    const { db } = opened();
    const { staff } = await makeBusiness(db, 'dead');
    const { owner } = staff;
    const email = someone();
    const first = await invitedBy(db, owner, email);
    const second = await invitedBy(db, owner, email);
    const third = await invitedBy(db, owner, someone());
    await refused(acceptInvitation(db, stranger(), first), 'link_dead');
    await db.as(owner, 'gate', (tx) => revokeInvitation(tx, owner, third.id));
    await refused(acceptInvitation(db, stranger(), third), 'link_dead');
    await refused(
      db.as(owner, 'gate', (tx) => revokeInvitation(tx, owner, third.id)),
      'not_found',
    );
    const thaw = freeze(new Date(now().getTime() + 7 * 86_400_000 + 1000));
    try {
      await refused(acceptInvitation(db, stranger(), second), 'link_dead');
    } finally {
      thaw();
    }
    await refused(
      acceptInvitation(db, stranger(), { token: 'ci_nothing-of-the-kind' }),
      'link_dead',
    );
  });

  test('only owners invite owners, and nobody who works there already is invited', async () => {
    const { db } = opened();
    const { slug, staff } = await makeBusiness(db, 'owners');
    await refused(invited(db, staff.admin, { email: someone(), role: 'owner' }), 'owner_only');
    await invited(db, staff.owner, { email: someone(), role: 'owner' });
    const there = { email: `support@${slug}.example`, role: 'admin' } as const;
    await refused(invited(db, staff.owner, there), 'already_staff');
  });

  test('a business writes to only so many strangers an hour', async () => {
    const { db, asOwner } = opened();
    const { id, staff } = await makeBusiness(db, 'hourly');
    await asOwner((login) =>
      login.run(
        `INSERT INTO clientele.invitations (tenant_id, id, email, role, token_hash, created_at, expires_at, revoked_at)
         SELECT $1, gen_random_uuid(), n || '@x.example', 'sales', n::text::bytea, $2, $2, $2 FROM generate_series(1, 100) n`,
        [id, now()],
      ),
    );
    await refused(
      invited(db, staff.owner, { email: someone(), role: 'sales' }),
      'too_many_requests',
    );
  });

  test('a person known elsewhere joins as themselves', async () => {
    const { db } = opened();
    const { golf, wine } = await twoBusinesses(db);
    const { token } = await invitedBy(db, wine.staff.owner, `desk-${golf.slug}@x.example`);
    await acceptInvitation(db, stranger(), { token, name: 'Desk' });
    const known = await invitedBy(db, wine.staff.owner, `sales@${golf.slug}.example`);
    const read = await db.as(stranger(), 'gate', (tx) => readInvitation(tx, known.token));
    assert.equal(read.isNew, false);
    const { cookie } = await acceptInvitation(db, stranger(), { ...known, name: 'Not their name' });
    const who = await resolved(db, { staff: cookie.value });
    assert.equal(who.kind === 'staff' && who.user, golf.staff.sales.user);
  });

  test('no business takes back or sees another’s', async () => {
    const { db } = opened();
    const { golf, wine } = await twoBusinesses(db);
    const { id } = await invited(db, golf.staff.owner, { email: someone(), role: 'sales' });
    const { owner } = wine.staff;
    await refused(
      db.as(owner, 'gate', (tx) => revokeInvitation(tx, owner, id)),
      'not_found',
    );
    assert.deepEqual(await db.as(owner, 'gate', (tx) => listInvitations(tx, wine.id)), []);
  });

  test('the token is kept sealed until its mail has gone, and mailed again after a crash', async () => {
    const { db, asOwner } = opened();
    const { staff } = await makeBusiness(db, 'sealed');
    const { owner } = staff;
    const { id } = await invited(db, owner, { email: someone(), role: 'sales' });
    let seen = '';
    const payload = { tenant: owner.tenant, invitation: id };
    const busy = mailJob(db, payload, (mail) => {
      seen = mail.text;
      throw new MailNotSent('the mail server is busy');
    });
    await assert.rejects(mailInvitation(busy), /busy/);
    const token = await received(db, owner, id);
    assert.ok(token !== undefined && seen.includes(token));
    assert.equal(await received(db, owner, id), undefined);
    const [row] = await asOwner((login) =>
      login.run<{ all: string }>(
        'SELECT i::text AS all FROM clientele.invitations i WHERE id = $1',
        [id],
      ),
    );
    assert.ok(row && !row.all.includes(token));
  });

  test('an address that the mail server will never take is not tried again', async () => {
    const { db } = opened();
    const { staff } = await makeBusiness(db, 'never');
    const { id } = await invited(db, staff.owner, { email: someone(), role: 'sales' });
    const payload = { tenant: staff.owner.tenant, invitation: id };
    await mailInvitation(
      mailJob(db, payload, () => {
        throw new MailRefused('the mail server answered 550', {});
      }),
    );
    assert.equal(await received(db, staff.owner, id), undefined);
  });
});
