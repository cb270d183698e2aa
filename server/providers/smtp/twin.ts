import type { AddressInfo } from 'node:net';
import { callbackify } from 'node:util';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { keepMail, type ArrivedMail } from '#messaging';
import type { Database } from '#platform/db';
import { newId } from '#platform/ids';
import { log } from '#platform/log';

/** Largest mail it takes, in bytes. */
const mostBytes = 1_048_576;

/** A mail server on this machine that delivers to nobody: what it takes is kept in the built-in mailbox. */
export interface SmtpTwin {
  /** Where it listens, as in `smtp://127.0.0.1:41234`. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Opens the twin on a port of loopback that is free. It takes every sender and recipient, except those at
 * `refused.example` and `busy.example`, which it answers as a mail server answers addresses that do not exist, and
 * times when it is busy.
 */
export async function openSmtpTwin(db: Database): Promise<SmtpTwin> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    size: mostBytes,
    disableReverseLookup: true,
    logger: false,
    onRcptTo: ({ address }, _session, callback) => callback(refusalOf(address)),
    onData: callbackify((stream: SMTPServerDataStream, session: SMTPServerSession) =>
      keep(
        db,
        stream,
        session.envelope.rcptTo.map(({ address }) => address),
      ),
    ),
  });
  server.on('error', (fault) => log.warn({ err: fault }, 'the built-in mail server had a fault'));
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

async function keep(
  db: Database,
  stream: SMTPServerDataStream,
  recipients: readonly string[],
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) throw answer(552, 'too large');
  const { from, subject, text, html } = await PostalMime.parse(Buffer.concat(chunks));
  const who = { kind: 'anonymous', request: newId() } as const;
  for (const to of recipients) {
    const mail: ArrivedMail = {
      to,
      from: from?.address ?? '',
      subject: subject ?? '',
      text: text ?? '',
      html: html ?? '',
    };
    await db.as(who, 'gate', (tx) => keepMail(tx, mail));
  }
}

function refusalOf(address: string): Error | undefined {
  if (address.endsWith('@refused.example')) return answer(550, 'no such address');
  if (address.endsWith('@busy.example')) return answer(451, 'try again later');
  return undefined;
}

function answer(code: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: code });
}
