import { z } from 'zod';
import { codeText, handOver, proofCodeMail, signInCodeMail } from '#messaging';
import { findPerson } from '#tenancy';
import { now } from '#platform/clock';
import { CodeRefused, type CodeText } from '#platform/code-port';
import { openGlobal } from '#platform/keys';
import type { Mail } from '#platform/mail';
import type { Ports } from '#platform/ports';
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
  const letter = await db.as(who, 'gate', (tx) => letterOf(tx, payload.code));
  if (letter === undefined) return;
  const came = 'way' in letter ? await text(ports, letter) : await handOver(ports.mail, letter);
  if (came !== 'sent') log.info({ id: payload.code, came }, 'a code may not have arrived');
  await db.as(who, 'gate', (tx) => forget(tx, payload.code));
};

async function text({ codes }: Ports, letter: CodeText): Promise<'sent' | 'refused'> {
  try {
    await codes.send(letter);
    return 'sent';
  } catch (fault) {
    if (fault instanceof CodeRefused) return 'refused';
    throw fault;
  }
}

const sealed = z.union([
  z.object({ email: z.string(), code: z.string() }),
  z.object({ phone: z.string(), way: z.enum(['sms', 'whatsapp']), code: z.string() }),
]);

async function letterOf(tx: Tx, id: string): Promise<Mail | CodeText | undefined> {
  const row = await tx
    .selectFrom('sign_in_codes')
    .leftJoin('tenants', 'tenants.id', 'sign_in_codes.tenant_id')
    .select(['face', 'sealed', 'tenants.id as tenant', 'tenants.name', 'tenants.language'])
    .where('sign_in_codes.id', '=', id)
    .where('expires_at', '>', now())
    .executeTakeFirst();
  if (row === undefined || row.sealed === null) return undefined;
  const opened = sealed.parse(JSON.parse(openGlobal(row.sealed, `sign-in code ${id}`).toString()));
  const { code } = opened;
  const told = { id, code, place: row.name ?? 'Clientele', language: row.language ?? 'en' };
  if ('phone' in opened) {
    const text = codeText(row.face === 'portal' ? 'sign_in' : 'proof', told);
    return { tenant: row.tenant ?? '', to: opened.phone, way: opened.way, text };
  }
  const { email } = opened;
  if (row.face !== 'staff')
    return (row.face === 'portal' ? signInCodeMail : proofCodeMail)({ ...told, to: email });
  const person = await findPerson(tx, email);
  if (person !== undefined)
    return signInCodeMail({ id, to: email, code, place: 'Clientele', language: person.language });
  await forget(tx, id);
  return undefined;
}

async function forget(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('sign_in_codes').set({ sealed: null }).where('id', '=', id).execute();
}
