import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigFaults, readConfig } from './config.ts';

const key = Buffer.alloc(32, 7).toString('base64');

function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(env);
  } catch (fault) {
    assert.ok(fault instanceof ConfigFaults);
    return fault.faults;
  }
  return [];
}

test('nothing configured: embedded on loopback, with the demo', () => {
  const config = readConfig({});
  assert.equal(config.kind, 'embedded');
  assert.equal(config.host, '127.0.0.1');
  assert.equal(config.publicUrl, 'http://localhost:3000');
  assert.equal(config.demo, true);
  assert.deepEqual(config.masterKeys, []);
});

test('an empty variable counts as absent', () => {
  assert.equal(readConfig({ DATABASE_URL: '', PORT: ' ' }).port, 3000);
});

test('the demo is for this machine only, unless asked for', () => {
  assert.equal(readConfig({ HOST: '0.0.0.0' }).demo, false);
  assert.equal(readConfig({ CLIENTELE_PUBLIC_URL: 'https://crm.example.com/' }).demo, false);
  assert.equal(readConfig({ TRUST_PROXY: '1' }).demo, false);
  assert.equal(readConfig({ HOST: '::1' }).demo, true);
  assert.equal(readConfig({ HOST: '0.0.0.0' }, ['--demo']).demo, true);
  const onPostgres = { DATABASE_URL: 'postgres://a@b/c', CLIENTELE_MASTER_KEY: key };
  assert.equal(readConfig(onPostgres).demo, false);
});

test('PostgreSQL does not start without a master key', () => {
  const [fault] = faultsOf({ DATABASE_URL: 'postgres://a@b/c' });
  assert.match(fault ?? '', /^CLIENTELE_MASTER_KEY is missing/);
});

test('master keys: the newest first, then the old ones', () => {
  const old = Buffer.alloc(32, 8).toString('base64');
  const config = readConfig({ CLIENTELE_MASTER_KEY: key, CLIENTELE_MASTER_KEYS_OLD: old });
  assert.deepEqual(
    config.masterKeys.map(({ bytes }) => bytes[0]),
    [7, 8],
  );
});

test('databases to look at are named for one business each, and their addresses are told in no fault', () => {
  const { mirrorDatabases } = readConfig({
    CLIENTELE_MIRROR_DATABASES: 'golf/till=postgres://r:pw@a/t  spa/till=postgres://b/t',
  });
  assert.deepEqual(
    mirrorDatabases.map(({ slug, name, url }) => [slug, name, url]),
    [
      ['golf', 'till', 'postgres://r:pw@a/t'],
      ['spa', 'till', 'postgres://b/t'],
    ],
  );
  for (const wrong of [
    'till=postgres://r:pw@a/t',
    'golf/till=http://r:pw@a',
    'a/b=postgres://pw a/b=postgres://pw',
  ]) {
    const faults = faultsOf({ CLIENTELE_MIRROR_DATABASES: wrong });
    assert.match(faults.join(), /CLIENTELE_MIRROR_DATABASES must be BUSINESS\/NAME/);
    assert.doesNotMatch(faults.join(), /pw/);
  }
});

test('every fault is told at once, each by name', () => {
  const faults = faultsOf({
    PORT: '70000',
    LOG_LEVEL: 'loud',
    DATABASE_URL: 'mysql://x',
    CLIENTELE_MASTER_KEY: 'c2hvcnQ=',
    HOST: 'my host',
    CLIENTELE_PUBLIC_URL: 'crm.example.com',
    CLIENTELE_SMTP_ULR: 'smtp://x',
  });
  assert.deepEqual(faults, [
    'CLIENTELE_SMTP_ULR is not a setting of Clientele; did you mean CLIENTELE_SMTP_URL?',
    'PORT must be a whole number from 0 to 65535.',
    'HOST must be an IP address or the name of a machine.',
    'DATABASE_URL must be a URL that starts with postgres:// or postgresql://.',
    'LOG_LEVEL must be one of silent, fatal, error, warn, info, debug, trace.',
    'CLIENTELE_PUBLIC_URL must be a URL that starts with http:// or https://.',
    'CLIENTELE_MASTER_KEY must be 32 bytes in base64.',
  ]);
});

test('what contradicts itself is a fault', () => {
  assert.equal(faultsOf({ MIGRATE_DATABASE_URL: 'postgres://a@b/c' }).length, 1);
  assert.equal(faultsOf({ CLIENTELE_SMTP_URL: 'smtp://mail.example.com' }).length, 1);
  assert.equal(faultsOf({ CLIENTELE_MASTER_KEYS_OLD: key }).length, 1);
});

test('a name that is near nothing gets no suggestion', () => {
  assert.deepEqual(faultsOf({ CLIENTELE_COLOUR_OF_DOORS: 'x' }), [
    'CLIENTELE_COLOUR_OF_DOORS is not a setting of Clientele.',
  ]);
});

test('where tokens’ keys are published is an address that nobody in between can forge', () => {
  const url = 'https://project.supabase.co/auth/v1/.well-known/jwks.json';
  const read = readConfig({ CLIENTELE_SUPABASE_JWKS_URL: url });
  assert.equal(read.supabaseJwksUrl, url);
  const open = { CLIENTELE_SUPABASE_JWKS_URL: 'http://keys.example/jwks.json' };
  assert.throws(() => readConfig(open), /CLIENTELE_SUPABASE_JWKS_URL must start with https/);
  const alone = { CLIENTELE_SUPABASE_ISSUER: 'https://project.supabase.co/auth/v1' };
  assert.throws(() => readConfig(alone), /CLIENTELE_SUPABASE_ISSUER is given without/);
});

test('an address below a path is a fault: nothing answers there', () => {
  assert.throws(
    () => readConfig({ CLIENTELE_PUBLIC_URL: 'https://example.com/crm' }),
    /CLIENTELE_PUBLIC_URL must have no path/,
  );
  for (const HOST of ['::', '10.0.0.1', 'crm.internal'])
    assert.equal(readConfig({ HOST }).host, HOST);
});
