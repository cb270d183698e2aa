import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type GenerateKeyPairResult } from 'jose';
import { refused, resolved } from '#test/access';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';

/** A server that publishes keys, and counts how often it is asked. */
async function publisher() {
  const state = { body: '{"keys":[]}', status: 200, asked: 0 };
  const server = http.createServer((_, response) => {
    state.asked += 1;
    response.writeHead(state.status).end(state.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    state,
    supabaseJwksUrl: `http://127.0.0.1:${port}/auth/v1/.well-known/jwks.json`,
    async publish(keys: Record<string, GenerateKeyPairResult>) {
      const all = Object.entries(keys).map(async ([kid, { publicKey }]) => ({
        ...(await exportJWK(publicKey)),
        kid,
        use: 'sig',
      }));
      state.body = JSON.stringify({ keys: await Promise.all(all) });
    },
    close: () => server.close(),
  };
}

interface Signing {
  readonly alg: string;
  readonly kid?: string;
  readonly key: GenerateKeyPairResult['privateKey'] | Uint8Array;
  readonly issuer?: string;
}

function tokenOf(business: TestBusiness, { alg, kid, key, issuer }: Signing): Promise<string> {
  const jwt = new SignJWT({
    sub: business.staff.owner.user,
    app_metadata: { tenant_id: business.id },
  })
    .setProtectedHeader({ alg, typ: 'JWT', ...(kid !== undefined && { kid }) })
    .setAudience('authenticated')
    .setExpirationTime('1h');
  if (issuer !== undefined) jwt.setIssuer(issuer);
  return jwt.sign(key);
}

forEachDatabase('tokens checked by published keys', (opened) => {
  const open: { close(): void }[] = [];
  after(() => open.forEach((one) => one.close()));

  async function setting() {
    const published = await publisher();
    open.push(published);
    const business = await makeBusiness(opened().db, 'jwks');
    const ask = (
      bearer: string,
      more: { supabaseIssuer?: string; supabaseJwtSecret?: string } = {},
    ) => resolved(opened().db, { bearer }, { supabaseJwksUrl: published.supabaseJwksUrl, ...more });
    return { published, business, ask };
  }

  test('RS256 and ES256 are taken, and the keys are asked for once', async () => {
    const { published, business, ask } = await setting();
    const [rsa, ec] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('ES256')]);
    await published.publish({ rsa, ec });
    const tokens = [
      await tokenOf(business, { alg: 'RS256', kid: 'rsa', key: rsa.privateKey }),
      await tokenOf(business, { alg: 'ES256', kid: 'ec', key: ec.privateKey }),
    ];
    const callers = await Promise.all([...tokens, ...tokens].map((token) => ask(token)));
    assert.deepEqual(
      callers.map(({ kind }) => kind),
      ['staff', 'staff', 'staff', 'staff'],
    );
    assert.equal(published.state.asked, 1);
  });

  test('a key that came meanwhile is found, one that nobody publishes is not asked for again and again', async () => {
    const { published, business, ask } = await setting();
    const [first, second] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')]);
    // The first attempt failed: the next one comes no sooner than half a minute later.
    published.state.status = 503;
    const token = await tokenOf(business, { alg: 'ES256', kid: 'first', key: first.privateKey });
    await refused(ask(token), 'signed_out');
    published.state.status = 200;
    await published.publish({ first });
    for (let turn = 0; turn < 5; turn += 1) await refused(ask(token), 'signed_out');
    assert.equal(published.state.asked, 1);
    const other = await setting();
    await other.published.publish({ first, second });
    const stranger = await generateKeyPair('ES256');
    const late = await tokenOf(other.business, {
      alg: 'ES256',
      kid: 'second',
      key: second.privateKey,
    });
    assert.equal((await other.ask(late)).kind, 'staff');
    const unknown = await tokenOf(other.business, {
      alg: 'ES256',
      kid: 'third',
      key: stranger.privateKey,
    });
    for (let turn = 0; turn < 5; turn += 1) await refused(other.ask(unknown), 'signed_out');
    assert.equal(other.published.state.asked, 1);
  });

  test('a public key never passes for a shared secret, nor one kind of key for another', async () => {
    const { published, business, ask } = await setting();
    const [rsa, ec] = await Promise.all([
      generateKeyPair('RS256', { extractable: true }),
      generateKeyPair('ES256'),
    ]);
    await published.publish({ rsa, ec });
    published.state.body = published.state.body.replace(
      '[',
      `[{"kty":"oct","kid":"oct","k":"${'A'.repeat(43)}","alg":"HS256"},`,
    );
    const pem = new TextEncoder().encode(await exportSPKI(rsa.publicKey));
    const secret = 'a secret that both sides know, of some length';
    const bad = [
      await tokenOf(business, { alg: 'HS256', kid: 'rsa', key: pem }),
      await tokenOf(business, { alg: 'HS256', kid: 'oct', key: new Uint8Array(32) }),
      await tokenOf(business, { alg: 'RS256', kid: 'ec', key: rsa.privateKey }),
      await tokenOf(business, { alg: 'ES256', kid: 'rsa', key: ec.privateKey }),
      `${btoa('{"alg":"none"}')}.${btoa('{}')}.`,
      'no token',
    ];
    for (const token of bad) {
      await refused(ask(token), 'signed_out');
      await refused(ask(token, { supabaseJwtSecret: secret }), 'signed_out');
    }
    const key = new TextEncoder().encode(secret);
    const shared = await tokenOf(business, { alg: 'HS256', key });
    assert.equal((await ask(shared, { supabaseJwtSecret: secret })).kind, 'staff');
    await refused(ask(shared), 'signed_out');
  });

  test('the issuer counts where one is named; junk for keys is nobody', async () => {
    const { published, business, ask } = await setting();
    const key = await generateKeyPair('ES256');
    await published.publish({ key });
    const supabaseIssuer = 'https://project.supabase.co/auth/v1';
    const signing = { alg: 'ES256', kid: 'key', key: key.privateKey };
    const right = await tokenOf(business, { ...signing, issuer: supabaseIssuer });
    assert.equal((await ask(right, { supabaseIssuer })).kind, 'staff');
    const wrong = await tokenOf(business, { ...signing, issuer: 'https://other.example' });
    await refused(ask(wrong, { supabaseIssuer }), 'signed_out');
    await refused(ask(await tokenOf(business, signing), { supabaseIssuer }), 'signed_out');
    for (const body of [
      '',
      '[]',
      '{"keys":1}',
      `{"keys":[${'{},'.repeat(60)}{}]}`,
      'x'.repeat(200_000),
    ]) {
      const junk = await setting();
      junk.published.state.body = body;
      await refused(junk.ask(await tokenOf(junk.business, signing)), 'signed_out');
    }
  });
});
