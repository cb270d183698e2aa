import { sql } from 'kysely';
import { record } from '#audit';
import type { BodyOf } from '#contract/operation';
import type { shared } from '#contract/shared';
import { now } from '#platform/clock';
import { enqueue } from '#platform/enqueue';
import { refuse, refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { actorOf, type Tenanted } from '#platform/who';
import { contactOf } from '../recognise/arrival.ts';
import { matchSetting, mostBlocked } from '../recognise/setting.ts';

type Said = BodyOf<typeof shared.saySharedContact>;

/**
 * Says of a value what it is: `blocked`, it is ours or everybody's and recognising heeds it no more; `counts`, it tells people
 * apart although several have it; `unsaid`, nothing was said. What leaned on a value that is blocked is looked at again.
 * @throws {Refusal} `invalid_input` for a value that cannot be one; `limit_reached`
 */
export async function sayShared(tx: Tx, who: Tenanted, said: Said): Promise<void> {
  const { tenant } = who;
  const { kind, state, reason = '' } = said;
  const key = await keyOf(tx, tenant, said);
  const its = { tenant_id: tenant, kind, key };
  if (state !== 'blocked') await forget(tx, 'blocked_values', its);
  if (state !== 'counts') await forget(tx, 'trusted_values', its);
  if (state === 'blocked') {
    await roomForOne(tx, tenant);
    const by = { reason, blocked_by: actorOf(who), blocked_at: now(), found_with: null };
    await tx
      .insertInto('blocked_values')
      .values({ ...its, ...by })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'kind', 'key']).doUpdateSet(by))
      .execute();
    await enqueue(tx, 'links.examine', { tenant });
  }
  if (state === 'counts') {
    const by = { reason, trusted_by: actorOf(who), trusted_at: now() };
    await tx
      .insertInto('trusted_values')
      .values({ ...its, ...by })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'kind', 'key']).doUpdateSet(by))
      .execute();
  }
  await record(tx, who, {
    type:
      state === 'blocked'
        ? 'contacts.blocked'
        : state === 'counts'
          ? 'contacts.counts'
          : 'contacts.unsaid',
    subject: { kind: 'business', id: tenant },
    facts: { kind },
  });
}

/** As the list names it, or as staff typed it. */
async function keyOf(tx: Tx, tenant: string, { kind, key, value }: Said): Promise<string> {
  if (key !== undefined) return key;
  if (value === undefined || kind === 'address')
    return refuseField('value', 'must be an e-mail address or a telephone number');
  const { reading } = await matchSetting(tx, tenant);
  const contact = contactOf(kind, value, reading.country);
  return (
    contact?.key ??
    refuseField(
      'value',
      kind === 'email' ? 'is not an e-mail address' : 'is not a telephone number',
    )
  );
}

interface Its {
  readonly tenant_id: string;
  readonly kind: string;
  readonly key: string;
}

async function forget(
  tx: Tx,
  table: 'blocked_values' | 'trusted_values',
  { tenant_id, kind, key }: Its,
): Promise<void> {
  await tx
    .deleteFrom(table)
    .where('tenant_id', '=', tenant_id)
    .where('kind', '=', kind)
    .where('key', '=', key)
    .execute();
}

async function roomForOne(tx: Tx, tenant: string): Promise<void> {
  const { rows } = await sql<{ all: number }>`
    SELECT count(*)::int AS all FROM clientele.blocked_values WHERE tenant_id = ${tenant}`.execute(
    tx,
  );
  if ((rows[0]?.all ?? 0) >= mostBlocked) refuse('limit_reached', { facts: { most: mostBlocked } });
}
