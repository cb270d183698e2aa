import type { AddressInfo, Socket } from 'node:net';
import { callbackify } from 'node:util';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { ArrivedMail } from '#messaging';
import { log } from '#platform/log';

/** Largest mail it takes, in bytes. */
const mostBytes = 1_048_576;

/** A mail server on this machine that delivers to nobody. */
export interface SmtpTwin {
  /** Where it listens, as in `smtp://127.0.0.1:41234`. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Opens the twin on a port of loopback that is free. It takes every sender and recipient, but some: those at
 * `refused.example` and `busy.example` it answers as a mail server answers addresses that do not exist, and times when it
 * is busy. What goes to `hangs.example` or `cuts.example` it takes in the first time, and then does not answer, or cuts
 * the line.
 * @param take keeps a mail; false where it was known by its Message-ID already
 */
export async function openSmtpTwin(
  take: (mail: ArrivedMail) => Promise<boolean>,
): Promise<SmtpTwin> {
  const lines = new Map<number, Socket>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    size: mostBytes,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onRcptTo: ({ address }, _session, callback) => callback(refusalOf(address)),
    onData: callbackify(async (stream: SMTPServerDataStream, session: SMTPServerSession) => {
      const faulty = await takeIn(take, stream, session);
      if (faulty === 'cuts') lines.get(session.remotePort)?.destroy();
      if (faulty !== undefined) await new Promise(() => undefined);
    }),
  });
  server.on('error', (fault) => log.warn({ err: fault }, 'the built-in mail server had a fault'));
  server.server.on('connection', (line: Socket) => {
    const { remotePort = 0 } = line;
    lines.set(remotePort, line);
    line.once('close', () => lines.delete(remotePort));
  });
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Takes a mail in. @returns how its receiver fails now, if at all */
async function takeIn(
  take: (mail: ArrivedMail) => Promise<boolean>,
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
): Promise<'hangs' | 'cuts' | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) throw answer(552, 'too large');
  const read = await PostalMime.parse(Buffer.concat(chunks));
  let faulty: 'hangs' | 'cuts' | undefined;
  for (const { address } of envelope.rcptTo) {
    const isNew = await take(arrived(read, address));
    if (isNew) faulty = /@(hangs|cuts)\.example$/.exec(address)?.[1] as typeof faulty;
  }
  return faulty;
}

function arrived(read: Email, to: string): ArrivedMail {
  const event = read.attachments.find(({ mimeType }) => mimeType === 'text/calendar');
  const { content } = event ?? {};
  return {
    messageId: read.messageId,
    to,
    from: read.from?.address ?? '',
    subject: read.subject ?? '',
    text: read.text ?? '',
    html: read.html ?? '',
    calendar: content === undefined ? undefined : textOf(content),
  };
}

function textOf(content: string | ArrayBuffer | Uint8Array): string {
  return typeof content === 'string' ? content : Buffer.from(content as Uint8Array).toString();
}

function refusalOf(address: string): Error | undefined {
  if (address.endsWith('@refused.example')) return answer(550, '5.1.1 no such address');
  if (address.endsWith('@busy.example')) return answer(451, 'try again later');
  return undefined;
}

function answer(code: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: code });
}
