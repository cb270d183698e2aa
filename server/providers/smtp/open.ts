import type { Config } from '#platform/config';
import type { Database } from '#platform/db';
import type { MailPort } from '#platform/mail';
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
    return { send: (mail) => smtp.send(mail), close: async () => smtp.close() };
  }
  if (!config.demo) return nowhere;
  const twin = await openSmtpTwin(db);
  const smtp = openSmtp(twin.url, config.mailFrom);
  return {
    send: (mail) => smtp.send(mail),
    close: async () => {
      smtp.close();
      await twin.close();
    },
  };
}

const nowhere: OpenMail = {
  send: () => Promise.reject(new Error('no mail server is named: set CLIENTELE_SMTP_URL')),
  close: () => Promise.resolve(),
};
