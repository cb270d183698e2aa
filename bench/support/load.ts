import { fork } from 'node:child_process';
import { connect, type Socket } from 'node:net';

/** A load: so many clients, each sending the next request as soon as the answer to the last is there. */
export interface Load {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly clients: number;
  readonly seconds: number;
  /** JSON bodies, posted one after the other and over again; without them the path is read. */
  readonly bodies?: readonly string[];
  /** Whether each request comes from an address of its own, as a proxy says it. */
  readonly addressed?: boolean;
  /** Which answers are no faults; 200 where not said. */
  readonly accepts?: readonly number[];
}

/** What a load met. Durations are of single requests, in milliseconds. */
export interface Met {
  readonly perSecond: number;
  readonly durations: readonly number[];
  /** How many answers had which status. */
  readonly statuses: Readonly<Record<string, number>>;
}

/**
 * Puts a load on a local server from a process of its own, so that making requests costs the server's thread nothing.
 * @throws when an answer is none of those that are accepted
 */
export function load(wanted: Load): Promise<Met> {
  return new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, { serialization: 'advanced' });
    child.once('message', (met: Met | string) => {
      if (typeof met === 'string') reject(new Error(met));
      else resolve(met);
    });
    child.once('error', reject);
    child.send(wanted);
  });
}

const end = '\r\n\r\n';

// Sockets and a look at two headers in place of an HTTP client, which would cost more than the server that is measured.
async function work(wanted: Load): Promise<Met> {
  const lines = Object.entries(wanted.headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `${wanted.path} HTTP/1.1\r\nhost: 127.0.0.1:${wanted.port}\r\n${lines.join('')}`;
  const requests = wanted.bodies?.map(
    (body) =>
      `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  ) ?? ['\r\n'];
  const verb = wanted.bodies === undefined ? 'GET' : 'POST';
  let turn = 0;
  const next = () => {
    const place = turn++;
    const address = wanted.addressed
      ? `x-forwarded-for: 2001:db8:${(place >> 16).toString(16)}:${(place & 65_535).toString(16)}::1\r\n`
      : '';
    return `${verb} ${head}${address}${requests[place % requests.length]}`;
  };
  const durations: number[] = [];
  const statuses: Record<string, number> = {};
  const accepted = (status: string) => {
    if (!(wanted.accepts ?? [200]).includes(Number(status))) return false;
    statuses[status] = (statuses[status] ?? 0) + 1;
    return true;
  };
  const started = performance.now();
  const until = started + wanted.seconds * 1000;
  await Promise.all(
    Array.from({ length: wanted.clients }, () =>
      client(wanted.port, { next, until, durations, accepted }),
    ),
  );
  const took = (performance.now() - started) / 1000;
  return { perSecond: durations.length / took, durations, statuses };
}

interface Work {
  readonly next: () => string;
  readonly until: number;
  readonly durations: number[];
  readonly accepted: (status: string) => boolean;
}

function client(port: number, { next, until, durations, accepted }: Work): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let sent = 0;
    let text = '';
    const send = () => {
      sent = performance.now();
      socket.write(next());
    };
    socket.setNoDelay(true).setEncoding('latin1').once('error', reject).once('connect', send);
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (!whole(text)) return;
      if (!accepted(text.slice(9, 12))) {
        over(socket, () => reject(new Error(text)));
        return;
      }
      text = '';
      const at = performance.now();
      durations.push(at - sent);
      if (at < until) send();
      else over(socket, resolve);
    });
  });
}

function whole(text: string): boolean {
  const head = text.indexOf(end);
  if (head === -1) return false;
  const length = /content-length: (\d+)/i.exec(text)?.[1];
  return length !== undefined && text.length >= head + end.length + Number(length);
}

function over(socket: Socket, then: () => void): void {
  socket.once('close', then).destroy();
}

if (process.send !== undefined && process.argv[1] === import.meta.filename) {
  process.once('message', (wanted: Load) => {
    const tell = (message: Met | string) => process.send?.(message, () => process.disconnect?.());
    work(wanted).then(tell, (fault: unknown) => tell(String(fault)));
  });
}
