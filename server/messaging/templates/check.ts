import {
  messageTypes,
  messageVariables,
  type MessageLanguage,
  type MessageType,
  type MessageVariable,
} from '#contract/message-types';
import type { TemplateFault } from '#contract/templates';
import { nearest } from '#platform/nearest';
import { faultOf, variablesIn } from './liquid.ts';
import { compileMjml } from './mjml.ts';
import { render, type Template, type Values } from './render.ts';
import { sampleValues } from './samples.ts';

/** The words of a message as somebody writes them. */
export interface Written {
  readonly subject: string;
  /** MJML with Liquid. */
  readonly body: string;
  readonly plain: string;
}

/**
 * Looks through the words of a type: every variable must be known, the MJML right, and nothing may go wrong with what stands
 * in a sample, nor with any one that may be empty.
 */
export async function checkTemplate(
  type: MessageType,
  language: MessageLanguage,
  written: Written,
): Promise<
  { readonly faults: readonly TemplateFault[] } | { readonly made: Omit<Template, 'id'> }
> {
  const unknown = (['subject', 'body', 'plain'] as const).flatMap((part) =>
    unknownIn(type, written[part]).map((fault) => ({ part, ...fault })),
  );
  if (unknown.length > 0) return { faults: unknown };
  const html = await compileMjml(written.body, language);
  if ('faults' in html) return { faults: html.faults.map((one) => ({ part: 'body', ...one })) };
  const made = { subject: written.subject, compiled: html.html, plain: written.plain };
  const values = sampleValues(type, language);
  const emptied = Object.keys(values)
    .filter((name) => messageVariables[name as MessageVariable].optional)
    .map((name) => ({ ...values, [name]: '' }));
  for (const some of [values, ...emptied]) {
    const fault = faultIn(made, some);
    if (fault !== undefined) return { faults: [fault] };
  }
  return { made };
}

type Place = Pick<TemplateFault, 'line' | 'message'>;

function unknownIn(type: MessageType, text: string): readonly Place[] {
  const named = variablesIn(text);
  if ('message' in named) return [named];
  const known: readonly string[] = messageTypes[type].variables;
  return named
    .filter(({ name }) => !known.includes(name))
    .map(({ name, line }) => ({ line, message: unknownWords(name, known) }));
}

function unknownWords(name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  const words = `${name} is not known in this message`;
  return meant === undefined ? `${words}.` : `${words}; did you mean ${meant}?`;
}

function faultIn(made: Omit<Template, 'id'>, values: Values): TemplateFault | undefined {
  for (const [part, only] of [
    ['subject', { ...made, compiled: '', plain: '' }],
    ['plain', { ...made, subject: '', compiled: '' }],
    ['body', { ...made, subject: '', plain: '' }],
  ] as const)
    try {
      const { subject } = render(only, values);
      if (part === 'subject' && subject === '')
        return { part, line: 1, message: 'comes out empty.' };
    } catch (fault) {
      return { part, ...faultOf(fault) };
    }
  return undefined;
}
