/** One e-mail, ready to go. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The way out for e-mail: an SMTP server, or the built-in mailbox where the demo is allowed. */
export interface MailPort {
  /**
   * Hands a mail over.
   * @returns the receiving server's answer to it
   * @throws {MailRefused} when it will never be accepted; anything else when trying again may help
   */
  send(mail: Mail): Promise<string>;
}

/** A mail that the receiving server will not have, now or later, as with an address that does not exist. */
export class MailRefused extends Error {}
