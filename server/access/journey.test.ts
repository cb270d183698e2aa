import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { lastCode } from '#test/access';
import { browser } from '#test/browser';
import { forEachOwnDatabase, makeBusiness, type TestDatabase } from '#test/databases';
import { mailJob } from '#test/mail-job';
import { testPorts } from '#test/ports';
import { serving } from '#test/serving';
import { handlers as messaging } from '#messaging';
import { handlers as tenancy } from '#tenancy';
import { makeDemo } from '../../database/seed/make.ts';
import { resolveCredential } from './credential/resolve.ts';
import { handlers as access } from './handlers.ts';
import { mailInvitation } from './invitations/mail.ts';
import { ownerLink } from './setup/link.ts';

function served({ db }: TestDatabase, publicUrl = 'http://localhost:3000') {
  const { config } = testPorts(db, { publicUrl });
  return serving({
    db,
    config,
    rooms: [tenancy, messaging, access],
    resolve: (credentials) => resolveCredential(db, config, credentials),
  });
}

forEachOwnDatabase('coming in over HTTP', (opened) => {
  test('leaving the demo is answered, also to a request that may be repeated', async () => {
    const { db } = opened();
    await makeDemo(db, { people: 4 });
    const server = await served(opened());
    try {
      const person = browser(server);
      await person.ok('POST', '/api/session/demo', { email: 'owner@birdie.example' });
      const cookie = [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answered = await server.send('POST', '/api/demo/leaving', {
        body: { confirm: 'leave the demo' },
        headers: { cookie, 'sec-fetch-site': 'same-origin', 'idempotency-key': 'leaving' },
      });
      assert.equal(answered.status, 200, answered.text);
      assert.match(answered.headers.getSetCookie().join(), /^clientele_staff=;.*Max-Age=0/);
      assert.equal((await person.ok('GET', '/api/me'))['state'], 'signed_out');
    } finally {
      await server.close();
    }
  });

  test('from the first owner’s link to a second factor, an invitation and out again', async () => {
    const { db } = opened();
    const server = await served(opened());
    const owner = browser(server);
    try {
      const [, token] = (await ownerLink(db, testPorts(db).config)).split('#');
      await owner.ok('POST', '/api/setup/reading', { token });
      const slug = `j-${crypto.randomUUID().slice(0, 8)}`;
      const made = await owner.ok('POST', '/api/setup', {
        token,
        owner: { email: `ann@${slug}.example`, name: 'Ann' },
        business: { name: 'J', slug, timeZone: 'Asia/Tokyo', currency: 'JPY', country: 'JP' },
        location: { name: 'Here' },
      });
      assert.equal(made['signedIn'], true);
      const me = await owner.ok('GET', '/api/me');
      assert.equal(me['role'], 'owner');

      const { secret } = await owner.ok('POST', '/api/me/second-factor');
      const totp = new TOTP({ secret: Secret.fromBase32(String(secret)) });
      await owner.ok('POST', '/api/me/second-factor/confirmation', { code: totp.generate() });
      await owner.ok('DELETE', '/api/session');
      assert.equal(owner.cookies.size, 0);

      await owner.ok('POST', '/api/session/code', { email: `ann@${slug}.example` });
      const { code } = await lastCode(db);
      const next = await owner.ok('POST', '/api/session', { email: `ANN@${slug}.example`, code });
      assert.deepEqual(next, { next: 'second_factor' });
      assert.deepEqual(await owner.ok('GET', '/api/me'), {
        state: 'second_factor_due',
        email: `ann@${slug}.example`,
      });
      for (const path of ['/api/sessions', '/api/staff', '/api/business'])
        assert.equal((await owner.send('GET', path)).status, 401);
      const later = totp.generate({ timestamp: Date.now() + 30_000 });
      await owner.ok('POST', '/api/session/second-factor', { code: later });
      assert.equal((await owner.ok('GET', '/api/me'))['state'], 'signed_in');

      const email = `bob@${slug}.example`;
      const { id } = await owner.ok('POST', '/api/invitations', { email, role: 'support' });
      let link = '';
      const payload = { tenant: String(made['business']), invitation: String(id) };
      await mailInvitation(mailJob(db, payload, ({ text }) => (link = text)));
      const bob = browser(server);
      const invitation = { token: /#(\S+)/.exec(link)?.[1], name: 'Bob' };
      await bob.ok('POST', '/api/invitations/acceptance', invitation);
      assert.equal((await bob.send('POST', '/api/tags', { name: 'x' })).status, 403);
      const team = (await bob.ok('GET', '/api/staff'))['rows'] as { user: string; role: string }[];
      assert.deepEqual(
        team.map(({ role }) => role),
        ['owner', 'support'],
      );
      await owner.ok('DELETE', `/api/staff/${team[1]?.user}`);
      assert.equal((await bob.send('GET', '/api/staff')).status, 403);
      assert.equal((await owner.send('DELETE', `/api/staff/${team[0]?.user}`)).status, 409);
    } finally {
      await server.close();
    }
  });

  test('cookies are out of reach of scripts, of other sites and, over https, of the network', async () => {
    const { db } = opened();
    const { slug } = await makeBusiness(db, 'cookies');
    for (const [publicUrl, pattern] of [
      [
        'http://localhost:3000',
        /^clientele_staff=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/,
      ],
      [
        'https://crm.example',
        /^__Host-clientele_staff=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=2592000$/,
      ],
    ] as const) {
      const server = await served(opened(), publicUrl);
      try {
        const person = browser(server);
        const email = `admin@${slug}.example`;
        await person.ok('POST', '/api/session/code', { email });
        const { code } = await lastCode(db);
        await person.ok('POST', '/api/session', { email, code });
        assert.match(person.lastSet().join('\n'), pattern);
        assert.equal((await person.ok('GET', '/api/me'))['role'], 'admin');
      } finally {
        await server.close();
      }
    }
  });

  test('a taken name is refused by the field at fault', async () => {
    const { db } = opened();
    const { slug } = await makeBusiness(db, 'names');
    const server = await served(opened());
    try {
      const person = browser(server);
      const email = `owner@${slug}.example`;
      await person.ok('POST', '/api/session/code', { email });
      await person.ok('POST', '/api/session', { email, code: (await lastCode(db)).code });
      await person.ok('POST', '/api/tags', { name: 'VIP' });
      const answered = await person.send('POST', '/api/tags', { name: 'vip' });
      assert.equal(answered.status, 409);
      const { code, fields } = answered.json() as { code: string; fields: { path: string }[] };
      assert.deepEqual([code, fields[0]?.path], ['name_taken', 'name']);
    } finally {
      await server.close();
    }
  });

  test('the mailbox is open where the demo is allowed, and nowhere else', async () => {
    const { db } = opened();
    for (const [demo, status] of [
      [true, 200],
      [false, 404],
    ] as const) {
      const config = testPorts(db, { demo }).config;
      const resolve = () => Promise.resolve({ kind: 'anonymous', request: 'r' } as const);
      const server = await serving({ db, config, rooms: [messaging], resolve });
      try {
        assert.equal((await server.send('GET', '/api/mailbox')).status, status);
      } finally {
        await server.close();
      }
    }
  });
});
