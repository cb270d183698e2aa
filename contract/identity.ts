import { z } from 'zod';
import { customerRecord, customerRow, identifierKind, identityDocument } from './customer.ts';
import { identified } from './identified.ts';
import { sources } from './sources.ts';
import { writtenAddress, writtenProfile } from './person.ts';
import { operation, staff } from './operation.ts';
import { whereText } from './segment.ts';
import {
  customerId,
  day,
  id,
  instant,
  language,
  line,
  ofCustomer,
  page,
  paging,
  text,
} from './shapes.ts';

const params = z.object({ id });

/** Keys of own fields in one text, parted by commas; at most twenty. */
export const fieldKeys = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}(,[a-z][a-z0-9_]{0,39}){0,19}$/, 'must be keys of own fields');

/** A change to a customer: only what is supplied changes; null empties a field. */
export const customerChange = z.strictObject({
  version: z.number().int().min(1),
  givenName: line(120).nullable().optional(),
  familyName: line(120).nullable().optional(),
  fullName: line(240).nullable().optional(),
  company: line(200).nullable().optional(),
  birthDate: day.nullable().optional(),
  language: language.nullable().optional(),
  note: text(4000).nullable().optional(),
  addIdentifiers: z
    .array(z.object({ kind: identifierKind, value: line(254) }))
    .max(20)
    .optional(),
  /** They can be put back as they were within a day. */
  removeIdentifiers: z.array(id).max(20).optional(),
  /** Identifiers that were removed within the last day, to be put back as they were. */
  restoreIdentifiers: z.array(id).max(20).optional(),
  /** Identifiers to write to and call first, at most one of each kind. */
  primaryIdentifiers: z.array(id).max(2).optional(),
  addAddresses: z.array(writtenAddress).max(20).optional(),
  removeAddresses: z.array(id).max(20).optional(),
  /** All tags the customer is to have. */
  tags: z.array(id).max(100).optional(),
  /** Tags to put on and to take off, whatever others the customer has; not together with `tags`. */
  addTags: z.array(id).max(100).optional(),
  removeTags: z.array(id).max(100).optional(),
  /** Values of the business's own fields by key; null empties. */
  values: z.record(line(40), line(1000).nullable()).optional(),
});
export type CustomerChange = z.output<typeof customerChange>;

/** What a timeline can be narrowed to, and the families of events each shows. */
export const timelineKinds = {
  record: ['customer'],
  profiles: ['profile', 'review'],
  notes: ['note'],
  files: ['file'],
  household: ['household'],
  consent: ['consent'],
  sign_ins: ['session'],
} as const satisfies Record<string, readonly string[]>;
/** A kind of event in a timeline. */
export type TimelineKind = keyof typeof timelineKinds;
export const everyTimelineKind = Object.keys(timelineKinds) as [TimelineKind, ...TimelineKind[]];

/** Something that happened to a customer. */
export const timelineEntry = z.object({
  id,
  at: instant,
  type: z.string(),
  actor: z.object({ kind: z.string(), id: id.nullable(), name: z.string().nullable() }),
  subject: z.object({ kind: z.string(), id }),
  data: z.record(z.string(), z.unknown()),
  /** What the note it is about says, or how the household is called, now; null where it is gone. */
  about: z.string().nullable(),
  /** Whether the customer is only one of those whom the case for review is about, rather than whoever came in. */
  asCandidate: z.boolean(),
  changes: z.array(
    z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
  ),
});

/** Who people are: recognising them, and one live record of each. */
export const identity = {
  ...sources,
  identify: operation({
    method: 'POST',
    path: '/api/identify',
    summary: 'Recognise a person or make a new customer, with reasons',
    who: staff('customers.identify'),
    authority: 'engine',
    body: writtenProfile,
    reply: identified,
  }),
  listCustomers: operation({
    method: 'GET',
    path: '/api/customers',
    summary: 'List customers, or search them by any part of name, e-mail or phone',
    who: staff('customers.read'),
    authority: 'caller',
    query: z.strictObject({
      ...paging,
      q: text(100).optional(),
      tag: id.optional(),
      /** Only customers of this saved segment. */
      segment: id.optional(),
      /** Only customers of this expression: a segment that is not saved, as JSON. */
      where: whereText.optional(),
      /** Keys of own fields whose values are wanted, parted by commas. */
      fields: fieldKeys.optional(),
      /** With `q` the best come first, whatever this says. */
      sort: z.enum(['name', 'newest', 'changed']).default('name'),
    }),
    reply: page(customerRow),
    errors: ['not_found'],
  }),
  customersCount: operation({
    method: 'GET',
    path: '/api/customer-counts',
    summary: 'Count customers and open reviews',
    who: staff('customers.read'),
    authority: 'caller',
    reply: z.object({ customers: z.number().int(), openReviews: z.number().int() }),
  }),
  getCustomer: operation({
    method: 'GET',
    path: '/api/customers/{id}',
    summary:
      'Read the live record of a customer; ids of merged customers lead to the one that remains',
    who: staff('customers.read'),
    authority: 'caller',
    params: z.object({ id: customerId }),
    reply: customerRecord,
  }),
  updateCustomer: operation({
    method: 'PATCH',
    path: '/api/customers/{id}',
    summary: 'Change what is supplied of a customer',
    who: staff('customers.change'),
    authority: 'caller',
    params,
    body: customerChange,
    reply: z.object({ customer: customerRecord, changed: z.array(z.string()) }),
    errors: ['conflict', 'erased'],
  }),
  checkBirthDate: operation({
    method: 'PUT',
    path: '/api/customers/{id}/birth-date-check',
    summary: 'Say that the birth date of a customer was checked against a document',
    who: staff('customers.change'),
    authority: 'caller',
    params,
    body: z.strictObject({
      /** As the document says; where the customer's is another, that is changed first. */
      birthDate: day,
      document: identityDocument,
    }),
    reply: customerRecord,
    errors: ['conflict', 'erased'],
  }),
  uncheckBirthDate: operation({
    method: 'DELETE',
    path: '/api/customers/{id}/birth-date-check',
    summary: 'Take back that the birth date of a customer was checked',
    who: staff('customers.change'),
    authority: 'caller',
    params,
    reply: customerRecord,
    errors: ['erased'],
  }),
  getTimeline: operation({
    method: 'GET',
    path: '/api/customers/{id}/timeline',
    summary: 'Read what happened to a customer, newest first',
    who: staff('customers.read'),
    authority: 'caller',
    params: z.object({ id: customerId }),
    query: z.strictObject({ ...paging, kind: z.enum(everyTimelineKind).optional() }),
    reply: ofCustomer(page(timelineEntry)),
  }),
};
