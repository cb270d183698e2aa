/** One e-mail, ready to go. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The way out for e-mail: an SMTP server, or the built-in mailbox where the demo is allowed. */
export interface MailPort {
  /** Hands a mail over. @returns the receiving server's id for it. @throws when it was not accepted */
  send(mail: Mail): Promise<string>;
}
