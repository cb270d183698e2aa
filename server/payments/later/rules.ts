import type { CardSetup } from '#platform/card-port';
import { openStates } from '../charge/rules.ts';

/** Where a card that somebody saves stands. */
export type CardState =
  | 'new'
  | 'waiting'
  | 'processing'
  | 'saved'
  | 'failed'
  | 'cancelled'
  | 'uncertain'
  | 'removed';

/** Whether a card may still be saved. */
export const isOpenCard = (state: CardState) => openStates.some((open) => open === state);

/**
 * What a card becomes by what the provider says it is now. Answers may come late and out of order: a card that is saved stays
 * saved, one that was removed does not come back, and what has ended ends once.
 */
export function nextCard(from: CardState, told: CardSetup['status']): CardState {
  if (from === 'saved' || from === 'removed') return from;
  if (told === 'saved') return 'saved';
  return isOpenCard(from) ? told : from;
}
