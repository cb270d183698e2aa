import type { MessageLanguage, MessageType, MessageValues } from '#contract/message-types';
import type { CalendarPart } from './mail.ts';
import type { Tx } from './tx.ts';
import type { System } from './who.ts';

/** A message that is about to go, as whoever composes it is asked about it. */
export interface Asked {
  /** What it is about, by an id of the room that put it in the outbox. */
  readonly subject: string;
  /** Which time of several, as in `reminder:1440`. */
  readonly occasion: string;
  /** Whom it goes to, where that is a customer. */
  readonly customer: string | null;
  /** In which language it is written. */
  readonly language: MessageLanguage;
  /** Where links begin. */
  readonly publicUrl: string;
  /** The address that answers go to. */
  readonly answersTo: string;
}

/** What a message of a type says now. */
export interface Composed<Type extends MessageType> {
  /** The address it goes to; absent: the customer's first one. Of people at work it is not asked. */
  readonly to?: string | undefined;
  /** The reader's time zone; absent: the business's. */
  readonly zone?: string | undefined;
  readonly values: MessageValues<Type>;
  readonly calendar?: CalendarPart | undefined;
}

/** Composes messages of a type from what is true now. As `caller`. @returns null where it need not be said any more */
export type Composer<Type extends MessageType> = (
  tx: Tx,
  who: System,
  asked: Asked,
) => Promise<Composed<Type> | null>;

/**
 * Who composes what: the rooms that put messages in the outbox, which does not know of what they tell. A type that nobody
 * composes does not compile. A digest is made of others and composed by the outbox itself.
 */
export type Composers = {
  readonly [Type in Exclude<MessageType, 'staff_digest'>]: Composer<Type>;
};
