import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identify } from '#identity';
import { lastCode, outcomes, refused, resolved, stranger, wrong } from '#test/access';
import { forEachDatabase, makeBusiness, twoBusinesses, type TestDatabase } from '#test/databases';
import { mailJob } from '#test/mail-job';
import { testPorts } from '#test/ports';
import type { CodeText } from '#platform/code-port';
import { readDestination } from './codes/destination.ts';
import { mailCode } from './codes/mail.ts';
import { requestCode } from './codes/request.ts';
import { signInToPortal } from './portal-sign-in.ts';

async function codeAt({ db }: TestDatabase, tenant: string, email: string): Promise<string> {
  await requestCode(db, stranger(), { face: 'portal', tenant, email });
  return (await lastCode(db)).code;
}

forEachDatabase('signing in to a portal', (opened) => {
  test('makes a stranger a customer, and knows them the next time', async () => {
    const { db } = opened();
    const { id, slug } = await makeBusiness(db, 'stranger');
    const email = `guest@${slug}.example`;
    const met = [];
    for (let time = 0; time < 2; time += 1) {
      const code = await codeAt(opened(), id, email);
      const given = { tenant: id, to: { email }, code };
      const { cookie } = await signInToPortal(db, stranger(), given);
      const who = await resolved(db, { portal: cookie.value, path: `/b/${slug}` });
      assert(who.kind === 'customer');
      met.push([who.tenant, who.profile, who.customer]);
    }
    assert.deepEqual(met[0], met[1]);
    assert.equal(met[0]?.[0], id);
  });

  test('leads to the customer that the business has with that address', async () => {
    const { db, asOwner } = opened();
    const { id, slug, customer } = await makeBusiness(db, 'known');
    const email = `nok.suwan@${slug}.example`;
    const code = await codeAt(opened(), id, email);
    const { cookie } = await signInToPortal(db, stranger(), { tenant: id, to: { email }, code });
    const first = await resolved(db, { portal: cookie.value, path: `/b/${slug}` });
    assert(first.kind === 'customer');
    // As a merge by staff does: the profile leads elsewhere, and the session with it, at once.
    await asOwner((login) =>
      login.run(
        `UPDATE clientele.links SET customer_id = $1 WHERE tenant_id = $2 AND profile_id = $3 AND ended_at IS NULL`,
        [customer.customer, id, first.profile],
      ),
    );
    const now = await resolved(db, { portal: cookie.value, path: `/b/${slug}` });
    assert.equal(now.kind === 'customer' && now.customer, customer.customer);
  });

  test('leads a proved address to whoever has had it, also when it was never proved before', async () => {
    const { db } = opened();
    const { id, slug, system } = await makeBusiness(db, 'proved');
    const email = `ploy@${slug}.example`;
    const known = await db.as(system, 'engine', (tx) =>
      identify(tx, system, {
        source: 'till',
        kind: 'form',
        person: { fullName: 'Ploy Sukjai', emails: [{ value: email, verified: false }] },
      }),
    );
    const code = await codeAt(opened(), id, email);
    const { cookie } = await signInToPortal(db, stranger(), { tenant: id, to: { email }, code });
    const who = await resolved(db, { portal: cookie.value, path: `/b/${slug}` });
    assert(who.kind === 'customer');
    assert.equal(who.customer, known.customer);
    const link = await db.as(system, 'engine', (tx) =>
      tx
        .selectFrom('links')
        .select('method')
        .where('tenant_id', '=', id)
        .where('profile_id', '=', who.profile)
        .executeTakeFirstOrThrow(),
    );
    assert.equal(link.method, 'verified');
  });

  test('of several with the right code at once one gets in, and one customer is made', async () => {
    const { db, asOwner } = opened();
    const { id, slug } = await makeBusiness(db, 'atonce');
    const email = `twice@${slug}.example`;
    const code = await codeAt(opened(), id, email);
    const came = await outcomes(
      [1, 2, 3].map(() => signInToPortal(db, stranger(), { tenant: id, to: { email }, code })),
    );
    assert.deepEqual(came.toSorted(), ['code_wrong', 'code_wrong', 'ok']);
    const [row] = await asOwner((login) =>
      login.run<{ all: number }>(
        'SELECT count(*)::int AS all FROM clientele.customers WHERE tenant_id = $1',
        [id],
      ),
    );
    // The one that every business of a test has, and this one.
    assert.equal(row?.all, 2);
  });

  test('takes no code of another business, and makes nobody of a wrong one', async () => {
    const { db } = opened();
    const { golf, wine } = await twoBusinesses(db);
    const email = `both@${golf.slug}.example`;
    const code = await codeAt(opened(), golf.id, email);
    await refused(
      signInToPortal(db, stranger(), { tenant: wine.id, to: { email }, code }),
      'code_wrong',
    );
    const given = { tenant: golf.id, to: { email }, code: wrong(code) };
    await refused(signInToPortal(db, stranger(), given), 'code_wrong');
    const known = await db.as(golf.system, 'engine', (tx) =>
      tx
        .selectFrom('profiles')
        .select('id')
        .where('tenant_id', '=', golf.id)
        .where('outside_id', '=', email)
        .execute(),
    );
    assert.deepEqual(known, []);
  });

  test('is in the business’s name, and mailed to anybody who asks', async () => {
    const { db } = opened();
    const { id, slug } = await makeBusiness(db, 'name');
    const email = `new@${slug}.example`;
    await requestCode(db, stranger(), { face: 'portal', tenant: id, email });
    const code = (await lastCode(db)).id;
    const subjects: string[] = [];
    await mailCode(mailJob(db, { code }, (mail) => subjects.push(`${mail.to} ${mail.subject}`)));
    assert.match(
      subjects[0] ?? '',
      new RegExp(`^${email} \\d{6} is your sign-in code for ${slug}$`),
    );
  });

  test('takes a telephone in place of an address, read as people of the business’s country write it', async () => {
    const { db } = opened();
    const { id, slug, system } = await makeBusiness(db, 'phone');
    const known = await db.as(system, 'engine', (tx) =>
      identify(tx, system, {
        source: 'till',
        kind: 'form',
        person: { phones: [{ value: '081 555 0909', verified: false }] },
      }),
    );
    const texts: CodeText[] = [];
    const ports = {
      ...testPorts(db),
      codes: {
        ways: () => Promise.resolve(['sms', 'whatsapp'] as const),
        send: async (text: CodeText) => void texts.push(text),
      },
    };
    const to = await readDestination(ports, stranger(), id, {
      phone: '(081) 555-0909',
      way: 'whatsapp',
    });
    await requestCode(db, stranger(), { face: 'portal', tenant: id, ...to });
    const { id: row, code } = await lastCode(db);
    await mailCode({ ...mailJob(db, { code: row }, () => assert.fail('no mail')), ports });
    assert.deepEqual(
      texts.map((one) => [one.to, one.way, one.tenant]),
      [['+66815550909', 'whatsapp', id]],
    );
    assert.equal(
      texts[0]?.text,
      `${code} is your sign-in code for ${slug}. It counts for 10 minutes.`,
    );
    const { cookie } = await signInToPortal(db, stranger(), { tenant: id, to, code });
    const who = await resolved(db, { portal: cookie.value, path: `/b/${slug}` });
    assert.equal(who.kind === 'customer' && who.customer, known.customer);
    // What customers are asked about themselves names no business: the session does.
    assert.equal(
      (await resolved(db, { portal: cookie.value, path: '/api/vip/status' })).kind,
      'customer',
    );
    const none = { ...ports, codes: { ...ports.codes, ways: () => Promise.resolve([]) } };
    for (const [given, at] of [
      [{ phone: '12' }, ports],
      [{ phone: '0815550909' }, none],
      [{ phone: '0815550909', email: 'a@b.example' }, ports],
      [{}, ports],
    ] as const)
      await refused(readDestination(at, stranger(), id, given), 'invalid_input');
  });

  test('sends a number few texts an hour, whoever asks for them', async () => {
    const { db } = opened();
    const { id } = await makeBusiness(db, 'texts');
    const ask = () =>
      requestCode(db, stranger(), { face: 'portal', tenant: id, phone: '+66815550910' });
    for (let sent = 0; sent < 5; sent += 1) await ask();
    await refused(ask(), 'too_many_requests');
  });
});
