import { z } from 'zod';

/** Why a model that was learnt is not taken: too few pairs, more agreement that says less, or fewer people found. */
export const matchFaults = ['few', 'order', 'worse'] as const;
export const matchFault = z.enum(matchFaults);
export type MatchFault = z.infer<typeof matchFault>;
