import type { feedOperations } from '#contract/booking/feeds';
import type { ReplyOf } from '#contract/operation';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { resourcesOf } from '../sources/whose.ts';

type Listed = ReplyOf<typeof feedOperations.listFeeds>;

/** Most addresses of a business. */
export const mostFeeds = 200;

/** Whether one may follow all bookings of the business: everybody whose role allows it, but a consultant. */
export const mayWhole = (who: Staff | Key) => who.kind === 'key' || who.role !== 'consultant';

/** Addresses in force that the caller may take back. */
export async function listFeeds(tx: Tx, who: Staff | Key): Promise<Listed> {
  const names = new Map((await resourcesOf(tx, who)).map(({ id, name }) => [id, name]));
  const rows = await tx
    .selectFrom('calendar_feeds')
    .select(['id', 'resource_id', 'created_at', 'last_read_at'])
    .where('tenant_id', '=', who.tenant)
    .where('revoked_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .limit(mostFeeds)
    .execute();
  const feeds = rows.flatMap(({ id, resource_id: resource, created_at, last_read_at }) => {
    const name = resource === null ? undefined : names.get(resource);
    if (resource === null ? !mayWhole(who) : name === undefined) return [];
    return {
      id,
      resource: resource === null ? null : { id: resource, name: name ?? '' },
      createdAt: created_at.toISOString(),
      lastReadAt: last_read_at?.toISOString() ?? null,
    };
  });
  return { feeds, mayWhole: mayWhole(who) };
}
