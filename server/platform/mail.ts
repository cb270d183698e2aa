/** One e-mail, ready to go. */
export interface Mail {
  /**
   * Our own id of it: its Message-ID is made of it, so that a mail that is handed over twice is known to be the same.
   * Two people never get mails with one id.
   */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The name that it comes from, in place of the mail server's usual one; the address stays. */
  readonly fromName?: string;
  /** Where answers go. */
  readonly replyTo?: string;
  /** Further headers, by name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** An event that the reader's calendar may take over. */
  readonly calendar?: CalendarPart;
}

/** An event in the iCalendar format, beside text and HTML and as a file. */
export interface CalendarPart {
  /** What is to be done with it: put in or changed, or taken out. */
  readonly method: 'REQUEST' | 'CANCEL';
  /** The whole VCALENDAR. */
  readonly content: string;
}

/** The way out for e-mail: an SMTP server, or the built-in mailbox where the demo is allowed. */
export interface MailPort {
  /** What answers for the mail that it takes, as the log of messages calls it. */
  readonly provider: string;
  /** Whether a mail that is handed over twice under one id arrives once. */
  readonly deduplicates: boolean;
  /**
   * Hands a mail over.
   * @returns the receiving server's answer to it
   * @throws {MailRefused} when it will never be accepted
   * @throws {MailNotSent} when it certainly did not go and trying again may help
   * @throws anything else when it may have gone, or not
   */
  send(mail: Mail): Promise<string>;
}

/** A mail that the receiving server will not have, now or later. */
export class MailRefused extends Error {
  /** Whether that is because nobody has the address: nothing sent there will ever arrive. */
  readonly isNobody: boolean;

  constructor(
    why: string,
    { isNobody = false, ...options }: ErrorOptions & { isNobody?: boolean },
  ) {
    super(why, options);
    this.isNobody = isNobody;
  }
}

/** A mail that certainly did not go, as when the server was busy or could not be reached. */
export class MailNotSent extends Error {}

/** The address of a sender that may be written with a name, as in `Club <club@example.com>`. */
export function addressIn(sender: string): string {
  return /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender.trim();
}
