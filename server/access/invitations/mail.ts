import { record } from '#audit';
import { handOver, invitationMail } from '#messaging';
import { now } from '#platform/clock';
import { openGlobal } from '#platform/keys';
import type { Mail } from '#platform/mail';
import type { TaskHandler } from '#platform/tasks';
import type { Tx } from '#platform/tx';
import type { System } from '#platform/who';
import type { PayloadOf } from '../../tasks.ts';
import { tokenOf } from './rules.ts';

type Payload = PayloadOf<'invitation.mail'>;

/** Sends an invitation that is still open. Sent twice after a crash in between, it is the same link. */
export const mailInvitation: TaskHandler<Payload> = async ({ db, who, payload, ports, log }) => {
  const { publicUrl } = ports.config;
  const mail = await db.as(who, 'gate', (tx) => letterOf(tx, payload, publicUrl));
  if (mail === undefined) return;
  const came = await handOver(ports.mail, mail);
  if (came !== 'sent')
    log.warn({ id: payload.invitation, came }, 'an invitation may not have arrived');
  await db.as(who, 'gate', (tx) => settle(tx, who, payload, came));
};

async function settle(
  tx: Tx,
  who: System,
  payload: Payload,
  came: Awaited<ReturnType<typeof handOver>>,
): Promise<void> {
  const { tenant, invitation } = payload;
  await tx
    .updateTable('invitations')
    .set({ sealed: null })
    .where('tenant_id', '=', tenant)
    .where('id', '=', invitation)
    .execute();
  await record(tx, who, {
    type: came === 'sent' ? 'mail.sent' : 'mail.failed',
    subject: { kind: 'mail', id: invitation },
    facts: { template: 'invitation', ...(came !== 'sent' && { code: came }) },
  });
}

async function letterOf(tx: Tx, payload: Payload, publicUrl: string): Promise<Mail | undefined> {
  const row = await tx
    .selectFrom('invitations')
    .innerJoin('tenants', 'tenants.id', 'invitations.tenant_id')
    .select(['email', 'sealed', 'tenants.name', 'tenants.language'])
    .where('tenant_id', '=', payload.tenant)
    .where('invitations.id', '=', payload.invitation)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now())
    .executeTakeFirst();
  if (row === undefined || row.sealed === null) return undefined;
  const token = openGlobal(row.sealed, tokenOf(payload.invitation)).toString();
  return invitationMail({
    id: payload.invitation,
    to: row.email,
    language: row.language,
    business: row.name,
    link: `${publicUrl}/invitation#${token}`,
  });
}
