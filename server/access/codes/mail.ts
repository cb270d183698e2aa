import { z } from 'zod';
import { proofCodeMail, signInCodeMail } from '#messaging';
import { findPerson } from '#tenancy';
import { now } from '#platform/clock';
import { openGlobal } from '#platform/keys';
import { MailRefused, type Mail } from '#platform/mail';
import type { TaskHandler } from '#platform/tasks';
import type { Tx } from '#platform/tx';
import type { PayloadOf } from '../../tasks.ts';

/**
 * Sends a sign-in code, if it still counts and there is anybody to send it to. Sent twice after a crash in between, it
 * is the same code.
 */
export const mailCode: TaskHandler<PayloadOf<'sign_in.mail'>> = async ({
  db,
  who,
  payload,
  ports,
  log,
}) => {
  const mail = await db.as(who, 'gate', (tx) => codeMail(tx, payload.code));
  if (mail === undefined) return;
  try {
    await ports.mail.send(mail);
  } catch (fault) {
    if (!(fault instanceof MailRefused)) throw fault;
    log.info({ id: payload.code }, 'the mail server refused a sign-in code');
  }
  await db.as(who, 'gate', (tx) => forget(tx, payload.code));
};

const sealed = z.object({ email: z.string(), code: z.string() });

async function codeMail(tx: Tx, id: string): Promise<Mail | undefined> {
  const row = await tx
    .selectFrom('sign_in_codes')
    .leftJoin('tenants', 'tenants.id', 'sign_in_codes.tenant_id')
    .select(['face', 'sealed', 'tenants.name', 'tenants.language'])
    .where('sign_in_codes.id', '=', id)
    .where('expires_at', '>', now())
    .executeTakeFirst();
  if (row === undefined || row.sealed === null) return undefined;
  const { email, code } = sealed.parse(
    JSON.parse(openGlobal(row.sealed, `sign-in code ${id}`).toString()),
  );
  if (row.face !== 'staff')
    return (row.face === 'portal' ? signInCodeMail : proofCodeMail)({
      to: email,
      code,
      place: row.name ?? 'Clientele',
      language: row.language ?? 'en',
    });
  const person = await findPerson(tx, email);
  if (person !== undefined)
    return signInCodeMail({ to: email, code, place: 'Clientele', language: person.language });
  await forget(tx, id);
  return undefined;
}

async function forget(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('sign_in_codes').set({ sealed: null }).where('id', '=', id).execute();
}
