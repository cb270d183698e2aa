import type { bookingActs } from '#contract/booking/acts';
import type { ReplyOf } from '#contract/operation';
import { Refusal } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { type Moving, rehearse } from './move.ts';

/** Says whether a booking could be moved, and why not. As `caller`. @throws {Refusal} `not_found` */
export async function rehearseMove(
  tx: Tx,
  tenant: string,
  moving: Moving,
): Promise<ReplyOf<typeof bookingActs.rehearseMove>> {
  const said = await rehearse(tx, tenant, moving);
  if (!(said instanceof Refusal))
    return {
      isPossible: true,
      code: null,
      reasons: [],
      resources: said.takes.map(({ resource }) => resource),
    };
  const { reasons } = said.details.facts ?? {};
  return {
    isPossible: false,
    code: said.code,
    reasons: typeof reasons === 'string' ? reasons.split(' ') : [],
    resources: [],
  };
}
