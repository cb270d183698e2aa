import { tokensFor } from '../guard/tokens.ts';

/** The token that opens a booking to whoever holds it; another version of the link makes this one worthless. */
export const { tokenOf: linkToken, namedBy, opens } = tokensFor('mb_', 'booking link');
