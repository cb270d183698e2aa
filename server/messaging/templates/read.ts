import {
  everyMessageType,
  messageTypes,
  messageVariables,
  sampleOf,
  type MessageLanguage,
  type MessageType,
} from '#contract/message-types';
import type { ReplyOf } from '#contract/operation';
import type { templates } from '#contract/templates';
import type { Tx } from '#platform/tx';
import { shippedTemplate } from './shipped.ts';

/** Which words are meant: of a type, in a language. */
export interface WhichTemplate {
  readonly type: MessageType;
  readonly language: MessageLanguage;
}

type Shown = ReplyOf<typeof templates.getTemplate>;

/** Most versions that are listed. */
const most = 100;

/** The rows of a template of a business's own. */
export const templateRows = (tx: Tx, tenant: string, { type, language }: WhichTemplate) =>
  tx
    .selectFrom('message_templates')
    .where('tenant_id', '=', tenant)
    .where('type', '=', type)
    .where('channel', '=', 'email')
    .where('language', '=', language);

/** What a message says, with its variables and versions. As `caller`. */
export async function readTemplate(tx: Tx, tenant: string, which: WhichTemplate): Promise<Shown> {
  const { type, language } = which;
  const rows = await templateRows(tx, tenant, which)
    .select(['version', 'subject', 'body', 'plain', 'is_active', 'created_by', 'created_at'])
    .orderBy('version', 'desc')
    .limit(most)
    .execute();
  const own = rows.find((row) => row.is_active);
  const { subject, body, plain } = own ?? shippedTemplate(type, language);
  return {
    type,
    language,
    purpose: messageTypes[type].purpose,
    subject,
    body,
    plain,
    version: own?.version ?? null,
    variables: messageTypes[type].variables.map((name) => ({
      name,
      optional: messageVariables[name].optional,
      sample: sampleOf(name, language),
    })),
    versions: rows.map((row) => ({
      version: row.version,
      isActive: row.is_active,
      by: row.created_by,
      at: row.created_at.toISOString(),
    })),
  };
}

/** The types of messages, and which of them are in a business's own words. As `caller`. */
export async function listTemplates(
  tx: Tx,
  tenant: string,
): Promise<ReplyOf<typeof templates.listTemplates>> {
  const rows = await tx
    .selectFrom('message_templates')
    .select(['type', 'language'])
    .where('tenant_id', '=', tenant)
    .where('is_active', '=', true)
    .orderBy('language')
    .execute();
  return {
    rows: everyMessageType.map((type) => ({
      type,
      purpose: messageTypes[type].purpose,
      own: rows
        .filter((row) => row.type === type)
        .map(({ language }) => language as MessageLanguage),
    })),
  };
}
