import type { MessageVariable } from '#contract/message-types';
import { htmlEngine, textEngine } from './liquid.ts';

/** The words of a message, with Liquid in them. */
export interface Template {
  /** Of a business's own; null: shipped. */
  readonly id: string | null;
  readonly subject: string;
  /** HTML, as MJML is made into it. */
  readonly compiled: string;
  readonly plain: string;
}

/** A message as it goes out. */
export interface Rendered {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** What is put into a template, by the variables' names. */
export type Values = Readonly<Partial<Record<MessageVariable, string>>>;

/**
 * Puts values into a template. What is shown before sending and what is sent comes of this one function. Pure.
 * @throws LiquidError for a variable that has no value, or where it takes too long or too much
 */
export function render(template: Omit<Template, 'id'>, values: Values): Rendered {
  const scope = scopeOf(values);
  return {
    subject: textEngine.parseAndRenderSync(template.subject, scope).replaceAll(/\s+/g, ' ').trim(),
    html: htmlEngine.parseAndRenderSync(template.compiled, scope) as string,
    text: textEngine.parseAndRenderSync(template.plain, scope) as string,
  };
}

/** `{ 'booking.when': … }` as Liquid reads it: `{ booking: { when: … } }`. */
function scopeOf(values: Values): object {
  const scope: Record<string, Record<string, string>> = {};
  for (const [name, value] of Object.entries(values)) {
    const [family = '', key = ''] = name.split('.');
    (scope[family] ??= {})[key] = value;
  }
  return scope;
}
