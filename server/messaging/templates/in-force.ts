import type { MessageLanguage, MessageType } from '#contract/message-types';
import type { Tx } from '#platform/tx';
import type { Template } from './render.ts';
import { shippedTemplate } from './shipped.ts';

/** The words of a type in a language: the business's own, or those that are shipped. As `caller`. */
export async function templateFor(
  tx: Tx,
  tenant: string,
  type: MessageType,
  language: MessageLanguage,
): Promise<Template> {
  const own = await tx
    .selectFrom('message_templates')
    .select(['id', 'subject', 'compiled', 'plain'])
    .where('tenant_id', '=', tenant)
    .where('type', '=', type)
    .where('channel', '=', 'email')
    .where('language', '=', language)
    .where('is_active', '=', true)
    .executeTakeFirst();
  return own ?? { id: null, ...shippedTemplate(type, language) };
}
