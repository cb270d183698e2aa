import type { Tx } from './tx.ts';

/** How a code reaches a telephone. */
export type PhoneWay = 'sms' | 'whatsapp';

/** A short text with a code in it, ready to go. */
export interface CodeText {
  readonly tenant: string;
  /** A number as it is dialled from anywhere: E.164. */
  readonly to: string;
  readonly way: PhoneWay;
  readonly text: string;
}

/** The way out for codes to telephones: whoever carries messages for a business, or the built-in mailbox on the demo. */
export interface CodePort {
  /** By which ways a business can send codes now, the usual one first; none where nobody carries messages for it. */
  ways(tx: Tx, tenant: string): Promise<readonly PhoneWay[]>;
  /**
   * Hands a text over.
   * @throws {CodeRefused} when it will never arrive; anything else when trying again may help
   */
  send(text: CodeText): Promise<void>;
}

/** A text that will never arrive, as to a number that nobody has. */
export class CodeRefused extends Error {}
