import { z } from 'zod';
import { address, identifier } from './customer.ts';
import { codeAnswer, codeRequest, codeSent, sixDigits } from './access/me.ts';
import { phoneWay } from './access/portal.ts';
import { customerChange } from './identity.ts';
import { customer, operation } from './operation.ts';
import { day, id, language, line, slug } from './shapes.ts';

const params = z.object({ slug });

/** A customer's record as the customer sees it: their own values, and no word about how they were recognised. */
export const ownRecord = z.object({
  id,
  /** Send it back with a change, so that nobody's change is lost. */
  version: z.number().int(),
  name: z.string(),
  givenName: z.string().nullable(),
  familyName: z.string().nullable(),
  fullName: z.string().nullable(),
  birthDate: day.nullable(),
  language: language.nullable(),
  contacts: z.array(
    identifier.pick({ id: true, kind: true, value: true, verifiedAt: true, primary: true }),
  ),
  addresses: z.array(address.omit({ source: true, firstSeenAt: true, lastSeenAt: true })),
});
export type OwnRecord = z.infer<typeof ownRecord>;

/** What a customer may change: their own fields, telephone numbers and addresses. E-mail addresses need a code. */
export const ownChange = customerChange
  .pick({
    version: true,
    givenName: true,
    familyName: true,
    fullName: true,
    birthDate: true,
    language: true,
    removeIdentifiers: true,
    primaryIdentifiers: true,
    addAddresses: true,
    removeAddresses: true,
  })
  .extend({ addPhones: z.array(line(40)).max(5).optional() });
export type OwnChange = z.output<typeof ownChange>;

/** What customers do with their own record, signed in to the portal. */
export const portal = {
  getOwnRecord: operation({
    method: 'GET',
    path: '/api/b/{slug}/me/record',
    summary: 'Read what this business knows of you',
    who: customer(),
    authority: 'caller',
    params,
    reply: ownRecord,
  }),
  updateOwnRecord: operation({
    method: 'PATCH',
    path: '/api/b/{slug}/me/record',
    summary: 'Change what this business knows of you; only what is supplied changes',
    who: customer(),
    authority: 'engine',
    params,
    body: ownChange,
    errors: ['conflict', 'erased'],
    reply: ownRecord,
  }),
  requestEmailCode: operation({
    method: 'POST',
    path: '/api/b/{slug}/me/emails/code',
    summary: 'Send a code to an address, to prove that it is yours',
    who: customer(),
    authority: 'none',
    params,
    body: codeRequest,
    status: 202,
    reply: codeSent,
    perMinute: 30,
  }),
  requestPhoneCode: operation({
    method: 'POST',
    path: '/api/b/{slug}/me/phones/code',
    summary: 'Send a code to a telephone, to prove that it is yours',
    who: customer(),
    authority: 'none',
    params,
    body: z.strictObject({ phone: line(40), way: phoneWay.optional() }),
    status: 202,
    reply: codeSent,
    perMinute: 30,
  }),
  addOwnPhone: operation({
    method: 'POST',
    path: '/api/b/{slug}/me/phones',
    summary: 'Add a telephone, proved by the code that was sent to it',
    who: customer(),
    authority: 'none',
    params,
    body: z.strictObject({ phone: line(40), code: sixDigits }),
    errors: ['code_wrong', 'erased'],
    status: 201,
    reply: ownRecord,
    perMinute: 60,
  }),
  addOwnEmail: operation({
    method: 'POST',
    path: '/api/b/{slug}/me/emails',
    summary: 'Add an address, proved by the code that was sent to it',
    who: customer(),
    authority: 'none',
    params,
    body: codeAnswer,
    errors: ['code_wrong', 'erased'],
    status: 201,
    reply: ownRecord,
    perMinute: 60,
  }),
};
