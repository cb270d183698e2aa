import { createServer, type AddressInfo, type Socket } from 'node:net';
import pg from 'pg';

/** A pooler in transaction mode, as small as it gets: all who connect share one connection to the server. */
export interface Pooler {
  readonly url: string;
  close(): Promise<void>;
}

/** What a server says once somebody is let in: authentication is done, and it is ready for a query. */
const welcome = Buffer.from('R\0\0\0\x08\0\0\0\0Z\0\0\0\x05I', 'latin1');

/**
 * Starts a pooler in front of the database that a URL names. Whatever a client sends up to the end of a query or batch is
 * passed on whole; what comes back until the server is ready again is its answer.
 */
export async function startPooler(to: string): Promise<Pooler> {
  const client = new pg.Client({ connectionString: to });
  // Its connection is taken from it, and gone in the end.
  client.on('error', () => undefined);
  await client.connect();
  const backend = (client as unknown as { connection: { stream: Socket } }).connection.stream;
  backend.removeAllListeners('data');
  const waiting: Socket[] = [];
  backend.on(
    'data',
    framed((frame) => {
      waiting[0]?.write(frame);
      if (kindOf(frame) === 'Z') waiting.shift();
    }),
  );
  const server = createServer((socket) => {
    const batch: Buffer[] = [];
    const each = framed((frame) => {
      const kind = kindOf(frame);
      if (kind === 'X') return void socket.end();
      batch.push(frame);
      if (kind !== 'Q' && kind !== 'S') return;
      waiting.push(socket);
      backend.write(Buffer.concat(batch.splice(0)));
    });
    socket.on('error', () => undefined);
    // The first message is the only one without a kind: who connects, to what.
    socket.once('data', () => {
      socket.write(welcome);
      socket.on('data', each);
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = new URL(to);
  url.searchParams.delete('host');
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    async close() {
      await new Promise((resolve) => server.close(resolve));
      backend.destroy();
    },
  };
}

const kindOf = (frame: Buffer): string => String.fromCodePoint(frame[0] ?? 0);

/** Takes bytes as they come, and gives them on message by message. */
function framed(each: (frame: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 5) {
      const length = 1 + rest.readUInt32BE(1);
      if (rest.length < length) return;
      each(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  };
}
