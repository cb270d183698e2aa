import { record } from '#audit';
import type { Act } from '#contract/acts';
import type { BodyOf, ReplyOf } from '#contract/operation';
import type { webhooks } from '#contract/webhooks';
import { inSeconds, now } from '#platform/clock';
import type { Config } from '#platform/config';
import { tenantKeys } from '#platform/keys';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { newSecret } from '../sign.ts';
import { checkAddress } from './address.ts';
import { checkActs } from './make.ts';
import { lockEndpoint, shownColumns, shownEndpoint, type EndpointRow } from './shown.ts';

type Changing = typeof webhooks.updateWebhook;

/**
 * Changes an endpoint, or switches it off or on. As `caller`.
 * @throws {Refusal} `not_found`, `acts_beyond_yours`, `invalid_input` for the address
 */
export async function changeEndpoint(
  tx: Tx,
  who: Staff | Key,
  config: Config,
  { id, ...given }: { id: string } & BodyOf<Changing>,
): Promise<ReplyOf<Changing>> {
  const before = await lockEndpoint(tx, who.tenant, id);
  const url = given.url === undefined ? before.url : checkAddress(config, given.url);
  // Another address is told what it may read by whoever names it, so that they must be allowed to read it too.
  checkActs(who, given.acts ?? (url === before.url ? [] : (before.acts as Act[])));
  const wanted = {
    url,
    description: given.description ?? before.description,
    event_types:
      given.eventTypes === undefined ? before.event_types : [...new Set(given.eventTypes)],
    acts: given.acts === undefined ? before.acts : [...new Set(given.acts)],
  };
  const row = await tx
    .updateTable('webhook_endpoints')
    .set({ ...wanted, ...switched(before, given.on), updated_at: now() })
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .returning(shownColumns)
    .executeTakeFirstOrThrow();
  await recordChange(tx, who, before, row);
  return shownEndpoint(row);
}

function switched(before: EndpointRow, on: boolean | undefined) {
  if (on === undefined || on === (before.off_at === null)) return {};
  return on
    ? { off_at: null, off_why: null, failing_since: null }
    : { off_at: now(), off_why: 'staff' };
}

async function recordChange(
  tx: Tx,
  who: Staff | Key,
  before: EndpointRow,
  after: EndpointRow,
): Promise<void> {
  const subject = { kind: 'webhook', id: after.id } as const;
  const same = (one: readonly string[], other: readonly string[]) => String(one) === String(other);
  const changes = {
    ...(before.url !== after.url && { url: { from: before.url, to: after.url } }),
    ...(before.description !== after.description && {
      description: { from: before.description, to: after.description },
    }),
    ...(!same(before.event_types, after.event_types) && {
      eventTypes: { from: before.event_types, to: after.event_types },
    }),
    ...(!same(before.acts, after.acts) && { acts: { from: before.acts, to: after.acts } }),
  };
  if (Object.keys(changes).length > 0)
    await record(tx, who, { type: 'webhook.changed', subject, changes });
  if (before.off_at === null && after.off_at !== null)
    await record(tx, who, { type: 'webhook.switched_off', subject, facts: { reason: 'staff' } });
  if (before.off_at !== null && after.off_at === null)
    await record(tx, who, { type: 'webhook.switched_on', subject });
}

type Renewing = typeof webhooks.changeWebhookSecret;

/** Gives an endpoint a new secret; the one before signs too for some hours. As `caller`. @throws {Refusal} `not_found` */
export async function changeSecret(
  tx: Tx,
  who: Staff | Key,
  { id, keepHours }: { id: string } & BodyOf<Renewing>,
): Promise<ReplyOf<Renewing>> {
  await lockEndpoint(tx, who.tenant, id);
  const secret = newSecret(await tenantKeys(tx, who.tenant), id);
  const row = await tx
    .updateTable('webhook_endpoints')
    .set(({ ref }) => ({
      former_secret: keepHours === 0 ? null : ref('secret'),
      former_until: keepHours === 0 ? null : inSeconds(keepHours * 3600),
      secret: secret.sealed,
      updated_at: now(),
    }))
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .returning(shownColumns)
    .executeTakeFirstOrThrow();
  await record(tx, who, { type: 'webhook.secret_changed', subject: { kind: 'webhook', id } });
  return { ...shownEndpoint(row), secret: secret.shown };
}

/** Removes an endpoint with all that was to be sent to it. As `caller`. @throws {Refusal} `not_found` */
export async function removeEndpoint(tx: Tx, who: Staff | Key, id: string): Promise<void> {
  const { url } = await lockEndpoint(tx, who.tenant, id);
  await tx
    .deleteFrom('webhook_endpoints')
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .execute();
  await record(tx, who, {
    type: 'webhook.removed',
    subject: { kind: 'webhook', id },
    changes: { url: { from: url } },
  });
}
