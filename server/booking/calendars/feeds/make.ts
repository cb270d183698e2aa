import { record } from '#audit';
import type { feedOperations } from '#contract/booking/feeds';
import type { BodyOf, ReplyOf } from '#contract/operation';
import { now } from '#platform/clock';
import { randomToken, sha256 } from '#platform/crypto';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { readBusiness } from '#tenancy';
import { resourceOf } from '../sources/whose.ts';
import { listFeeds, mayWhole, mostFeeds } from './list.ts';

type Operations = typeof feedOperations;

/**
 * Makes an address by which a calendar program follows bookings. Only its hash is kept.
 * @throws {Refusal} `not_found`, `forbidden`, `limit_reached`
 */
export async function makeFeed(
  tx: Tx,
  who: Staff | Key,
  { resource }: BodyOf<Operations['makeFeed']>,
  publicUrl: string,
): Promise<ReplyOf<Operations['makeFeed']>> {
  const { tenant } = who;
  if (resource === null && !mayWhole(who)) refuse('forbidden');
  const of = resource === null ? null : await resourceOf(tx, who, resource);
  if ((await listFeeds(tx, who)).feeds.length >= mostFeeds) refuse('limit_reached');
  const { slug } = await readBusiness(tx, tenant);
  const [id, token, at] = [newId(), randomToken(), now()];
  await tx
    .insertInto('calendar_feeds')
    .values({
      tenant_id: tenant,
      id,
      resource_id: resource,
      token_hash: sha256(token),
      created_by: who.kind === 'staff' ? who.user : null,
      created_at: at,
    })
    .execute();
  const subject = { kind: 'calendar_feed', id } as const;
  await record(tx, who, { type: 'calendar_feed.made', subject, facts: { resource } });
  return {
    feed: {
      id,
      resource: of === null ? null : { id: of.id, name: of.name },
      createdAt: at.toISOString(),
      lastReadAt: null,
    },
    url: `${publicUrl}/api/b/${slug}/feeds/${token}`,
  };
}

/** Takes an address back. @throws {Refusal} `not_found` */
export async function revokeFeed(tx: Tx, who: Staff | Key, id: string): Promise<void> {
  const { feeds } = await listFeeds(tx, who);
  const feed = feeds.find((one) => one.id === id) ?? refuse('not_found');
  await tx
    .updateTable('calendar_feeds')
    .set({ revoked_at: now() })
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
  const facts = { resource: feed.resource?.id ?? null };
  await record(tx, who, {
    type: 'calendar_feed.revoked',
    subject: { kind: 'calendar_feed', id },
    facts,
  });
}
