import { z } from 'zod';
import { line } from './shapes.ts';

/** Identifiers by which a proof can point at a customer. */
export const provingKinds = ['email', 'phone'] as const;

/** Most that is compared of one customer, and so the most that a limit can be. */
export const mostOfAKind = 8;
const limit = z.number().int().min(1).max(mostOfAKind);

/** Most numbers of one kind that are compared of one customer. */
export const mostNumbersOfAKind = 4;

/** The longest window: ten years. */
export const mostDays = 3650;
/** A window in which is counted: so many days back; null for all time. */
const days = z.number().int().min(1).max(mostDays).nullable().default(null);
/** Of what is counted, and how far back. */
const windows = z.strictObject({ emails: days, phones: days, outsideIds: days, numbers: days });

/** Hard rules that go before probability. */
export const matchRules = z.strictObject({
  /** Most e-mails and phones that a customer comes to have by links nobody looked at. */
  emails: limit,
  phones: limit,
  /** Most outside ids of one source; null for any number. */
  outsideIds: z.number().int().min(1).max(100).nullable(),
  /** Most numbers of their own of one kind, as of memberships or national ids; null for any number. */
  numbers: z.number().int().min(1).max(mostNumbersOfAKind).nullable().default(null),
  /** In how many days a limit counts what became known: so that strangers who come together fast are noticed. */
  days: windows.default({ emails: null, phones: null, outsideIds: null, numbers: null }),
  /** Of proofs that point at two customers, whose counts; staff are asked where it says nothing. */
  priority: z.array(z.enum(provingKinds)).max(provingKinds.length),
  /** E-mails, phones and numbers of one's own that say nothing about anybody here; `*` stands for anything. */
  patterns: z.array(line(100)).max(50),
});
export type MatchRules = z.output<typeof matchRules>;

/** The rules of a business that has said nothing. */
export const shippedRules: MatchRules = {
  emails: mostOfAKind,
  phones: mostOfAKind,
  outsideIds: null,
  numbers: null,
  days: { emails: null, phones: null, outsideIds: null, numbers: null },
  priority: [],
  patterns: [],
};

/** Something of which a customer may have only so many. */
export type Limited = keyof MatchRules['days'];
