import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { linkProfile, splitProfile, undoLink, type Linked } from '../links/link.ts';
import { keepApart, withdrawApart } from '../links/reject.ts';
import { undoMerge } from '../merge/undo.ts';
import { matchSetting } from '../recognise/setting.ts';
import { takeWholeTurn } from '../recognise/turn.ts';
import type { Case } from './case.ts';

/** What followed from an answer, and must be known to take it back. */
export interface Made {
  /** Until when the case had been put back before. */
  readonly due?: string | null;
  /** The merge by which the profile's customer became one with the other. */
  readonly merge?: string;
  /** The link by which the profile was moved, or split off. */
  readonly link?: string;
}

/** Waits until nobody of the business is being recognised, before any row is held. */
export async function holdAll(tx: Tx, tenant: string): Promise<void> {
  await takeWholeTurn(tx, (await matchSetting(tx, tenant)).secret);
}

/**
 * The profile is the candidate: it is linked there by staff's word. Its customer goes along where it has only this one, or where
 * staff say that the two customers are one.
 */
export async function join(
  tx: Tx,
  who: Tenanted,
  { profile }: Case,
  candidate: string,
  { whole, reason }: { readonly whole?: boolean | undefined; readonly reason?: string | undefined },
): Promise<Made> {
  return madeBy(await linkProfile(tx, who, { profile, customer: candidate, reason, whole }));
}

/** The profile is not the candidate: they are kept apart; where it is linked there already, it is split off. */
export async function part(
  tx: Tx,
  who: Tenanted,
  { profile, customer, reason: asked }: Case,
  candidate: string,
  { forGood, reason }: { readonly forGood: boolean; readonly reason?: string | undefined },
): Promise<Made> {
  if (asked !== 'doubted') {
    await keepApart(tx, who, { customers: [customer, candidate], reason, forGood });
    return {};
  }
  const split = await splitProfile(tx, who, { profile, reason });
  if (forGood)
    await keepApart(tx, who, { customers: [split.customer, candidate], reason, forGood });
  return madeBy(split);
}

/** Takes back what followed from an answer. */
export async function takeBack(
  tx: Tx,
  who: Tenanted,
  { merge, link }: Made,
  apart: readonly [string, string] | null,
): Promise<void> {
  if (merge !== undefined) await undoMerge(tx, who, { merge });
  else if (link !== undefined) await undoLink(tx, who, { link });
  else if (apart !== null) await withdrawApart(tx, who, apart);
}

const madeBy = ({ merge, link }: Linked): Made => (merge === null ? { link } : { merge });
