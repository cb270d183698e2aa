import { keepMail } from '#messaging';
import type { Config } from '#platform/config';
import type { Database } from '#platform/db';
import { newId } from '#platform/ids';
import { MailNotSent, type MailPort } from '#platform/mail';
import { openSmtp } from './real.ts';
import { openSmtpTwin } from './twin.ts';

/** The way out for mail, until it is closed. */
export interface OpenMail extends MailPort {
  close(): Promise<void>;
}

/**
 * Opens the way out for mail as configured: the SMTP server that was named, or else the built-in mailbox where the demo
 * is allowed, or else none: then every mail waits as a job that fails and says why.
 */
export async function openMail(config: Config, db: Database): Promise<OpenMail> {
  if (config.smtpUrl !== undefined) {
    const smtp = openSmtp(config.smtpUrl, config.mailFrom);
    return {
      provider: 'smtp',
      deduplicates: config.smtpDeduplicates,
      send: (mail) => smtp.send(mail),
      close: async () => smtp.close(),
    };
  }
  if (!config.demo) return nowhere;
  const twin = await openSmtpTwin((mail) =>
    db.as({ kind: 'anonymous', request: newId() }, 'gate', (tx) => keepMail(tx, mail)),
  );
  const smtp = openSmtp(twin.url, config.mailFrom);
  return {
    provider: 'mailbox',
    deduplicates: true,
    send: (mail) => smtp.send(mail),
    close: async () => {
      smtp.close();
      await twin.close();
    },
  };
}

const nowhere: OpenMail = {
  provider: 'none',
  deduplicates: true,
  send: () => Promise.reject(new MailNotSent('no mail server is named: set CLIENTELE_SMTP_URL')),
  close: () => Promise.resolve(),
};
