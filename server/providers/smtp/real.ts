import { createTransport, type SendMailOptions } from 'nodemailer';
import { addressIn, type Mail, MailNotSent, MailRefused } from '#platform/mail';

/** Most connections to the mail server at once. */
const mostConnections = 4;
/** How long the server may take to greet, in milliseconds. */
const greetsWithinMs = 20_000;
/** How long it may be silent after that: what it took in whole it may look through before it answers. */
const answersWithinMs = 120_000;

/** An SMTP server to hand mail to, until it is closed. */
export interface SmtpPort {
  /** As `MailPort.send`. */
  send(mail: Mail): Promise<string>;
  close(): void;
}

/**
 * Mail through an SMTP server.
 * @param url `smtp://user:password@host:port` or `smtps://…`; smtp upgrades to TLS where the server offers it
 * @param from the sender, as in `Club <club@example.com>`
 * @param patienceMs how long the server may be silent
 */
export function openSmtp(url: string, from: string, patienceMs = answersWithinMs): SmtpPort {
  const transport = createTransport(
    {
      url,
      pool: true,
      maxConnections: mostConnections,
      connectionTimeout: greetsWithinMs,
      greetingTimeout: greetsWithinMs,
      socketTimeout: patienceMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  transport.use('stream', (message, next) => {
    const { handed } = message.data as Watched;
    message.message.processFunc((stream) => stream.once('end', () => (handed.whole = true)));
    next();
  });
  const sender = addressIn(from);
  return {
    async send(mail) {
      const handed = { whole: false };
      try {
        const sent = await transport.sendMail(watched(messageOf(mail, sender), handed));
        return sent.response;
      } catch (fault) {
        throw told(fault, handed.whole);
      }
    },
    close: () => transport.close(),
  };
}

/** A message of which is noted when all of it was read: from then on its last dot may have gone out. */
interface Watched extends SendMailOptions {
  readonly handed: { whole: boolean };
}

const watched = (options: SendMailOptions, handed: Watched['handed']): Watched => ({
  ...options,
  handed,
});

function messageOf(mail: Mail, sender: string): SendMailOptions {
  const { id, to, subject, text, html, fromName, replyTo, headers, calendar } = mail;
  return {
    messageId: `<${id}@${sender.slice(sender.lastIndexOf('@') + 1)}>`,
    to: { name: '', address: to },
    subject,
    text,
    html,
    ...(fromName !== undefined && { from: { name: fromName, address: sender } }),
    ...(replyTo !== undefined && { replyTo: { name: '', address: replyTo } }),
    ...(headers !== undefined && { headers }),
    ...(calendar !== undefined && { icalEvent: { ...calendar, filename: 'booking.ics' } }),
  };
}

/**
 * What a fault says of the mail. An answer of the server settles it: codes of 500 and up are for good (RFC 5321, 4.2.1),
 * those of 400 are not. Without one it has not gone, unless all of it was handed over already.
 */
function told(fault: unknown, whole: boolean): unknown {
  const { responseCode: code, response = '' } = fault as Answered;
  if (code === undefined || code === false)
    return whole ? fault : new MailNotSent('the mail server was not reached', { cause: fault });
  const why = `the mail server answered ${code}`;
  if (code < 500) return new MailNotSent(why, { cause: fault });
  return new MailRefused(why, { cause: fault, isNobody: /\b5\.1\.1\b/.test(response) });
}

interface Answered {
  readonly responseCode?: number | false;
  readonly response?: string;
}
