import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { root } from '../cache.ts';
import type { Told } from './reporter.ts';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** How long the files of one process may take; what hangs longer is killed and counts as failed. */
const limitMs = 8 * 60_000;

/** What became of one test file. */
export interface Outcome {
  readonly file: string;
  readonly passed: number;
  readonly failures: readonly { readonly title: string; readonly why: string | null }[];
  /** What it printed, where it failed: it, and those that ran in its process. */
  readonly output: string;
  readonly ms: number;
}

/** Runs test files in a process of their own. */
export async function runFiles(
  files: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Outcome[]> {
  const child = spawn(
    process.execPath,
    [`--test-reporter=${here('reporter.ts')}`, here('together.ts'), ...files],
    { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );
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
  const strays = told.filter((one) => one.kind === 'stray').map(({ why }) => why);
  const output = [Buffer.concat(printed).toString(), ...strays].join('\n');
  const ended = { code, isWhole: told.some(({ kind }) => kind === 'ended') };
  const lessAsked = Boolean(env['TEST_WITHOUT']);
  return files.map((file) => outcomeOf(file, told, { ...ended, output, lessAsked }));
}

interface Ending {
  readonly code: number | null;
  readonly isWhole: boolean;
  readonly output: string;
  readonly lessAsked: boolean;
}

function outcomeOf(file: string, told: readonly Told[], ending: Ending): Outcome {
  const own = told.filter((one) => 'file' in one && one.file === file);
  const failures = own
    .filter((one) => one.kind === 'failed')
    .map(({ path, why }) => ({
      title: path.length === 0 ? 'the file itself' : path.join(' › '),
      why,
    }));
  const passed = own.filter(({ kind }) => kind === 'passed').length;
  const over = own.find((one) => one.kind === 'over');
  const anyFailed = told.some(({ kind }) => kind === 'failed');
  const amiss = faultOfFile(ending, {
    isOver: over !== undefined,
    passed,
    failed: failures.length,
    anyFailed,
  });
  return {
    file,
    passed,
    failures:
      amiss === undefined ? failures : [...failures, { title: 'the file itself', why: amiss }],
    output: ending.output,
    ms: over?.ms ?? 0,
  };
}

function faultOfFile(
  { code, isWhole, lessAsked }: Ending,
  it: { isOver: boolean; passed: number; failed: number; anyFailed: boolean },
): string | undefined {
  if (it.isOver && it.passed + it.failed === 0) return lessAsked ? undefined : 'has no test';
  if (code === null) return it.isOver ? undefined : 'was killed, or ran longer than eight minutes';
  if (!it.isOver) return `did not come to its end, with exit code ${code}`;
  if (!isWhole) return `ended in the middle, with exit code ${code}`;
  if (code !== 0 && !it.anyFailed) return `ended with exit code ${code}`;
  return undefined;
}
