import type { MessageLanguage } from '#contract/message-types';
import { layoutIn } from './layout.ts';

/** What is wrong in a body, and where. */
export interface MjmlFault {
  readonly line: number;
  readonly message: string;
}

/**
 * Makes HTML of a body: whole MJML, or what stands in the layout that all messages share. Liquid is left in it. MJML
 * takes a second to load and is loaded only here: when a body is written, never when a message is sent.
 */
export async function compileMjml(
  body: string,
  language: MessageLanguage,
): Promise<{ readonly html: string } | { readonly faults: readonly MjmlFault[] }> {
  const own = body.trimStart().startsWith('<mjml');
  if (/<mj-include/i.test(body))
    return {
      faults: [{ line: lineOf(body, /<mj-include/i), message: 'mj-include is not allowed' }],
    };
  const { before, after } = layoutIn(language);
  const source = own ? body : `${before}${body}\n${after}`;
  const skipped = own ? 0 : before.split('\n').length - 1;
  const { default: mjml2html } = await import('mjml');
  try {
    const { html, errors } = await mjml2html(source, {
      validationLevel: 'soft',
      keepComments: false,
      ignoreIncludes: true,
      // Nothing is fetched when somebody reads their mail.
      fonts: {},
    });
    const faults = errors.map(({ line, message }) => ({
      line: Math.max(1, line - skipped),
      message,
    }));
    return faults.length > 0 ? { faults } : { html };
  } catch (fault) {
    const message = fault instanceof Error ? fault.message.split('\n')[0] : String(fault);
    return { faults: [{ line: 1, message: message ?? '' }] };
  }
}

function lineOf(text: string, what: RegExp): number {
  return text.slice(0, what.exec(text)?.index ?? 0).split('\n').length;
}
