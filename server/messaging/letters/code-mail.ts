import type { Mail } from '#platform/mail';
import { mailOf } from '../letter.ts';

/** What a letter with a code says in one language. */
export type CodeWords = (
  place: string,
  code: string,
) => { readonly subject: string; readonly opening: string; readonly closing: string };

/** The words of a letter in the languages we write; what we do not write is written in English. */
export type CodeLetter = { readonly en: CodeWords } & Readonly<Record<string, CodeWords>>;

/** Whom a code goes to, and what it is for. */
export interface CodeFor {
  readonly id: string;
  readonly to: string;
  readonly language: string;
  /** What the code opens: a business's name, or Clientele. */
  readonly place: string;
  readonly code: string;
}

/** The mail that carries a code. */
export function codeMail(letter: CodeLetter, { id, to, language, place, code }: CodeFor): Mail {
  const { subject, opening, closing } = (letter[language] ?? letter.en)(place, code);
  return mailOf({
    id,
    to,
    language: language in letter ? language : 'en',
    subject,
    opening: [opening],
    point: { code },
    closing: [closing],
  });
}
