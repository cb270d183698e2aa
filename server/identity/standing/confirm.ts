import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { linkProfile } from '../links/link.ts';

/**
 * Says that a link is right: it becomes one by staff's word, which nothing but staff moves, and counts as verified now. As
 * engine. @throws {Refusal} `not_found` for a link there is not, or that has ended
 */
export async function confirmLink(tx: Tx, who: Tenanted, id: string): Promise<void> {
  const link = await tx
    .selectFrom('links')
    .select(['profile_id', 'customer_id'])
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (link === undefined) return refuse('not_found');
  await linkProfile(tx, who, { profile: link.profile_id, customer: link.customer_id });
}
