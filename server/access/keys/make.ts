import { record } from '#audit';
import type { keyOperations } from '#contract/access/keys';
import type { BodyOf, ReplyOf } from '#contract/operation';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuse, refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { type Key, mayDo, type Staff } from '#platform/who';
import { newTenantToken } from '../token.ts';
import { keyOf } from './list.ts';
import { keyPrefix, mostKeys } from './rules.ts';

type Making = typeof keyOperations.createApiKey;

/**
 * Makes an API key; the token is in the reply and kept nowhere. As `caller`.
 * @throws {Refusal} `acts_beyond_yours` for acts the maker may not do; `limit_reached`; `invalid_input` for an end in
 * the past
 */
export async function makeKey(
  tx: Tx,
  who: Staff | Key,
  given: BodyOf<Making>,
): Promise<ReplyOf<Making>> {
  const beyond = given.acts.filter((act) => !mayDo(who, act));
  if (beyond.length > 0) refuse('acts_beyond_yours', { facts: { acts: beyond.join(', ') } });
  const expiresAt = given.expiresAt === null ? null : new Date(given.expiresAt);
  if (expiresAt !== null && expiresAt <= now()) refuseField('expiresAt', 'must be in the future');
  await roomForKey(tx, who.tenant);
  const { token, hash } = newTenantToken(keyPrefix, who.tenant);
  const row = await tx
    .insertInto('api_keys')
    .values({
      tenant_id: who.tenant,
      id: newId(),
      name: given.name,
      token_hash: hash,
      hint: `${keyPrefix}…${token.slice(-4)}`,
      acts: [...new Set(given.acts)],
      created_by: who.kind === 'staff' ? who.user : null,
      created_at: now(),
      expires_at: expiresAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(tx, who, {
    type: 'key.made',
    subject: { kind: 'key', id: row.id },
    changes: {
      name: { to: row.name },
      acts: { to: row.acts },
      ...(expiresAt !== null && { expiresAt: { to: expiresAt } }),
    },
  });
  return { ...keyOf(row), token };
}

async function roomForKey(tx: Tx, tenant: string): Promise<void> {
  const { count } = await tx
    .selectFrom('api_keys')
    .select((select) => select.fn.countAll<bigint>().as('count'))
    .where('tenant_id', '=', tenant)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (count >= mostKeys) refuse('limit_reached', { facts: { most: mostKeys } });
}
