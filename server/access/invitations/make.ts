import { record } from '#audit';
import { emailOf, findPerson, mayJoin } from '#tenancy';
import type { StaffRole } from '#contract/acts';
import { inSeconds, now } from '#platform/clock';
import { newId } from '#platform/ids';
import { sealGlobal } from '#platform/keys';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { newTenantToken } from '../token.ts';
import { invitationOf, type Invitation } from './list.ts';
import { invitationPrefix, invitationSeconds, mostHourly, mostOpen, tokenOf } from './rules.ts';

/**
 * Invites somebody to work for the business: a link goes to their address by mail. An earlier invitation of theirs
 * ends. As `gate`.
 * @throws {Refusal} `already_staff`, `owner_only`, `demo_apart`, `limit_reached`, `too_many_requests`
 */
export async function invite(
  tx: Tx,
  who: Staff | Key,
  given: { email: string; role: StaffRole },
): Promise<Invitation> {
  const email = emailOf(given.email);
  const byOwner = who.kind === 'staff' && who.role === 'owner';
  if (given.role === 'owner' && !byOwner) refuse('owner_only');
  const person = await findPerson(tx, email);
  if (person !== undefined) await mayJoin(tx, who.tenant, person);
  await endOpen(tx, who, email);
  await roomForInvitation(tx, who.tenant);
  const id = newId();
  const { token, hash } = newTenantToken(invitationPrefix, who.tenant);
  const row = await tx
    .insertInto('invitations')
    .values({
      tenant_id: who.tenant,
      id,
      email,
      role: given.role,
      token_hash: hash,
      sealed: sealGlobal(token, tokenOf(id)),
      invited_by: who.kind === 'staff' ? who.user : null,
      created_at: now(),
      expires_at: inSeconds(invitationSeconds),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(tx, who, {
    type: 'invitation.made',
    subject: { kind: 'invitation', id },
    changes: { email: { to: email }, role: { to: given.role } },
  });
  return invitationOf(row);
}

async function endOpen(tx: Tx, who: Staff | Key, email: string): Promise<void> {
  const ended = await tx
    .updateTable('invitations')
    .set({ revoked_at: now(), sealed: null })
    .where('tenant_id', '=', who.tenant)
    .where('email', '=', email)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute();
  for (const { id } of ended)
    await record(tx, who, { type: 'invitation.revoked', subject: { kind: 'invitation', id } });
}

async function roomForInvitation(tx: Tx, tenant: string): Promise<void> {
  const { open, hourly } = await tx
    .selectFrom('invitations')
    .select(({ fn }) => [
      fn
        .countAll<bigint>()
        .filterWhere('accepted_at', 'is', null)
        .filterWhere('revoked_at', 'is', null)
        .filterWhere('expires_at', '>', now())
        .as('open'),
      fn.countAll<bigint>().filterWhere('created_at', '>', inSeconds(-3600)).as('hourly'),
    ])
    .where('tenant_id', '=', tenant)
    .executeTakeFirstOrThrow();
  if (open >= mostOpen) refuse('limit_reached', { facts: { most: mostOpen } });
  if (hourly >= mostHourly) refuse('too_many_requests', { facts: { retryAfterSeconds: 3600 } });
}
