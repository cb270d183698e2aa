import { z } from 'zod';
import { everyMessageType, messageLanguages, messagePurposes } from './message-types.ts';
import { operation, staff } from './operation.ts';
import { id, instant, line } from './shapes.ts';

const type = z.enum(everyMessageType);
const language = z.enum(messageLanguages);

/** What is wrong in a template, and where. */
const fault = z.object({
  part: z.enum(['subject', 'body', 'plain']),
  line: z.number().int(),
  message: z.string(),
});
export type TemplateFault = z.infer<typeof fault>;

/** The words of a message, with Liquid in them. */
const words = z.strictObject({
  subject: line(300),
  /** MJML: a whole document, or what stands in the column of the shared layout. */
  body: z.string().min(1).max(60_000),
  plain: z.string().min(1).max(20_000),
});

const version = z.object({
  version: z.number().int(),
  isActive: z.boolean(),
  by: id.nullable(),
  at: instant,
});

const template = words.extend({
  type,
  language,
  purpose: z.enum(messagePurposes),
  /** The version in force; null: the shipped words are. */
  version: z.number().int().nullable(),
  variables: z.array(z.object({ name: z.string(), optional: z.boolean(), sample: z.string() })),
  versions: z.array(version),
});

const params = z.object({ type, language });

/** What messages say: shipped words, and a business's own in their place. */
export const templates = {
  listTemplates: operation({
    method: 'GET',
    path: '/api/templates',
    summary: 'List the types of messages, and which words of each are the business’s own',
    who: staff('messages.read'),
    authority: 'caller',
    reply: z.object({
      rows: z.array(
        z.object({
          type,
          purpose: z.enum(messagePurposes),
          /** Languages in which it is in the business's own words. */
          own: z.array(language),
        }),
      ),
    }),
  }),
  getTemplate: operation({
    method: 'GET',
    path: '/api/templates/{type}/{language}',
    summary: 'Show what a message says, its variables and its versions',
    who: staff('messages.read'),
    authority: 'caller',
    params,
    reply: template,
  }),
  saveTemplate: operation({
    method: 'PUT',
    path: '/api/templates/{type}/{language}',
    summary: 'Say a message in the business’s own words, from now on',
    who: staff('templates.change'),
    authority: 'none',
    params,
    body: words,
    reply: template,
    errors: ['template_faulty', 'conflict'],
  }),
  resetTemplate: operation({
    method: 'DELETE',
    path: '/api/templates/{type}/{language}',
    summary: 'Say a message in the shipped words again; the versions stay',
    who: staff('templates.change'),
    authority: 'caller',
    params,
    reply: template,
  }),
  restoreTemplate: operation({
    method: 'POST',
    path: '/api/templates/{type}/{language}/versions/{version}',
    summary: 'Say a message as an earlier version does',
    who: staff('templates.change'),
    authority: 'caller',
    params: params.extend({ version: z.coerce.number().int().min(1).max(100_000) }),
    reply: template,
  }),
  previewTemplate: operation({
    method: 'POST',
    path: '/api/templates/{type}/{language}/preview',
    summary: 'Show words as they would be sent, with samples put in, or what is wrong in them',
    who: staff('messages.read'),
    authority: 'none',
    params,
    body: words.extend({
      subject: z.string().max(300),
      body: z.string().max(60_000),
      plain: z.string().max(20_000),
    }),
    reply: z.object({
      faults: z.array(fault),
      /** Null where something is wrong. */
      shown: z.object({ subject: z.string(), html: z.string(), text: z.string() }).nullable(),
    }),
    readsOnly: true,
  }),
  sendSample: operation({
    method: 'POST',
    path: '/api/templates/{type}/{language}/sample',
    summary: 'Send yourself a message as it is in force, with samples put in',
    who: staff('templates.change'),
    authority: 'caller',
    params,
    reply: z.object({ message: id }),
    status: 202,
  }),
};
