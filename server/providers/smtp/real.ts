import { createTransport } from 'nodemailer';
import { MailRefused, type MailPort } from '#platform/mail';

/** Most connections to the mail server at once, and how long it may take over each step, in milliseconds. */
const mostConnections = 4;
const patienceMs = 20_000;

/** An SMTP server to hand mail to, until it is closed. */
export interface SmtpPort extends MailPort {
  close(): void;
}

/**
 * Mail through an SMTP server.
 * @param url `smtp://user:password@host:port` or `smtps://…`; smtp upgrades to TLS where the server offers it
 * @param from the sender, as in `Club <club@example.com>`
 */
export function openSmtp(url: string, from: string): SmtpPort {
  const transport = createTransport(
    {
      url,
      pool: true,
      maxConnections: mostConnections,
      connectionTimeout: patienceMs,
      greetingTimeout: patienceMs,
      socketTimeout: patienceMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  return {
    async send({ to, subject, text, html }) {
      try {
        const sent = await transport.sendMail({
          to: { name: '', address: to },
          subject,
          text,
          html,
        });
        return sent.response;
      } catch (fault) {
        throw told(fault);
      }
    },
    close: () => transport.close(),
  };
}

/** Codes of 500 and up are for good (RFC 5321, 4.2.1). */
function told(fault: unknown): unknown {
  const code = (fault as { responseCode?: unknown }).responseCode;
  const forGood = typeof code === 'number' && code >= 500;
  return forGood ? new MailRefused(`the mail server answered ${code}`, { cause: fault }) : fault;
}
