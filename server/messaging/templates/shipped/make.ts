import {
  everyMessageType,
  messageLanguages,
  type MessageLanguage,
  type MessageType,
} from '#contract/message-types';
import { compileMjml } from '../mjml.ts';
import type { ShippedTemplate, ShippedTemplates } from '../shipped.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { bodyOf, plainOf } from './lay-out.ts';
import { th } from './th.ts';

const languages = { en, th, fr };

/** Makes what is shipped of the words of every language, as `clientele generate` writes it down. */
export async function makeShipped(): Promise<Readonly<Record<MessageLanguage, ShippedTemplates>>> {
  const made = [];
  for (const language of messageLanguages) {
    const templates: [MessageType, ShippedTemplate][] = [];
    for (const type of everyMessageType) templates.push([type, await shippedOf(language, type)]);
    made.push([language, Object.fromEntries(templates)]);
  }
  return Object.fromEntries(made) as Record<MessageLanguage, ShippedTemplates>;
}

async function shippedOf(language: MessageLanguage, type: MessageType): Promise<ShippedTemplate> {
  const words = languages[language][type];
  const body = bodyOf(words);
  const made = await compileMjml(body, language);
  if ('faults' in made) throw new Error(`${type} in ${language}: ${JSON.stringify(made.faults)}`);
  // Indented it would be twice as long.
  const compiled = made.html.replaceAll(/\s*\n\s*/g, '\n');
  return { subject: words.subject, body, compiled, plain: plainOf(words) };
}
