import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What to say where the CalDAV server is missing. */
export const radicaleMissing =
  'Radicale, a CalDAV server that tests ask, is not installed. On Debian and Ubuntu: `sudo apt-get install radicale`; ' +
  'elsewhere: `pipx install radicale`. Or ask for less with `npm test -- --without radicale`.';

const readyWithinMs = 20_000;

/** A CalDAV server with one account. */
export interface Radicale {
  /** As in `http://127.0.0.1:41234`. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** Makes a calendar. @returns its address */
  calendar(name: string): Promise<string>;
  /** Puts an event into a calendar, or another in its place. */
  put(calendar: string, uid: string, text: string): Promise<void>;
  stop(): Promise<void>;
}

/** Whether it is there at all. */
export function hasRadicale(): boolean {
  return spawnSync('radicale', ['--version']).status === 0;
}

/** Starts the server on a free port of loopback. @throws when it is not installed or does not start */
export async function startRadicale(): Promise<Radicale> {
  if (!hasRadicale()) throw new Error(radicaleMissing);
  const [user, password] = ['maya', 'right horse'];
  const folder = await mkdtemp(path.join(tmpdir(), 'clientele-dav-'));
  await writeFile(path.join(folder, 'users'), `${user}:${password}\n`);
  const port = await freePort();
  const child = spawn(
    'radicale',
    [
      '--config=',
      `--server-hosts=127.0.0.1:${port}`,
      '--auth-type=htpasswd',
      `--auth-htpasswd-filename=${folder}/users`,
      '--auth-htpasswd-encryption=plain',
      '--auth-delay=0',
      `--storage-filesystem-folder=${folder}/data`,
    ],
    { stdio: ['ignore', 'ignore', 'ignore'] },
  );
  const url = `http://127.0.0.1:${port}`;
  const ended = once(child, 'exit');
  const until = Date.now() + readyWithinMs;
  while (!(await answers(url))) {
    if (child.exitCode !== null || Date.now() > until)
      throw new Error('the CalDAV server did not start');
    await sleep(100);
  }
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const send = async (target: string, method: string, type: string, body: string) => {
    const headers = { authorization, 'content-type': type };
    const { status } = await fetch(target, { method, headers, body });
    if (status > 299) throw new Error(`${method} ${target} answered ${status}`);
  };
  return {
    url,
    user,
    password,
    calendar: async (name) => {
      const target = `${url}/${user}/${name.toLowerCase()}/`;
      await send(target, 'MKCALENDAR', 'text/xml', madeCalendar(name));
      return target;
    },
    put: (calendar, uid, text) => send(`${calendar}${uid}.ics`, 'PUT', 'text/calendar', text),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function madeCalendar(name: string): string {
  return `<?xml version="1.0"?><c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop><d:displayname>${name}</d:displayname></d:prop></d:set></c:mkcalendar>`;
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(`${url}/.web/`, { redirect: 'manual' }).catch(() => undefined);
  return response !== undefined;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
