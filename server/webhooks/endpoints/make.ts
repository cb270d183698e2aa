import { record } from '#audit';
import type { Act } from '#contract/acts';
import type { BodyOf, ReplyOf } from '#contract/operation';
import type { webhooks } from '#contract/webhooks';
import { now } from '#platform/clock';
import type { Config } from '#platform/config';
import { newId } from '#platform/ids';
import { tenantKeys } from '#platform/keys';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { type Key, mayDo, type Staff } from '#platform/who';
import { mostEndpoints } from '../rules.ts';
import { newSecret } from '../sign.ts';
import { checkAddress } from './address.ts';
import { shownColumns, shownEndpoint } from './shown.ts';

type Making = typeof webhooks.createWebhook;

/**
 * Adds an endpoint; its secret is in the reply and otherwise kept sealed. As `caller`.
 * @throws {Refusal} `acts_beyond_yours` for acts the maker may not do; `limit_reached`; `invalid_input` for the address
 */
export async function makeEndpoint(
  tx: Tx,
  who: Staff | Key,
  config: Config,
  given: BodyOf<Making>,
): Promise<ReplyOf<Making>> {
  const url = checkAddress(config, given.url);
  checkActs(who, given.acts);
  await roomForOne(tx, who.tenant);
  const id = newId();
  const secret = newSecret(await tenantKeys(tx, who.tenant), id);
  const [eventTypes, acts] = [[...new Set(given.eventTypes)], [...new Set(given.acts)]];
  const row = await tx
    .insertInto('webhook_endpoints')
    .values({
      tenant_id: who.tenant,
      id,
      url,
      description: given.description,
      event_types: eventTypes,
      acts,
      secret: secret.sealed,
      created_by: who.kind === 'staff' ? who.user : null,
      created_at: now(),
      updated_at: now(),
    })
    .returning(shownColumns)
    .executeTakeFirstOrThrow();
  await record(tx, who, {
    type: 'webhook.made',
    subject: { kind: 'webhook', id },
    changes: { url: { to: url }, eventTypes: { to: eventTypes }, acts: { to: acts } },
  });
  return { ...shownEndpoint(row), secret: secret.shown };
}

/** Checks that nobody sends elsewhere what they may not read. @throws {Refusal} `acts_beyond_yours` */
export function checkActs(who: Staff | Key, acts: readonly Act[]): void {
  const beyond = acts.filter((act) => !mayDo(who, act));
  if (beyond.length > 0) refuse('acts_beyond_yours', { facts: { acts: beyond.join(', ') } });
}

async function roomForOne(tx: Tx, tenant: string): Promise<void> {
  const { count } = await tx
    .selectFrom('webhook_endpoints')
    .select((select) => select.fn.countAll<bigint>().as('count'))
    .where('tenant_id', '=', tenant)
    .executeTakeFirstOrThrow();
  if (count >= mostEndpoints) refuse('limit_reached', { facts: { most: mostEndpoints } });
}
