import { call, type Reply } from '../api/call.ts';
import type { Asked } from './asked.ts';
import type { Day } from './days.ts';
import type { Known } from './known.ts';
import type { Piece } from './piece.ts';
import type { AskTimes } from './use-times.ts';

type Query = Pick<Asked, 'option' | 'location' | 'resource' | 'party'>;

/** Asks the server for the times of a service, as something was chosen. */
export function askOf(slug: string, service: string, query: Query & { option: string }): AskTimes {
  return async (from, to, signal) => {
    const params = { slug, service };
    const reply = await call('listSlots', { params, query: { ...query, from, to } }, signal);
    return pieceOf(reply, from, to);
  };
}

/** What the server said of some days. */
function pieceOf({ days, next }: Reply<'listSlots'>, from: Day, to: Day): Piece {
  return { from, to, next, offered: days.flatMap(({ slots }) => slots) };
}

/**
 * The times that came with the page, where they are those that it asks for first.
 * @param said what the address said when the server read it
 */
export function knownTimes(times: Known['times'], said: Asked): Piece | undefined {
  if (times === undefined) return undefined;
  const { from, to, party, ...chosen } = times.query;
  const isSame =
    (['option', 'location', 'resource'] as const).every((name) => chosen[name] === said[name]) &&
    (party === undefined ? undefined : Number(party)) === said.party;
  return isSame && from && to ? pieceOf(times.reply as Reply<'listSlots'>, from, to) : undefined;
}
