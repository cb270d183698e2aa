import { readFileSync } from 'node:fs';
import type { MessageLanguage, MessageType } from '#contract/message-types';

/** The words of a type as they are shipped: what they are written in, and what is made of it. */
export interface ShippedTemplate {
  readonly subject: string;
  /** MJML with Liquid. */
  readonly body: string;
  /** HTML with Liquid. */
  readonly compiled: string;
  readonly plain: string;
}

/** All that is shipped in one language. */
export type ShippedTemplates = Readonly<Record<MessageType, ShippedTemplate>>;

/** Where what `clientele generate` makes of the words of a language lies. */
const shippedFile = (language: MessageLanguage) =>
  new URL(`./shipped/compiled.${language}.json`, import.meta.url);

const read = new Map<MessageLanguage, ShippedTemplates>();

/** The words of a type in a language as they are shipped. */
export function shippedTemplate(type: MessageType, language: MessageLanguage): ShippedTemplate {
  const known =
    read.get(language) ??
    (JSON.parse(readFileSync(shippedFile(language), 'utf8')) as ShippedTemplates);
  read.set(language, known);
  return known[type];
}
