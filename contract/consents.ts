import { z } from 'zod';
import { actorKind } from './audit.ts';
import { customer, operation, staff } from './operation.ts';
import { customerId, id, instant, language, ofCustomer, slug } from './shapes.ts';

/** Ways to reach somebody that they may allow or not. */
export const consentChannels = ['email', 'sms', 'whatsapp', 'phone'] as const;
export const consentChannel = z.enum(consentChannels);
export type ConsentChannel = z.infer<typeof consentChannel>;

/** What they may be written to about. */
export const consentTopics = ['offers', 'reminders', 'feedback'] as const;
export const consentTopic = z.enum(consentTopics);
export type ConsentTopic = z.infer<typeof consentTopic>;

/**
 * How it was said: in the portal, aloud, on paper, in a message, to another system, as a file that was imported says, by the
 * link in a message, or with a booking.
 */
export const consentSources = [
  'portal',
  'spoken',
  'paper',
  'written',
  'outside',
  'import',
  'link',
  'booking',
] as const;
const consentSource = z.enum(consentSources);

/** Something that was said once about one channel and one topic. */
const consentSaid = z.object({
  id,
  channel: consentChannel,
  topic: consentTopic,
  given: z.boolean(),
  at: instant,
  source: consentSource,
  /** The sentence that was shown or read out, in its language; of a file, what its heading and cell say. */
  wording: z.string(),
  actor: z.object({ kind: actorKind, id: id.nullable() }),
});
export type ConsentSaid = z.infer<typeof consentSaid>;

/** What holds now: the last that was said; nothing was said where `said` is null, and nothing is allowed then. */
const consent = z.object({
  channel: consentChannel,
  topic: consentTopic,
  given: z.boolean(),
  /** The sentence that would be agreed to now. */
  wording: z.string(),
  said: consentSaid.nullable(),
});
export type Consent = z.infer<typeof consent>;

const asked = z.strictObject({ language: language.default('en') });
const said = { channel: consentChannel, topic: consentTopic, given: z.boolean(), language };

/** What customers allow a business to send them. */
export const consents = {
  listConsents: operation({
    method: 'GET',
    path: '/api/customers/{id}/consents',
    summary: 'Read what a customer allows, and what they have said about it so far',
    who: staff('consents.read'),
    authority: 'caller',
    params: z.object({ id: customerId }),
    query: asked,
    reply: ofCustomer(z.object({ now: z.array(consent), said: z.array(consentSaid) })),
  }),
  recordConsent: operation({
    method: 'POST',
    path: '/api/customers/{id}/consents',
    summary: 'Write down that a customer allows or forbids something',
    who: staff('consents.record'),
    authority: 'caller',
    params: z.object({ id }),
    body: z.strictObject({ ...said, source: consentSource.exclude(['portal', 'import']) }),
    status: 201,
    reply: consentSaid,
  }),
  listOwnConsents: operation({
    method: 'GET',
    path: '/api/b/{slug}/me/consents',
    summary: 'Read what you allow this business',
    who: customer(),
    authority: 'engine',
    params: z.object({ slug }),
    query: asked,
    reply: z.object({ now: z.array(consent) }),
  }),
  giveOwnConsent: operation({
    method: 'POST',
    path: '/api/b/{slug}/me/consents',
    summary: 'Allow or forbid this business something',
    who: customer(),
    authority: 'caller',
    params: z.object({ slug }),
    body: z.strictObject(said),
    status: 201,
    reply: consentSaid,
  }),
};
