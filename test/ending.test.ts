import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { programArgs } from '../bin/program.js';
import { demoMade } from '#test/crash/lives';
import { demoClient, startImport } from '#test/crash/load';
import { databaseKinds, openTestDatabase } from '#test/databases';
import { demoFolder } from '#test/demo-folder';
import { runProgram, type RunningProgram } from '#test/running-program';

/** A request of which the program has read one half only, as it says itself. */
async function halfSent(program: RunningProgram): Promise<{
  finish(): Promise<{ status: number | undefined; connection: string | undefined }>;
  drop(): void;
}> {
  const body = JSON.stringify({ email: 'nobody@people.example' });
  const sending = request(`${program.url}/api/session/code`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': body.length,
      expect: '100-continue',
    },
  });
  sending.flushHeaders();
  await once(sending, 'continue');
  sending.on('error', () => undefined);
  sending.write(body.slice(0, 10));
  return {
    drop: () => void sending.destroy(),
    finish: () =>
      new Promise((resolve, reject) => {
        sending.once('error', reject);
        sending.once('response', (response) => {
          response.resume();
          resolve({ status: response.statusCode, connection: response.headers.connection });
        });
        sending.end(body.slice(10));
      }),
  };
}

async function inFolder(work: (dataDir: string) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'clientele-ending-'));
  try {
    await work(dataDir);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

if (databaseKinds.includes('embedded'))
  describe('the program, embedded', () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      test(`${signal} lets what is in hand finish, and ends cleanly`, () =>
        inFolder(async (dataDir) => {
          const program = await runProgram({ dataDir, from: await demoFolder() });
          const client = await demoClient({ address: async () => program.url });
          assert.ok(await startImport(client, 1, 2000), 'a job is in hand');
          assert.ok(existsSync(path.join(dataDir, 'lock')));
          const inHand = await halfSent(program);
          process.kill(program.pid, signal);
          while (!program.output().includes('Ending: ')) await sleep(20);
          await assert.rejects(
            fetch(`${program.url}/healthz`, { signal: AbortSignal.timeout(20_000) }),
            'nothing new is taken',
          );
          assert.deepEqual(await inHand.finish(), { status: 202, connection: 'close' });
          assert.equal(await program.ended(), 0);
          assert.ok(!existsSync(path.join(dataDir, 'lock')), 'the lock is released');
        }));

    test('a second signal ends at once, but the echo of the first does not', async () => {
      const program = await runProgram({ from: await demoFolder() });
      await demoMade(program);
      const inHand = await halfSent(program);
      process.kill(program.pid, 'SIGINT');
      await sleep(50);
      process.kill(program.pid, 'SIGINT');
      await sleep(600);
      process.kill(program.pid, 0);
      process.kill(program.pid, 'SIGINT');
      assert.equal(await program.ended(), 130);
      inHand.drop();
      await program.stop();
    });

    test('started by npm it ends cleanly, though the terminal tells both', () =>
      inFolder(async (dataDir) => {
        const script = `import { run } from './bin/run.js'; run(process.execPath, ${JSON.stringify([...programArgs, 'both'])});`;
        const program = await runProgram({
          through: ['--input-type=module', '--eval', script],
          args: [],
          dataDir,
          from: await demoFolder(),
        });
        try {
          await demoMade(program);
          process.kill(-program.pid, 'SIGINT');
          assert.equal(await program.ended(), 0);
          assert.match(program.output(), /Ending: /);
          assert.ok(!existsSync(path.join(dataDir, 'lock')), 'the lock is released');
        } finally {
          await program.kill();
        }
      }));
  });

if (databaseKinds.includes('postgres'))
  test('jobs in hand are given back, and the next worker takes them at once', () =>
    inFolder(async (dataDir) => {
      const { urls, asOwner, close } = await openTestDatabase('postgres');
      const env = {
        DATABASE_URL: urls?.runtime ?? '',
        MIGRATE_DATABASE_URL: urls?.migrator ?? '',
        CLIENTELE_MASTER_KEY: randomBytes(32).toString('base64'),
        CLIENTELE_DEMO_PEOPLE: '20',
      };
      const start = () => runProgram({ args: ['both', '--demo'], dataDir, env });
      const look = () =>
        asOwner((login) =>
          login.run<{ state: string; retry_count: number; rows_read: number }>(
            `SELECT j.state::text, j.retry_count, i.rows_read FROM pgboss.job j, clientele.imports i
           WHERE j.name = 'import.run'`,
          ),
        );
      const until = async (there: (found: Awaited<ReturnType<typeof look>>) => boolean) => {
        while (!there(await look())) await sleep(20);
      };
      const rows = 6000;
      try {
        const first = await start();
        await demoMade(first);
        const client = await demoClient({ address: async () => first.url });
        assert.ok(await startImport(client, 1, rows));
        await until(([job]) => (job?.rows_read ?? 0) > 0);
        assert.equal(await first.stop(), 0);
        const [left] = await look();
        assert.deepEqual([left?.state, left?.retry_count], ['created', 0]);
        assert.ok((left?.rows_read ?? rows) < rows);

        const second = await start();
        // A worker that had vanished would be missed only after 15 seconds.
        await Promise.race([
          until(([job]) => job?.state !== 'created'),
          sleep(5000, null, { ref: false }),
        ]);
        assert.equal((await look())[0]?.state, 'active');
        await until(([job]) => job?.state === 'completed');
        assert.equal((await look())[0]?.rows_read, rows);
        assert.equal(await second.stop(), 0);
      } finally {
        await close();
      }
    }));
