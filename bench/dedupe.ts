// A CSV file of people in, clusters out, by `clientele dedupe` in a process of its own, learning included: seconds and
// the most memory it needed, all threads together, and how much of the truth it found. One row in four is a person who
// came before in the same file. Beside Splink on the same file, where SPLINK_PYTHON names a Python that has it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { programArgs } from '../bin/program.js';
import { evaluate } from '../server/dedupe/figures.ts';
import type { Judged } from '../server/dedupe/figures.ts';
import { writePeople } from './support/people-file.ts';
import { machine, numberOption, print, rounded } from './support/report.ts';

const size = numberOption('size', 50_000);
const python = process.env['SPLINK_PYTHON'];
const folder = await mkdtemp(path.join(tmpdir(), 'clientele-bench-'));
const at = (name: string) => path.join(folder, name);
try {
  await writePeople(at('people.csv'), size);
  const options = ['--id', 'id', '--ignore', 'person', '--keep', 'person'];
  const ours = await measured(
    process.execPath,
    [...programArgs, 'dedupe', at('people.csv'), ...options, '--out', at('clusters.csv')],
    at('clusters.csv'),
  );
  const script = new URL('support/splink-peer.py', import.meta.url).pathname;
  const peers = python && {
    splink: await measured(python, [script, at('people.csv'), at('splink.csv')], at('splink.csv')),
  };
  print({ name: 'dedupe', size, machine: machine(), figures: ours, peers: peers || {} });
} finally {
  await rm(folder, { recursive: true });
}

async function measured(program: string, args: readonly string[], clusters: string) {
  const began = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  let most = 0;
  const watch = setInterval(
    () => void peakOf(child.pid).then((kb) => (most = Math.max(most, kb))),
    50,
  );
  const [code] = (await once(child, 'exit')) as [number];
  clearInterval(watch);
  if (code !== 0) throw new Error(`${path.basename(program)} ended with ${code}`);
  const seconds = (performance.now() - began) / 1000;
  const judged = evaluate(await recordsIn(clusters));
  return {
    seconds: rounded(seconds),
    rss_mb: Math.round(most / 1000),
    precision: rounded(judged.pairs.precision),
    recall: rounded(judged.pairs.recall),
    f1: rounded(judged.pairs.f1),
    b_cubed_f1: rounded(judged.bCubed.f1),
  };
}

/** The most memory that a process has had at a time so far, all of its threads together, in kB. */
async function peakOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0);
}

async function recordsIn(clusters: string): Promise<Judged[]> {
  const records: Judged[] = [];
  for await (const line of createInterface({ input: createReadStream(clusters) })) {
    const [, cluster = '', person = ''] = line.split(',');
    if (cluster !== 'cluster_id') records.push([cluster, person]);
  }
  return records;
}
