import { tokensFor } from '../guard/tokens.ts';

const tokens = tokensFor('mb_', 'booking link');

/** The token that opens a booking to whoever holds it; another version of the link makes this one worthless. */
export const linkToken = tokens.tokenOf;

/** Which booking a token says it is for; undefined where it is none. */
export const namedBy = tokens.namedBy;

/** Whether a token is the one that opens this booking. */
export const opens = tokens.opens;
