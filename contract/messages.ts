import { z } from 'zod';
import { everyMessageType, messagePurposes } from './message-types.ts';
import { anyone, operation, staff } from './operation.ts';
import {
  customerId,
  emailAddress,
  id,
  instant,
  line,
  ofCustomer,
  page,
  paging,
  slug,
} from './shapes.ts';

/**
 * Where a message stands. `uncertain`: it may have arrived, or not, and is not sent again by itself; `skipped`: it was not to
 * be sent any more when its turn came.
 */
export const messageStates = [
  'queued',
  'sending',
  'sent',
  'failed',
  'uncertain',
  'skipped',
] as const;
const state = z.enum(messageStates);

/** Why one was skipped or failed. */
export const messageWhys = [
  'over',
  'consent',
  'suppressed',
  'no_address',
  'digest',
  'nobody',
  'refused',
  'not_sent',
  'broken',
] as const;

/** A message in the log. */
const message = z.object({
  id,
  type: z.enum(everyMessageType),
  purpose: z.enum(messagePurposes),
  state,
  why: z.enum(messageWhys).nullable(),
  /** Whom it is for: a customer, or somebody at work. */
  customer: id.nullable(),
  user: id.nullable(),
  /** Where it went, once that was known. */
  address: z.string().nullable(),
  subject: z.string().nullable(),
  /** What it is about. */
  about: z.object({ kind: z.string(), id }),
  sendAt: instant,
  sentAt: instant.nullable(),
  /** When it is tried again, or for the first time. */
  nextAt: instant.nullable(),
});
export type Message = z.infer<typeof message>;

const whole = message.extend({
  attempts: z.number().int(),
  /** The receiving server's last word. */
  answer: z.string().nullable(),
  provider: z.string().nullable(),
  language: z.string(),
  /** As it went, or is to go; null where it was never put down, or is kept no longer. */
  text: z.string().nullable(),
  html: z.string().nullable(),
  /** The event that goes with it, in the iCalendar format. */
  calendar: z.string().nullable(),
  /** The message that carried it along with others. */
  sentWith: id.nullable(),
  /** Whether it may be put out again, and whether somebody may say that it arrived. */
  mayGoAgain: z.boolean(),
  mayHaveArrived: z.boolean(),
});

const minuteOfDay = z.number().int().min(0).max(1439);

/** How a business writes to people. */
export const messageSettings = z.strictObject({
  /** The name that mail comes from; null: the business's own. */
  senderName: line(120).nullable(),
  /** Where answers go; null: to the address that mail is sent from. */
  replyTo: emailAddress.nullable(),
  /** Minutes of the reader's day between which nothing goes that can wait; null: none. */
  quiet: z.strictObject({ from: minuteOfDay, to: minuteOfDay }).nullable(),
  /** How many minutes before a booking it is reminded of. */
  reminderMinutes: z.array(z.number().int().min(5).max(43_200)).max(5),
  /** How many minutes after it somebody is asked how it was; null: nobody is. */
  followUpMinutes: z.number().int().min(0).max(43_200).nullable(),
  /** Whether people at work are written to about bookings. */
  staffNotices: z.boolean(),
  /** Most messages a minute. */
  perMinute: z.number().int().min(1).max(6000),
});

const suppression = z.object({
  /** Why nothing is sent there; null: something may be. `bounce`: nobody has it; `staff`: somebody at work said so. */
  why: z.enum(['bounce', 'staff']).nullable(),
  at: instant.nullable(),
});

const address = z.strictObject({ address: emailAddress });
const params = z.object({ id });
const token = z.object({ slug, token: z.string().regex(/^[\w-]{20,60}$/, 'must be a token') });

/** What a link in a message says of itself. */
const mailChoice = z.object({
  business: z.string(),
  language: z.string(),
  purpose: z.enum(messagePurposes),
  /** Whether such messages may be sent to its reader now. */
  given: z.boolean(),
});

/** Messages: the log of what is sent, how a business sends, and what people say of being written to by a link. */
export const messages = {
  listMessages: operation({
    method: 'GET',
    path: '/api/messages',
    summary: 'List messages, newest first',
    who: staff('messages.read'),
    authority: 'caller',
    query: z.strictObject({
      state: state.optional(),
      type: z.enum(everyMessageType).optional(),
      about: id.optional(),
      ...paging,
    }),
    reply: page(message),
  }),
  getMessage: operation({
    method: 'GET',
    path: '/api/messages/{id}',
    summary: 'Read a message as it was sent',
    who: staff('messages.read'),
    authority: 'caller',
    params,
    reply: whole,
  }),
  listCustomerMessages: operation({
    method: 'GET',
    path: '/api/customers/{id}/messages',
    summary: 'List the messages to a customer, newest first',
    who: staff('messages.read'),
    authority: 'caller',
    params: z.object({ id: customerId }),
    query: z.strictObject(paging),
    reply: ofCustomer(page(message)),
  }),
  sendMessageAgain: operation({
    method: 'POST',
    path: '/api/messages/{id}/again',
    summary: 'Put out again a message that failed, or that may not have arrived',
    who: staff('messages.send'),
    authority: 'caller',
    params,
    reply: whole,
    errors: ['message_settled', 'suppressed'],
  }),
  sayMessageArrived: operation({
    method: 'POST',
    path: '/api/messages/{id}/arrived',
    summary: 'Say that a message arrived of which that was not known',
    who: staff('messages.send'),
    authority: 'caller',
    params,
    reply: whole,
    errors: ['message_settled'],
  }),
  lookUpSuppression: operation({
    method: 'POST',
    path: '/api/suppressions/look-up',
    summary: 'Say whether anything is sent to an address',
    who: staff('messages.read'),
    authority: 'caller',
    body: address,
    reply: suppression,
    readsOnly: true,
  }),
  suppressAddress: operation({
    method: 'POST',
    path: '/api/suppressions',
    summary: 'Send nothing more to an address',
    who: staff('messages.send'),
    authority: 'caller',
    body: address,
    reply: suppression,
  }),
  liftSuppression: operation({
    method: 'POST',
    path: '/api/suppressions/lift',
    summary: 'Let an address be sent to again',
    who: staff('messages.send'),
    authority: 'caller',
    body: address,
    reply: suppression,
  }),
  getMessageSettings: operation({
    method: 'GET',
    path: '/api/message-settings',
    summary: 'Show how the business writes to people',
    who: staff('messages.read'),
    authority: 'caller',
    reply: messageSettings,
  }),
  setMessageSettings: operation({
    method: 'PUT',
    path: '/api/message-settings',
    summary: 'Say how the business writes to people',
    who: staff('templates.change'),
    authority: 'caller',
    body: messageSettings,
    reply: messageSettings,
  }),
  getMailChoice: operation({
    method: 'GET',
    path: '/api/b/{slug}/mail/{token}',
    summary: 'Say what the link of a message is about; nothing changes',
    who: anyone(),
    authority: 'none',
    params: token,
    reply: mailChoice,
    errors: ['not_found'],
  }),
  unsubscribe: operation({
    method: 'POST',
    path: '/api/b/{slug}/mail/{token}',
    summary: 'Stop messages of the kind, in one click (RFC 8058)',
    who: anyone(),
    authority: 'none',
    params: token,
    fromAnywhere: true,
    upload: { types: ['application/x-www-form-urlencoded', 'multipart/form-data'], maxBytes: 2000 },
    reply: mailChoice,
    errors: ['not_found'],
  }),
  chooseMail: operation({
    method: 'PUT',
    path: '/api/b/{slug}/mail/{token}',
    summary: 'Allow or stop messages of the kind',
    who: anyone(),
    authority: 'none',
    params: token,
    body: z.strictObject({ given: z.boolean() }),
    reply: mailChoice,
    errors: ['not_found'],
  }),
};
