import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { runCommand } from '#test/command';
import { demoFolder } from '#test/demo-folder';

const key = Buffer.alloc(32, 1).toString('base64');
/** Nothing listens there. */
const nowhere = { DATABASE_URL: 'postgres://a@127.0.0.1:1/b', CLIENTELE_MASTER_KEY: key };

let folder = '';
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'clientele-commands-'));
  await cp(await demoFolder(), path.join(folder, 'data'), { recursive: true });
});
after(() => rm(folder, { recursive: true }));

const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  runCommand(args, { CLIENTELE_DATA_DIR: path.join(folder, 'data'), ...env });

describe('commands', { concurrency: false }, () => {
  test('keys that were rotated twice still open what was there, and the doctor agrees', async () => {
    for (let turn = 0; turn < 2; turn += 1)
      assert.match((await run(['rotate-key'])).said, /The keys of 4 businesses/);
    const { said } = await run(['doctor', '--json']);
    assert.deepEqual(JSON.parse(said), { healthy: true, findings: [] });
  });

  test('dead jobs of no business are listed and tried again; an act or a kind that is none is said', async () => {
    assert.match(
      (await run(['jobs', 'dead'])).said,
      /^No dead job that belongs to no business\.$/m,
    );
    const replayed = await run(['jobs', 'replay', '--task', 'sign_in.mail']);
    assert.match(replayed.said, /^Sent again: 0\./m);
    assert.match((await run(['jobs', 'bury'])).complained, /jobs dead, or jobs replay/);
    const unknown = await run(['jobs', 'replay', '--task', 'sign_in.post']);
    assert.deepEqual(
      [unknown.code, /no jobs of sign_in\.post/.test(unknown.complained)],
      [2, true],
    );
  });

  test('a backup comes back in an empty folder, and in no other', async () => {
    const file = path.join(folder, 'one.backup');
    assert.match((await run(['backup', file])).said, /rows and \d+ stored files are in/);
    assert.match((await run(['backup', file])).complained, /is there already/);
    const elsewhere = { CLIENTELE_DATA_DIR: path.join(folder, 'elsewhere') };
    assert.match((await run(['restore', file], elsewhere)).said, /every table was checked/);
    assert.match((await run(['restore', file], elsewhere)).complained, /holds a database already/);
    assert.equal((await run(['doctor'], elsewhere)).code, 0);
  });

  test('a business is created with its owner, or by a link; what cannot be is told in a sentence', async () => {
    const own = { CLIENTELE_DATA_DIR: path.join(folder, 'own') };
    const link = await run(['tenant', 'create'], own);
    assert.match(link.said, /counts for a day:\n\S+\/setup#[\w-]{43}\n$/);
    const zone = ['--zone', 'Asia/Bangkok', '--currency', 'THB', '--country', 'TH'];
    const one = ['--name', 'Club', '--slug', 'club', '--owner', 'o@club.example', ...zone];
    assert.match((await run(['tenant', 'create', ...one], own)).said, /^Created Club\. o@club/);
    const again = await run(['tenant', 'create', ...one], own);
    assert.equal(again.code, 1);
    assert.doesNotMatch(again.complained, /\n\s+at /, 'a stack');
    const missing = await run(['tenant', 'create', '--name', 'Club', '--currency', 'baht'], own);
    assert.equal(missing.code, 2);
    assert.match(missing.complained, /--slug is missing/);
    assert.match(missing.complained, /--currency must be a three-letter currency code/);
    const lifted = await run(['second-factor', 'remove', '--email', 'o@club.example'], own);
    assert.match(lifted.said + lifted.complained, /o@club\.example|second factor/);
    assert.equal((await run(['second-factor', 'remove'], own)).code, 2);
  });

  test('help names every command; what is mistyped is answered with what was meant', async () => {
    const help = await run(['--help']);
    assert.equal(help.code, 0);
    for (const name of [
      'backup',
      'both',
      'doctor',
      'jobs',
      'migrate',
      'move',
      'restore',
      'serve',
      'work',
    ])
      assert.match(help.said, new RegExp(`^  ${name} +\\S`, 'm'));
    const { code, complained } = await run(['migrat']);
    assert.deepEqual(
      { code, complained },
      {
        code: 2,
        complained: 'There is no command migrat; did you mean migrate?\n',
      },
    );
    assert.equal((await run(['move'])).code, 2);
    assert.equal((await run(['migrate', '--chek'])).code, 2);
  });

  test('every fault of the configuration is told at once, without a stack', async () => {
    const env = { DATABASE_URL: nowhere.DATABASE_URL, CLIENTELE_SMTP: 'x' };
    const { code, complained } = await run(['both'], env);
    assert.equal(code, 1);
    assert.match(
      complained,
      /CLIENTELE_SMTP is not a setting of Clientele; did you mean CLIENTELE_SMTP_URL/,
    );
    assert.match(complained, /CLIENTELE_MASTER_KEY is missing/);
    assert.doesNotMatch(complained, /\n {4}at /);
    const doctor = await run(['doctor'], env);
    assert.equal(doctor.code, 1);
    assert.match(doctor.said, /^FAULT {3}CLIENTELE_SMTP is not a setting/m);
    assert.match(doctor.said, /^FAULT {3}CLIENTELE_MASTER_KEY is missing/m);
  });

  test('a database that is not there is told in one sentence', async () => {
    const { code, complained } = await run(['serve'], nowhere);
    assert.equal(code, 1);
    assert.match(
      complained,
      /^The database of DATABASE_URL could not be opened: .*ECONNREFUSED.*\n$/,
    );
    const doctor = await run(['doctor'], nowhere);
    assert.match(doctor.said, /^FAULT {3}.*ECONNREFUSED.*\n +Nothing else could be looked at\./);
  });

  test('a damaged key file is never replaced', async () => {
    const dataDir = path.join(folder, 'damaged');
    await cp(await demoFolder(), dataDir, { recursive: true });
    await writeFile(path.join(dataDir, 'key'), 'x');
    const { code, complained } = await run(['both'], { CLIENTELE_DATA_DIR: dataDir });
    assert.equal(code, 1);
    assert.match(complained, /does not hold a master key/);
  });
});
