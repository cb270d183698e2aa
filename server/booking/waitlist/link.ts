import { tenantKeys } from '#platform/keys';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { tokensFor } from '../guard/tokens.ts';

const tokens = tokensFor('mw_', 'waitlist link');
// There is one link of each: nobody takes one back.
const version = 1;

/** The token by which somebody leaves the list again. */
export const waitingToken = async (tx: Tx, tenant: string, id: string): Promise<string> =>
  tokens.tokenOf(await tenantKeys(tx, tenant), { id, version });

/** The entry of the list that a token opens. @throws {Refusal} `not_found` for what is none */
export async function openedBy(tx: Tx, tenant: string, token: string): Promise<string> {
  const id = tokens.namedBy(token) ?? refuse('not_found');
  return tokens.opens(await tenantKeys(tx, tenant), token, { id, version })
    ? id
    : refuse('not_found');
}
