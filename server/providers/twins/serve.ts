import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { log } from '#platform/log';

/** A server on this machine that stands for somebody else's. */
export interface Twin {
  /** Where it answers, as in `http://127.0.0.1:41234`. */
  readonly url: string;
  close(): Promise<void>;
}

/** An answer in JSON. */
export interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** How a twin answers, and what it says when that fails. */
interface Answering {
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Whose twin it is, for the log. */
  readonly name: string;
  readonly atFault: Reply;
}

/** Opens a twin on a port of loopback that is free. */
export async function serveTwin({ answer, name, atFault }: Answering): Promise<Twin> {
  const server = createServer((request, response) => {
    answer(request, response).catch((fault: unknown) => {
      log.warn({ err: fault }, `the twin of ${name} had a fault`);
      give(response, atFault);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Reads what a form sent. @throws when it is larger than `mostBytes` */
export async function formOf(
  request: IncomingMessage,
  mostBytes: number,
): Promise<URLSearchParams> {
  return new URLSearchParams(await bodyOf(request, mostBytes));
}

/** Reads what was sent. @throws when it is larger than `mostBytes` */
export async function bodyOf(request: IncomingMessage, mostBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > mostBytes) throw new Error('what was sent is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** Answers in JSON, unless an answer is on its way already. */
export function give(response: ServerResponse, { status, body }: Reply): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(body));
}
