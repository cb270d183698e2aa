import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { root } from '../cache.ts';
import type { Told } from './reporter.ts';

const reporter = fileURLToPath(new URL('reporter.ts', import.meta.url));

/** How long one file may take; what hangs longer is killed and counts as failed. */
const limitMs = 8 * 60_000;

/** What became of one test file. */
export interface Outcome {
  readonly file: string;
  readonly passed: number;
  readonly failures: readonly { readonly title: string; readonly why: string | null }[];
  /** What it printed. */
  readonly output: string;
  readonly ms: number;
}

/** Runs one test file in a process of its own. */
export async function runFile(file: string, env: NodeJS.ProcessEnv): Promise<Outcome> {
  const began = performance.now();
  const child = spawn(process.execPath, [`--test-reporter=${reporter}`, file], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const printed: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => printed.push(chunk));
  const told: Told[] = [];
  child.on('message', (message) => told.push(message as Told));
  const limit = setTimeout(() => child.kill('SIGKILL'), limitMs);
  const code = await new Promise<number | null>((resolve) => {
    child.on('close', (status) => resolve(status));
  });
  clearTimeout(limit);
  const failures = told
    .filter((message) => message.kind === 'failed')
    .map(({ path, why }) => ({ title: path.join(' › '), why }));
  const passed = told.filter((message) => message.kind === 'passed').length;
  const ended = told.some((message) => message.kind === 'ended');
  const amiss = faultOfFile({
    code,
    ended,
    reported: passed + failures.length,
    failed: failures.length,
    lessAsked: Boolean(env['TEST_WITHOUT']),
  });
  return {
    file,
    passed,
    failures:
      amiss === undefined ? failures : [...failures, { title: 'the file itself', why: amiss }],
    output: Buffer.concat(printed).toString(),
    ms: performance.now() - began,
  };
}

function faultOfFile(end: {
  code: number | null;
  ended: boolean;
  reported: number;
  failed: number;
  lessAsked: boolean;
}): string | undefined {
  if (end.code === null) return 'was killed, or ran longer than eight minutes';
  if (end.reported === 0 && end.code === 0) return end.lessAsked ? undefined : 'has no test';
  if (!end.ended) return `ended in the middle, with exit code ${end.code}`;
  if (end.code !== 0 && end.failed === 0) return `ended with exit code ${end.code}`;
  return undefined;
}
