import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const writer = fileURLToPath(new URL('embedded-writer.ts', import.meta.url));
const rounds = 20;
const patienceMs = 60_000;

let folder = '';
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'clientele-crash-'));
});
after(() => rm(folder, { recursive: true }));

/** One life of the writer, killed `lifeMs` after its start, or after it said what it found where that comes later. */
async function live(dataDir: string, lifeMs: number, mustFind: boolean) {
  const child = spawn(process.execPath, [writer, dataDir], { stdio: ['ignore', 'pipe', 'pipe'] });
  let found: number[] | undefined;
  const wrote: number[] = [];
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const said = Promise.withResolvers<void>();
  createInterface(child.stdout).on('line', (line) => {
    if (line.startsWith('wrote ')) wrote.push(Number(line.slice(6)));
    if (!line.startsWith('found ')) return;
    found = JSON.parse(line.slice(6)) as number[];
    said.resolve();
  });
  const ended = once(child, 'close');
  await sleep(lifeMs);
  if (mustFind) {
    await Promise.race([said.promise, ended, sleep(patienceMs, undefined, { ref: false })]);
    // However slow the machine, some lives come as far as writing.
    await sleep(Math.random() * 400);
  }
  child.kill('SIGKILL');
  await ended;
  assert.equal(errors, '');
  return { found, wrote };
}

test(`killed ${rounds} times at any moment, it loses nothing it acknowledged`, async () => {
  const acknowledged = new Set<number>();
  for (let round = 0; round < rounds; round += 1) {
    // Some lives end while the database is being made, migrated or recovered, most while it writes.
    const mustFind = round % 3 !== 0;
    const { found, wrote } = await live(folder, Math.random() * 1200, mustFind);
    assert.ok(!mustFind || found !== undefined, `round ${round}: the database did not open`);
    if (found !== undefined) {
      const there = new Set(found);
      const lost = [...acknowledged].filter((row) => !there.has(row));
      assert.deepEqual(lost, [], `round ${round}`);
    }
    for (const row of wrote) acknowledged.add(row);
  }
  assert.ok(acknowledged.size > 20, 'something was written at all');
});
