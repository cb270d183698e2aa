import type { TaskHandler } from '#platform/tasks';
import type { Tx } from '#platform/tx';
import type { System } from '#platform/who';
import type { PayloadOf } from '../../tasks.ts';
import { sendNotices } from '../notices/send.ts';
import { letGoOfCards } from './keep-card.ts';
import { lockIfThere } from './locked.ts';
import { standNow } from './settle.ts';
import type { By } from './wanted.ts';

/**
 * Draws from a card that was saved what follows for its booking, as both are now: told often, late or in another order than
 * things happened, it comes to the same. A booking that was held for it stands; one whose hold had run out does where its time
 * is still free; where none can stand by it, the card is let go of. As `engine`.
 */
export async function settleCard(tx: Tx, who: By, id: string): Promise<void> {
  const { tenant } = who;
  const seen = await cardOf(tx, tenant, id);
  if (seen?.kind !== 'booking') return;
  const booking = await lockIfThere(tx, tenant, seen.booking);
  if (booking === undefined) return;
  // What it is now that nobody changes the booking; it may have gone on to the one that took its place.
  const card = await cardOf(tx, tenant, id);
  if (card?.state !== 'saved' || card.booking !== booking.id) return;
  if (await standNow(tx, who, booking)) await sendNotices(tx, who, 'made', [booking.id]);
  else await letGoOfCards(tx, who, booking);
}

function cardOf(tx: Tx, tenant: string, id: string) {
  return tx
    .selectFrom('saved_cards')
    .select(['subject_kind as kind', 'subject_id as booking', 'state'])
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Draws what follows from a card that was told of. */
export const settleCardTold: TaskHandler<PayloadOf<'booking.settle_card'>> = async ({
  db,
  who,
  payload,
  done,
}) => {
  await db.as(who, 'engine', async (tx) => {
    await settleCard(tx, who satisfies System, payload.card);
    await done(tx);
  });
};
