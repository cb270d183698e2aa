import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { programArgs } from '../../bin/program.js';
import { root } from './cache.ts';

const readyWithinMs = 180_000;
const stopsWithinMs = 20_000;

/** People of each business of the demo: as many as are there at once, so that nobody else comes in while a test looks on. */
export const demoPeople = '100';

/** The program, running in a process of its own as a person would run it. */
export interface RunningProgram {
  readonly url: string;
  readonly pid: number;
  /** Everything it has printed so far. */
  output(): string;
  /** Settles when it ends, by itself or by a signal. @returns its exit code; null when a signal ended it */
  ended(): Promise<number | null>;
  /** Ends it as Ctrl-C would. @returns its exit code */
  stop(): Promise<number | null>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

/** How to run it. */
export interface Running {
  /** What Node is given before the command, where it is not the program itself; it then leads a group of processes. */
  readonly through?: readonly string[];
  /** The command and its options; server and worker in one where not said. */
  readonly args?: readonly string[];
  /** Settings beside those of every test; nothing else of this process's own reaches it. */
  readonly env?: Readonly<Record<string, string>>;
  /** Data folder, to start again on; a new one, gone with the program, where not said. */
  readonly dataDir?: string;
  /** Data folder of which the program is given a copy to begin with: that of `demoFolder`, for one. */
  readonly from?: string;
}

/**
 * Starts the program on a free port and waits until it answers `/readyz`.
 * @throws with what it printed when it ends or does not become ready
 */
export async function runProgram({
  through,
  args = ['both'],
  env = {},
  dataDir,
  from,
}: Running = {}): Promise<RunningProgram> {
  const folder = dataDir ?? (await mkdtemp(path.join(tmpdir(), 'clientele-data-')));
  if (from !== undefined) await cp(from, folder, { recursive: true });
  const port = await freePort();
  const child = spawn(process.execPath, [...(through ?? programArgs), ...args], {
    cwd: root,
    detached: through !== undefined,
    env: {
      ...plainEnvironment(),
      PORT: String(port),
      CLIENTELE_DATA_DIR: folder,
      LOG_LEVEL: 'warn',
      CLIENTELE_DEMO_PEOPLE: demoPeople,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk));
  const ended = once(child, 'exit');
  const alive = (): boolean => child.exitCode === null && child.signalCode === null;
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (alive()) child.kill(signal);
    const impatient = setTimeout(() => child.kill('SIGKILL'), stopsWithinMs);
    await ended;
    clearTimeout(impatient);
    if (dataDir === undefined) await rm(folder, { recursive: true, force: true });
    return child.exitCode;
  };
  const output = (): string => Buffer.concat(printed).toString();
  const url = `http://localhost:${port}`;
  try {
    await ready(url, alive);
  } catch (fault) {
    await end('SIGKILL');
    throw new Error(`the program did not become ready:\n${output()}`, { cause: fault });
  }
  return {
    url,
    pid: child.pid as number,
    output,
    ended: async () => {
      await ended;
      return child.exitCode;
    },
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
  };
}

async function ready(url: string, alive: () => boolean): Promise<void> {
  const patience = Date.now() + readyWithinMs;
  for (;;) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok === true) return;
    if (!alive()) throw new Error('it ended');
    if (Date.now() > patience) throw new Error(`it was not ready within ${readyWithinMs} ms`);
    await sleep(50);
  }
}

// What the person running the tests has set for their own Clientele is not for this one.
function plainEnvironment(): NodeJS.ProcessEnv {
  const ours = /^(CLIENTELE_|TEST_|NODE_TEST_CONTEXT|(MIGRATE_)?DATABASE_URL$|HOST$|TRUST_PROXY$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}

/** A port of this machine that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
