import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chown, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { postgresBinaries, postgresMissing } from './postgres-binaries.ts';

const readyWithinMs = 30_000;

// Its speed comes from keeping nothing safe: the data is thrown away. A bench of what is safe asks for the opposite.
const safe = process.env['TEST_DURABLE'] === 'on' ? 'on' : 'off';

const settings = {
  listen_addresses: '',
  fsync: safe,
  synchronous_commit: safe,
  full_page_writes: safe,
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_connections: '300',
  shared_buffers: process.env['TEST_SHARED_BUFFERS'] ?? '256MB',
  log_min_messages: 'fatal',
};

// Waits for the end of its input, which comes with the end of the process that holds the other side, however that
// process ended. Then it stops the server and removes what it left.
const keeper = `"$1/postgres" -D "$2/data" -k "$2" $3 >"$2/log" 2>&1 & server=$!
cat >/dev/null; kill -INT $server; wait $server; rm -rf "$2"`;

/** A PostgreSQL of our own, reached over a socket in a temporary folder. */
export interface PrivatePostgres {
  /** A superuser's URL. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL from this machine's binaries. It ends with this process, and does not hold it up.
 * @param kept let it outlive this process: it is stopped by removing its folder
 * @throws when the binaries are missing or the server does not start
 */
export async function startPrivatePostgres(kept = false): Promise<PrivatePostgres> {
  const binaries = postgresBinaries();
  if (binaries === undefined) throw new Error(postgresMissing);
  const as = ordinaryUser();
  const folder = await mkdtemp(path.join(tmpdir(), 'clientele-pg-'));
  if ('uid' in as) await chown(folder, as.uid, as.gid);
  await promisify(execFile)(
    path.join(binaries, 'initdb'),
    ['-D', `${folder}/data`, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'],
    { ...as, cwd: folder },
  );
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const script = kept
    ? keeper.replace('cat >/dev/null', 'while test -d "$2"; do sleep 2; done')
    : keeper;
  const child = spawn(
    'sh',
    ['-c', script.replace('$3', options.join(' ')), 'sh', binaries, folder],
    {
      ...as,
      cwd: folder,
      // A group of its own: Ctrl-C in the terminal ends the tests first, and the server with them.
      detached: true,
      stdio: [kept ? 'ignore' : 'pipe', 'ignore', 'ignore'],
    },
  );
  await ready(child, folder);
  release(child);
  const url = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;
  return { url, stop: () => stop(child) };
}

/** PostgreSQL refuses to run as root, who therefore starts it as somebody else. */
function ordinaryUser(): { uid: number; gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {};
  const id = (option: string, name: string): number =>
    Number.parseInt(spawnSync('id', [option, name], { encoding: 'utf8' }).stdout, 10);
  const name = Number.isNaN(id('-u', 'postgres')) ? 'nobody' : 'postgres';
  return { uid: id('-u', name), gid: id('-g', name) };
}

async function ready(child: ChildProcess, folder: string): Promise<void> {
  const patience = Date.now() + readyWithinMs;
  while (child.exitCode === null && Date.now() < patience) {
    const state = await readFile(`${folder}/data/postmaster.pid`, 'utf8').catch(() => '');
    if (/^ready\s*$/m.test(state)) return;
    await sleep(20);
  }
  const log = await readFile(`${folder}/log`, 'utf8').catch(() => '');
  throw new Error(`the private PostgreSQL did not start:\n${log}`);
}

function release(child: ChildProcess): void {
  child.unref();
  (child.stdin as { unref?: () => void } | null)?.unref?.();
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.ref();
  child.stdin?.end();
  await ended;
}
