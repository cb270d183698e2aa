import { record } from '#audit';
import { mayRole } from '#contract/acts';
import { handOver, webhookOffMail } from '#messaging';
import { findPersonById, listTeam, readBusiness } from '#tenancy';
import { enqueue } from '#platform/enqueue';
import type { Mail } from '#platform/mail';
import type { TaskHandler } from '#platform/tasks';
import type { Database } from '#platform/db';
import type { System } from '#platform/who';
import type { PayloadOf } from '../../tasks.ts';
import { switchedOff } from './waiting.ts';

/**
 * Finds who answers for an endpoint that was switched off because nothing got through, and sends each a job of their
 * own, so that a fault of one mail repeats no other. Whoever switched one off by hand knows.
 */
export const tellOff: TaskHandler<PayloadOf<'webhooks.off'>> = async ({
  db,
  who,
  payload,
  done,
}) => {
  const { tenant, endpoint } = payload;
  const team = await db.as(who, 'gate', (tx) => listTeam(tx, tenant));
  await db.as(who, 'caller', async (tx) => {
    if ((await switchedOff(tx, tenant, endpoint)) !== undefined)
      for (const { user, role } of team)
        if (mayRole(role, 'webhooks.manage'))
          await enqueue(tx, 'webhooks.off_mail', { tenant, endpoint, user });
    await done(tx);
  });
};

/** Mails one person that an endpoint was switched off, unless it is on again or they have left. */
export const mailOff: TaskHandler<PayloadOf<'webhooks.off_mail'>> = async ({
  db,
  who,
  payload,
  ports,
  log,
  done,
}) => {
  const mail = await letterTo(db, who, payload, ports.config.publicUrl);
  if (mail === undefined) return;
  const came = await handOver(ports.mail, mail);
  if (came !== 'sent')
    log.warn({ id: payload.endpoint, came }, 'a letter about a webhook may not have arrived');
  await db.as(who, 'caller', async (tx) => {
    await record(tx, who, {
      type: came === 'sent' ? 'mail.sent' : 'mail.failed',
      subject: { kind: 'mail', id: payload.endpoint },
      facts: { template: 'webhook_off', ...(came !== 'sent' && { code: came }) },
    });
    await done(tx);
  });
};

async function letterTo(
  db: Database,
  who: System,
  { tenant, endpoint, user }: PayloadOf<'webhooks.off_mail'>,
  publicUrl: string,
): Promise<Mail | undefined> {
  const person = await db.as(who, 'gate', async (tx) =>
    (await listTeam(tx, tenant)).some((one) => one.user === user)
      ? findPersonById(tx, user)
      : undefined,
  );
  if (person === undefined) return undefined;
  return db.as(who, 'caller', async (tx) => {
    const off = await switchedOff(tx, tenant, endpoint);
    if (off === undefined) return undefined;
    const { name } = await readBusiness(tx, tenant);
    return webhookOffMail({
      id: `${endpoint}.${user}.${off.at?.getTime() ?? 0}`,
      to: person.email,
      language: person.language,
      business: name,
      address: off.url,
      why: off.why,
      link: `${publicUrl}/settings/webhooks`,
    });
  });
}
