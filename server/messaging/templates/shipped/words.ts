import type { MessageType } from '#contract/message-types';

/** A link under words of its own. */
export interface LinkWords {
  readonly words: string;
  readonly link: string;
}

/** What a message says in one language, before it is laid out. Liquid stands where something is put in. */
export interface ShippedWords {
  readonly subject: string;
  /** Paragraphs before the facts. */
  readonly opening: readonly string[];
  /** Lines of what was booked, by what stands before each; a line of what is empty is left out. */
  readonly facts?: readonly (readonly [label: string, variable: string])[];
  /** Paragraphs after the facts; of one that begins with a condition nothing stands where it does not hold. */
  readonly closing?: readonly string[];
  /** The one thing to do. */
  readonly act?: LinkWords;
  /** The line below, small. */
  readonly small?: LinkWords;
}

/** What is shipped in one language: every type. */
export type ShippedLanguage = Readonly<Record<MessageType, ShippedWords>>;
