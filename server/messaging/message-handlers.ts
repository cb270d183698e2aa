import { messages } from '#contract/messages';
import { templates } from '#contract/templates';
import { implement } from '#platform/handler';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { listMessages, listMessagesTo } from './log/list.ts';
import { readMessage } from './log/read.ts';
import { sayArrived, sendAgain } from './log/resolve.ts';
import { readSettings } from './settings/read.ts';
import { setSettings } from './settings/set.ts';
import { suppressionOf } from './suppress/is.ts';
import { liftSuppression, suppress } from './suppress/say.ts';
import { listTemplates, readTemplate } from './templates/read.ts';
import { sendSample } from './templates/sample.ts';
import { previewTemplate, resetTemplate, restoreTemplate, saveTemplate } from './templates/save.ts';
import { chooseByLink } from './unsubscribe/choose.ts';

const messageHandlers = implement(messages, {
  listMessages: ({ tx, who, query }) => listMessages(tx, who.tenant, query),
  getMessage: ({ tx, who, params }) => readMessage(tx, who.tenant, params.id),
  listCustomerMessages: ({ tx, who, params, query }) => listMessagesTo(tx, who, params.id, query),
  sendMessageAgain: ({ tx, who, params }) => sendAgain(tx, who, params.id),
  sayMessageArrived: ({ tx, who, params }) => sayArrived(tx, who, params.id),
  lookUpSuppression: ({ tx, who, body }) => suppressionShown(tx, who, body.address),
  suppressAddress: async ({ tx, who, body }) => {
    await suppress(tx, who, { ...body, why: 'staff' });
    return suppressionShown(tx, who, body.address);
  },
  liftSuppression: async ({ tx, who, body }) => {
    await liftSuppression(tx, who, body.address);
    return suppressionShown(tx, who, body.address);
  },
  getMessageSettings: ({ tx, who }) => readSettings(tx, who.tenant).then(copied),
  setMessageSettings: ({ tx, who, body }) => setSettings(tx, who, body).then(copied),
  getMailChoice: ({ ports, who, params }) => chooseByLink(ports, who, params),
  unsubscribe: ({ ports, who, params }) => chooseByLink(ports, who, params, false),
  chooseMail: ({ ports, who, params, body }) => chooseByLink(ports, who, params, body.given),
});

const templateHandlers = implement(templates, {
  listTemplates: ({ tx, who }) => listTemplates(tx, who.tenant),
  getTemplate: ({ tx, who, params }) => readTemplate(tx, who.tenant, params),
  saveTemplate: ({ ports, who, params, body }) => saveTemplate(ports.db, who, params, body),
  resetTemplate: ({ tx, who, params }) => resetTemplate(tx, who, params),
  restoreTemplate: ({ tx, who, params }) => restoreTemplate(tx, who, params),
  previewTemplate: ({ params, body }) => previewTemplate(params, body),
  sendSample: async ({ tx, who, params }) =>
    who.kind === 'staff' ? { message: await sendSample(tx, who, params) } : refuse('forbidden'),
});

/** What answers for messages and what they say. */
export const handlers = [...messageHandlers, ...templateHandlers];

async function suppressionShown(tx: Tx, { tenant }: Tenanted, address: string) {
  const found = await suppressionOf(tx, tenant, address);
  return {
    why: (found?.why as 'bounce' | 'staff' | undefined) ?? null,
    at: found?.said_at.toISOString() ?? null,
  };
}

const copied = <S extends { readonly reminderMinutes: readonly number[] }>(settings: S) => ({
  ...settings,
  reminderMinutes: [...settings.reminderMinutes],
});
