import { z } from 'zod';
import { id, line } from './shapes.ts';

/** The two who are to be one, in any order. */
const pairOf = z.tuple([id, id]);

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
});
export type MergeChoices = z.output<typeof mergeChoices>;

/** What is asked of a merge. */
export const mergeAsked = z.strictObject({
  customers: pairOf,
  choices: mergeChoices.optional(),
  /** Why, in words; for people to read. */
  reason: line(500).optional(),
  /** The versions of the two as they were seen, by id: a merge of what has changed since is refused. */
  versions: z.record(id, z.number().int().min(1)).optional(),
});
export type MergeAsked = z.output<typeof mergeAsked>;

/** What became of undoing a merge. */
export const mergeUndone = z.object({
  merge: id,
  /** Who stayed, and who is a customer of its own again. */
  survivor: id,
  merged: id,
});
export type MergeUndone = z.infer<typeof mergeUndone>;
