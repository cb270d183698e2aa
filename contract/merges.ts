import { z } from 'zod';
import { identified } from './identified.ts';
import { waterfall } from './evidence.ts';
import { operation, staff } from './operation.ts';
import { writtenPerson, writtenProfile } from './person.ts';
import { comparedNumbers } from './reviews.ts';
import { customerId, id, instant, line, ofCustomer, ofPair, page, paging } from './shapes.ts';

/** The two who are to be one, in any order. */
const pairOf = z.tuple([id, id]);
const reason = line(500).optional();

/** Whose value stands, by field: the id of one of the two. What is not named follows the rule. */
export const mergeChoices = z.strictObject({
  name: id.optional(),
  company: id.optional(),
  birthDate: id.optional(),
  language: id.optional(),
  note: id.optional(),
  /** By the key of an own field. */
  values: z.record(line(40), id).optional(),
  /** Ids of the identifiers and the address that are to be first. */
  email: id.optional(),
  phone: id.optional(),
  address: id.optional(),
  /** The customer whose tier the two have as one. */
  tier: id.optional(),
});
export type MergeChoices = z.output<typeof mergeChoices>;

/** What is asked of a merge. */
export const mergeAsked = z.strictObject({
  customers: pairOf,
  choices: mergeChoices.optional(),
  /** Why, in words; for people to read. */
  reason,
  /** The versions of the two as they were seen, by id: a merge of what has changed since is refused. */
  versions: z.record(id, z.number().int().min(1)).optional(),
});
export type MergeAsked = z.output<typeof mergeAsked>;

/** Of a merge that was done: who stays, and who became part of it. */
export const mergeDone = z.object({
  merge: id,
  /** The customer that stays: the older of the two. The other's id leads to it from now on. */
  survivor: id,
  merged: id,
});
export type MergeDone = z.infer<typeof mergeDone>;

/**
 * Why a value stands: it was chosen; both say the same; it was checked against a document; only one says anything; staff or the customer said it; its source
 * stands above the other's; it was there first.
 */
export const standsBy = z.enum(['chosen', 'same', 'checked', 'only', 'said', 'source', 'first']);

/** One value of one of the two, with who said it. */
const sideValue = z.object({ value: z.string().nullable(), source: z.string().nullable() });

/** A field of both, and whose value stands. */
const standing = {
  survivor: sideValue,
  merged: sideValue,
  /** The customer whose value stands. */
  stands: id,
  by: standsBy,
};

/** One of the two, as a list shows it. */
const party = z.object({
  id,
  name: z.string(),
  version: z.number().int(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  profiles: z.number().int(),
  createdAt: instant,
});

const firstOf = z.object({ id, value: z.string() }).nullable();

const tierOf = z.object({ id, name: z.string() }).nullable();

/** That staff said of two customers that they are not one person. */
export const keptApart = z.object({ by: id.nullable(), at: instant, reason: z.string() });

/** What a merge would do. Nothing is written. */
export const mergePreview = z.object({
  survivor: party,
  merged: party,
  fields: z.array(
    z.object({
      field: z.enum(['name', 'company', 'birthDate', 'language', 'note']),
      ...standing,
    }),
  ),
  /** The business's own fields in which either has a value. */
  values: z.array(z.object({ key: z.string(), label: z.string(), ...standing })),
  /** What is written to, called and visited first: of each, and of both together. */
  firsts: z.array(
    z.object({
      kind: z.enum(['email', 'phone', 'address']),
      survivor: firstOf,
      merged: firstOf,
      stands: id.nullable(),
    }),
  ),
  /** The tier of each, and which one the two have as one; null where neither is in any. */
  tier: z
    .object({
      survivor: tierOf,
      merged: tierOf,
      /** The customer whose tier stands, and why: it was chosen; both have the same; only one has been in any; it was said later. */
      stands: id,
      by: z.enum(['chosen', 'same', 'only', 'latest']),
      /** The tier of both as one; null for none. */
      kept: tierOf,
    })
    .nullable(),
  /** Numbers of their own of the survivor beside the other's; all of them stay. */
  numbers: comparedNumbers,
  /** How many things move, and of how many both have the same: the survivor’s stands, the other comes back with an undo. */
  moves: z.array(z.object({ what: z.string(), moves: z.number().int(), both: z.number().int() })),
  /** Set where staff said that the two are not one person. */
  apart: keptApart.nullable(),
  /** What speaks for and against the two being one person. */
  why: waterfall,
});
export type MergePreview = z.infer<typeof mergePreview>;

/** How a merge is undone. */
export const mergeUndoing = z.strictObject({
  reason,
  /** Profiles that came since and belong to the customer that comes back; all others that came since stay. */
  profiles: z.array(id).max(200).optional(),
  /** Says that the two are not one person: Clientele itself never merges them again. */
  apart: z.boolean().default(true),
});

/** What undoing a merge would do. Nothing is written. */
export const undoPreview = z.object({
  merge: id,
  survivor: party,
  merged: party,
  mergedAt: instant,
  /** How many things go back. */
  returns: z.array(z.object({ what: z.string(), count: z.number().int() })),
  /** Profiles that came to the survivor since: they stay unless they are chosen to go back. */
  since: z.array(z.object({ id, source: z.string(), name: z.string(), at: instant })),
  /** Fields that somebody changed since, which stay as they are now. */
  stay: z.array(z.string()),
  /** Somebody was erased since: only links come back. */
  erased: z.boolean(),
});

/** One thing that was decided about who somebody is, by people or by Clientele. */
export const historyEntry = z.object({
  /** `merge`, `link` (a profile came to this customer) or `apart`. */
  kind: z.enum(['merge', 'link', 'apart']),
  /** Of the merge or the link, by which it is undone; of two kept apart, the other customer. */
  id,
  at: instant,
  by: id.nullable(),
  reason: z.string(),
  /** The other customer: who became part of this one, or whom this became part of; whom the profile led to before. */
  other: z.object({ id, name: z.string() }).nullable(),
  /** Of a merge: whether this customer is the one that stayed. */
  stayed: z.boolean().nullable(),
  profile: z.object({ id, source: z.string() }).nullable(),
  method: z.string().nullable(),
  /** When it was undone or ended, by whom and why; null while it holds. */
  ended: z.object({ at: instant, by: id.nullable(), reason: z.string() }).nullable(),
  /** Whether it can be undone now. */
  undoable: z.boolean(),
});

/** What became of a profile that was linked. */
export const linked = z.object({
  link: id,
  customer: id,
  /** Whom it led to before, if that is somebody else. */
  from: id.nullable(),
  /** The merge by which its former customer became one with the other, where nothing else led there. */
  merge: id.nullable(),
});

/** Two customers, compared as they are now. */
export const explained = z.object({
  /** Whom the two ids lead to today, by age. */
  customers: pairOf,
  why: waterfall,
  apart: keptApart.nullable(),
});

/** Somebody whom a described person may be. */
export const likely = z.object({ customer: id, name: z.string(), why: waterfall });

/** One person, one customer: merging, undoing it, and what staff say of profiles. */
export const merges = {
  previewMerge: operation({
    method: 'POST',
    path: '/api/merges/preview',
    summary: 'See what merging two customers would do: values, what moves, and the evidence',
    who: staff('customers.merge'),
    authority: 'engine',
    body: mergeAsked.pick({ customers: true, choices: true }),
    reply: mergePreview,
    errors: ['already_one', 'erased', 'not_found'],
  }),
  mergeCustomers: operation({
    method: 'POST',
    path: '/api/merges',
    summary: 'Make one customer of two; the older id stays and the other leads to it',
    who: staff('customers.merge'),
    authority: 'engine',
    body: mergeAsked,
    reply: mergeDone,
    status: 201,
    errors: ['already_one', 'erased', 'not_found', 'conflict'],
  }),
  previewUndoMerge: operation({
    method: 'GET',
    path: '/api/merges/{id}/undo',
    summary: 'See what undoing a merge would do, and what came since',
    who: staff('customers.merge'),
    authority: 'engine',
    params: z.object({ id }),
    reply: undoPreview,
    errors: ['merge_undone', 'merged_on'],
  }),
  undoMerge: operation({
    method: 'POST',
    path: '/api/merges/{id}/undo',
    summary: 'Make two customers of one again, exactly as they were',
    who: staff('customers.merge'),
    authority: 'engine',
    params: z.object({ id }),
    body: mergeUndoing,
    reply: mergeDone,
    errors: ['merge_undone', 'merged_on'],
  }),
  getIdentityHistory: operation({
    method: 'GET',
    path: '/api/customers/{id}/identity',
    summary: 'List what was decided about who a customer is: merges, links, and who it is not',
    who: staff('customers.read'),
    authority: 'caller',
    params: z.object({ id: customerId }),
    query: z.strictObject(paging),
    reply: ofCustomer(page(historyEntry)),
  }),
  linkProfile: operation({
    method: 'POST',
    path: '/api/profiles/{id}/link',
    summary: 'Link a profile to a customer by hand; the only profile of a customer takes it along',
    who: staff('customers.merge'),
    authority: 'engine',
    params: z.object({ id }),
    body: z.strictObject({ customer: id, reason }),
    reply: linked,
    errors: ['erased'],
  }),
  splitProfile: operation({
    method: 'POST',
    path: '/api/profiles/{id}/split',
    summary: 'Take a profile off its customer and make one of its own for it',
    who: staff('customers.merge'),
    authority: 'engine',
    params: z.object({ id }),
    body: z.strictObject({ reason }),
    reply: linked,
    errors: ['only_profile'],
  }),
  undoLink: operation({
    method: 'POST',
    path: '/api/links/{id}/undo',
    summary: 'Take back that a profile was linked or split off by hand',
    who: staff('customers.merge'),
    authority: 'engine',
    params: z.object({ id }),
    body: z.strictObject({ reason }),
    reply: linked,
    errors: ['link_not_undoable'],
  }),
  keepApart: operation({
    method: 'PUT',
    path: '/api/customers/{id}/apart/{other}',
    summary: 'Say that two customers are not one person',
    who: staff('customers.merge'),
    authority: 'engine',
    params: z.object({ id, other: id }),
    body: z.strictObject({ reason }),
    errors: ['already_one', 'erased'],
  }),
  withdrawApart: operation({
    method: 'DELETE',
    path: '/api/customers/{id}/apart/{other}',
    summary: 'Take back that two customers are not one person',
    who: staff('customers.merge'),
    authority: 'engine',
    params: z.object({ id, other: id }),
    errors: ['already_one'],
  }),
  explainPair: operation({
    method: 'GET',
    path: '/api/customers/{id}/explain/{other}',
    summary: 'Explain what speaks for and against two customers being one person',
    who: staff('customers.read'),
    authority: 'engine',
    params: z.object({ id: customerId, other: customerId }),
    reply: ofPair(explained),
    errors: ['already_one', 'erased'],
  }),
  searchPeople: operation({
    method: 'POST',
    readsOnly: true,
    path: '/api/people/search',
    summary:
      'Find customers who may be a person, with probability and evidence; nothing is written',
    who: staff('customers.read'),
    authority: 'engine',
    body: z.strictObject({
      person: writtenPerson,
      limit: z.number().int().min(1).max(30).default(10),
    }),
    reply: z.object({ rows: z.array(likely) }),
  }),
  identifyDryRun: operation({
    method: 'POST',
    readsOnly: true,
    path: '/api/identify/dry-run',
    summary: 'See what identifying a person would come to; nothing is written',
    who: staff('customers.identify'),
    authority: 'engine',
    body: writtenProfile,
    reply: identified.extend({
      /** Null where one would be made. */
      profile: id.nullable(),
      customer: id.nullable(),
    }),
  }),
};
