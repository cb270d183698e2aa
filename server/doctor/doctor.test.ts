import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { freeze, inSeconds, now } from '#platform/clock';
import { type Config, readConfig } from '#platform/config';
import { filesInFolder } from '#platform/files-folder';
import { newId } from '#platform/ids';
import { holdMasterKeys } from '#platform/keys';
import { newMasterKey } from '#platform/master-key';
import { openDatabase } from '#platform/open';
import {
  databaseKinds,
  forEachOwnDatabase,
  makeBusiness,
  openTestDatabase,
  type TestBusiness,
} from '#test/databases';
import { startPooler } from '#test/pooler';
import { asAdministrator, postgresServer } from '#test/postgres-server';
import { examine } from './examine.ts';
import { checkFiles } from './files.ts';
import type { Finding, Patient } from './finding.ts';
import { checkLogins } from './logins.ts';
import { checkMachine } from './machine.ts';
import { checkPooler } from './pooler.ts';
import { checkSchema } from './schema.ts';
import { checkSecrets } from './secrets.ts';
import { checkServer } from './server.ts';
import { checkZones, zonesAmiss } from './zones.ts';

const key = newMasterKey();
const secret = { CLIENTELE_MASTER_KEY: key.bytes.toString('base64') };

let dataDir = '';
before(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'clientele-doctor-'));
});
after(() => rm(dataDir, { recursive: true }));

const filesOf = (): Patient['files'] => filesInFolder(path.join(dataDir, 'files'));

/** Expects one finding of a level that says something. */
function found(findings: readonly Finding[], level: Finding['level'], what: RegExp): void {
  const fitting = findings.filter((finding) => what.test(finding.what));
  assert.equal(fitting.length, 1, JSON.stringify(findings));
  assert.equal(fitting[0]?.level, level);
}

forEachOwnDatabase('the doctor', (opened) => {
  after(() => holdMasterKeys([newMasterKey()]));

  const patient = (changes: Partial<Config> = {}): Patient => {
    const { urls, db, engine } = opened();
    const env = urls === undefined ? {} : { DATABASE_URL: urls.runtime };
    const given = { ...env, ...secret, CLIENTELE_DATA_DIR: dataDir };
    const config = { ...readConfig(given, ['--demo']), ...changes };
    return { config, opened: { db, engine, close: () => Promise.resolve() }, files: filesOf() };
  };

  async function store({ id, system }: TestBusiness, text: string): Promise<string> {
    async function* bytes() {
      yield Buffer.from(text);
    }
    const stored = await filesOf().put(id, bytes(), 1000);
    await opened().db.as(system, 'caller', (tx) =>
      tx
        .insertInto('files')
        .values({
          tenant_id: id,
          id: newId(),
          purpose: 'import',
          name: 'people.csv',
          content_type: 'text/csv',
          bytes: stored.bytes,
          sha256: Buffer.from(stored.sha256, 'hex'),
          created_at: now(),
        })
        .execute(),
    );
    return stored.sha256;
  }

  test('finds nothing wrong with a database as we make it', async () => {
    holdMasterKeys([key]);
    await store(await makeBusiness(opened().db, 'healthy'), 'as it came');
    // What the test's PostgreSQL is told for speed, and how old its time zones are, is not ours.
    const findings = (await examine(patient())).filter(
      ({ what }) => !/clocks|fsync|does not know/.test(what),
    );
    assert.deepEqual(findings, []);
  });

  test('finds a stored file that is gone or is not what it was', async () => {
    holdMasterKeys([key]);
    const golf = await makeBusiness(opened().db, 'golf');
    assert.deepEqual(await checkFiles(patient()), []);
    const sha256 = await store(golf, 'of golf');
    assert.deepEqual(await checkFiles(patient()), []);
    const file = path.join(dataDir, 'files', golf.id, sha256.slice(0, 2), sha256);
    await writeFile(file, 'of Golf');
    found(await checkFiles(patient()), 'fault', /business golf\S* .*is not what it was/);
    await rm(file);
    found(await checkFiles(patient()), 'fault', /business golf\S* .*cannot be read: ENOENT/);
  });

  test('finds businesses whose keys nobody can read, or that have none', async () => {
    holdMasterKeys([newMasterKey()]);
    const id = '018f0000-0000-7000-8000-000000000001';
    await opened().asOwner((login) =>
      login.run(`INSERT INTO clientele.tenants (id, slug, name, time_zone, currency, country, created_at, updated_at)
        VALUES ('${id}', 'keyless', 'Keyless', 'UTC', 'THB', 'TH', now(), now())`),
    );
    const findings = await checkSecrets(patient());
    assert.equal(findings.length, 2);
    found(findings, 'fault', /have no keys: keyless/);
    found(findings, 'fault', new RegExp(`not configured: .*${key.id}`));
    found(await checkFiles(patient()), 'fault', /keys of the business golf\S* cannot be opened/);
  });

  test('finds keys that an old master key still wraps', async () => {
    holdMasterKeys([newMasterKey(), key]);
    found(await checkSecrets(patient()), 'advice', /still wrapped by an old master key/);
  });

  test('finds a key file that others can read, and not one that only its owner can', async () => {
    const file = path.join(dataDir, 'key');
    await writeFile(file, 'x', { mode: 0o600 });
    const readable = async () =>
      (await checkSecrets(patient())).filter(({ what }) => /read by others/.test(what));
    assert.deepEqual(await readable(), []);
    await chmod(file, 0o640);
    const findings = await readable();
    await rm(file);
    found(findings, 'fault', /key can be read by others/);
    assert.match(findings[0]?.todo ?? '', /^chmod 600 /);
  });

  test('finds time zones that the database does not know, or of which it thinks otherwise', async (context) => {
    await makeBusiness(opened().db, 'zoned');
    const used = 'Asia/Bangkok';
    const zones = [used, 'Africa/Kigali'];
    context.mock.method(Intl, 'supportedValuesOf', () => zones);
    assert.deepEqual(await checkZones(patient()), []);
    assert.deepEqual(await zonesAmiss(patient().opened), []);
    zones.push('Mars/Olympus_Mons');
    found(await checkZones(patient()), 'advice', /does not know Mars\/Olympus_Mons/);
    // As if this Node's tables had another rule for one zone.
    let other = 'Africa/Kigali';
    const local = Temporal.Instant.prototype.toZonedDateTimeISO;
    context.mock.method(
      Temporal.Instant.prototype,
      'toZonedDateTimeISO',
      function (this: Temporal.Instant, zone: string) {
        return local.call(this, zone === other ? 'Asia/Tokyo' : zone);
      },
    );
    found(await checkZones(patient()), 'advice', /disagree about the clocks of Africa\/Kigali/);
    other = used;
    found(await checkZones(patient()), 'fault', /disagree about the clocks of Asia\/Bangkok/);
    assert.deepEqual(await zonesAmiss(patient().opened), ['Asia/Bangkok']);
  });

  test('finds a machine that has no room, and mail that cannot leave or leads nowhere', async () => {
    // Nothing can be written there, and its file system says so.
    found(await checkMachine(patient({ dataDir: '/proc' })), 'fault', /Only 0 MB are free/);
    found(await checkMachine(patient({ demo: false })), 'fault', /No mail can be sent/);
    const mail = { smtpUrl: 'smtp://mail.example', publicUrl: 'http://10.0.0.1:3000' };
    found(await checkMachine(patient(mail)), 'advice', /Links in mail start with http:\/\/10/);
  });

  test('sees a direct connection as one', async () => {
    assert.deepEqual(await checkPooler(patient()), []);
  });
});

for (const kind of databaseKinds)
  test(`the doctor finds migrations that were not applied, and says when it could not look (${kind})`, async () => {
    const database = await openTestDatabase(kind);
    try {
      await database.asOwner((login) =>
        login.run(`DELETE FROM clientele.migrations WHERE name LIKE '0001%'`),
      );
      const { db, engine } = database;
      const config = readConfig({ ...secret, CLIENTELE_DATA_DIR: dataDir }, ['--demo']);
      const opened = { db, engine, close: () => Promise.resolve() };
      const patient = { config, opened, files: filesOf() };
      found(await checkSchema(patient), 'fault', /lacks 1 .*: 0001_/);
      found(await examine(patient), 'fault', /lacks 1 .*: 0001_/);
      await database.asOwner((login) =>
        login.run('REVOKE SELECT ON clientele.migrations FROM clientele_gate'),
      );
      found(await examine(patient), 'fault', /check could not be made: .*permission denied/);
    } finally {
      await database.close();
    }
  });

const onPostgres = databaseKinds.includes('postgres') ? describe : () => undefined;

onPostgres('on PostgreSQL the doctor', () => {
  /** Looks at a database by a URL of its own. */
  async function looking(
    check: (patient: Patient) => Promise<Finding[]>,
    url: string,
    changes: Partial<Config> = {},
  ): Promise<Finding[]> {
    const config = { ...readConfig({ ...secret, DATABASE_URL: url }), ...changes };
    const opened = await openDatabase(config);
    try {
      return await check({ config, opened, files: filesOf() });
    } finally {
      await opened.close();
    }
  }

  const withUrls = async (
    work: (urls: { runtime: string; migrator: string }) => Promise<void>,
  ): Promise<void> => {
    const { urls, close } = await openTestDatabase('postgres');
    assert.ok(urls !== undefined);
    try {
      await work(urls);
    } finally {
      await close();
    }
  };

  test('finds a superuser as the server’s login', async () => {
    const findings = await looking(checkLogins, await postgresServer());
    found(findings, 'fault', /superuser or bypasses/);
  });

  test('finds a login that owns the tables, and has nothing against one that owns none', () =>
    withUrls(async ({ runtime, migrator }) => {
      assert.deepEqual(await looking(checkLogins, runtime), []);
      found(await looking(checkLogins, migrator), 'advice', /owns \d+ tables and indexes/);
    }));

  test('finds a login that has the rights of its roles without becoming them', () =>
    withUrls(async ({ runtime }) => {
      const name = `clientele_test_heir_${process.pid}`;
      const url = new URL(runtime);
      url.username = name;
      url.password = 'heir';
      await asAdministrator(async (admin) => {
        await admin.query(`CREATE ROLE ${name} LOGIN INHERIT PASSWORD 'heir'`);
        await admin.query(`GRANT clientele_app TO ${name}`);
      });
      try {
        found(await looking(checkLogins, url.href), 'advice', /rights of its roles/);
      } finally {
        await asAdministrator((admin) => admin.query(`DROP ROLE ${name}`));
      }
    }));

  test('finds a pooler that shares connections by the transaction', () =>
    withUrls(async ({ runtime }) => {
      const pooler = await startPooler(runtime);
      try {
        const config = readConfig({ ...secret, DATABASE_URL: pooler.url });
        const findings = await checkPooler({ config } as Patient);
        found(findings, 'fault', /pooler that shares connections by the transaction/);
      } finally {
        await pooler.close();
      }
    }));

  test('finds a server that keeps nothing safe, has too few connections, or another time', () =>
    withUrls(async ({ runtime }) => {
      const admin = await asAdministrator(async (client) => {
        const { rows } = await client.query<{ fsync: string }>('SHOW fsync');
        return rows[0]?.fsync;
      });
      const unsafe = await looking(checkServer, runtime);
      if (admin === 'off') found(unsafe, 'fault', /fsync or full_page_writes is off/);
      else assert.deepEqual(unsafe, []);
      const many = { connections: 10_000 };
      const told = /CLIENTELE_CONNECTIONS is 10000/;
      found(
        await looking(
          (patient) => checkServer({ ...patient, config: { ...patient.config, ...many } }),
          runtime,
        ),
        'advice',
        told,
      );
      const unfreeze = freeze(inSeconds(3600));
      try {
        found(await looking(checkServer, runtime), 'advice', /clocks .* are 3600 s apart/);
      } finally {
        unfreeze();
      }
    }));
});
