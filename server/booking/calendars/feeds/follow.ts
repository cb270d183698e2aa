import { sha256 } from '#platform/crypto';
import { inSeconds, now } from '#platform/clock';
import type { FileOut } from '#platform/handler';
import type { Ports } from '#platform/ports';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { systemOf, type Who } from '#platform/who';
import { findBusiness, readBusiness } from '#tenancy';
import { published } from '../event.ts';
import { calendarFile } from '../file.ts';
import { followed } from './bookings.ts';

/** How finely it is noted when an address was last read, in seconds. */
const notedEvery = 3600;

/** Gives the bookings that an address was made for, as a calendar. @throws {Refusal} `not_found` */
export async function followFeed(
  { db, config }: Ports,
  who: Who,
  { slug, token }: { readonly slug: string; readonly token: string },
): Promise<FileOut> {
  const business = await db.as(who, 'gate', (tx) => findBusiness(tx, slug));
  if (business === undefined) return refuse('not_found');
  const text = await db.as(systemOf(business.id, who.request), 'engine', (tx) =>
    written(tx, business.id, token, config.publicUrl),
  );
  return calendarFile('bookings.ics', text);
}

async function written(tx: Tx, tenant: string, token: string, publicUrl: string): Promise<string> {
  const feed = await tx
    .selectFrom('calendar_feeds as f')
    .leftJoin('resources as r', (join) =>
      join.onRef('r.tenant_id', '=', 'f.tenant_id').onRef('r.id', '=', 'f.resource_id'),
    )
    .select(['f.id', 'f.resource_id', 'f.last_read_at', 'r.name'])
    .where('f.tenant_id', '=', tenant)
    .where('f.token_hash', '=', sha256(token))
    .where('f.revoked_at', 'is', null)
    .executeTakeFirst();
  if (feed === undefined) return refuse('not_found');
  const { last_read_at: read } = feed;
  if (read === null || read < inSeconds(-notedEvery))
    await tx
      .updateTable('calendar_feeds')
      .set({ last_read_at: now() })
      .where('tenant_id', '=', tenant)
      .where('id', '=', feed.id)
      .execute();
  const { name } = await readBusiness(tx, tenant);
  const title = feed.name === null ? name : `${feed.name} (${name})`;
  return published(title, await followed(tx, { tenant, resource: feed.resource_id, publicUrl }));
}
