import { inSeconds, now } from '#platform/clock';
import type { Mail } from '#platform/mail';
import type { Tx } from '#platform/tx';
import { templateFor } from '../templates/in-force.ts';
import { render } from '../templates/render.ts';
import { takeFrom } from './bucket.ts';
import type { Composing } from './composing.ts';
import { gather } from './digest.ts';
import { lookAgain, type Look } from './look.ts';
import { mailOf } from './mail.ts';
import { lockDue, writeStanding, type OutboxRow } from './row.ts';
import { wake } from './wake.ts';

/** A message that is in hand and ready to be handed over. */
export interface Taken {
  readonly row: OutboxRow;
  readonly mail: Mail;
}

/** What is needed to take messages in hand. */
export interface Taking extends Composing {
  /** The job that takes them. */
  readonly job: string;
}

/**
 * Takes the message that has been due longest: it is looked at again, and what it says is put down as it will go. As
 * `caller`.
 * @param seen is told which one it is, for whoever must know when this fails
 * @returns `settled` where one was due that does not go now; `none` where there is nothing more to do now
 */
export async function takeNext(
  tx: Tx,
  taking: Taking,
  seen: (row: OutboxRow) => void,
): Promise<Taken | 'settled' | 'none'> {
  const { tenant } = taking.who;
  const [row] = await lockDue(tx, tenant, 1);
  if (row === undefined) return 'none';
  seen(row);
  if (await gather(tx, tenant, row)) return 'settled';
  // Made ready before: it may have gone then, and goes as it was.
  const look = row.rendered_at === null ? await lookAgain(tx, taking, row) : undefined;
  if (look !== undefined && !('go' in look)) return settle(tx, tenant, row, look);
  if (look === undefined) return inHand(tx, taking, row);
  if (!(await mayGoNow(tx, taking))) return 'none';
  return inHand(tx, taking, await rendered(tx, taking, row, look.go));
}

async function settle(
  tx: Tx,
  tenant: string,
  { id }: OutboxRow,
  look: Exclude<Look, { go: unknown }>,
): Promise<'settled'> {
  const which = { ids: [id], from: ['queued'] };
  if ('skip' in look)
    await writeStanding(tx, tenant, which, { state: 'skipped', why: look.skip, next_at: null });
  else {
    await writeStanding(tx, tenant, which, { next_at: look.holdUntil });
    await wake(tx, tenant, look.holdUntil);
  }
  return 'settled';
}

/** Whether the provider may be handed one more now; where not, the outbox is looked at again once it may. */
async function mayGoNow(tx: Tx, { who, ports, desk }: Taking): Promise<boolean> {
  const wait = await takeFrom(tx, who.tenant, ports.mail.provider, desk.settings.perMinute);
  if (wait !== undefined) await wake(tx, who.tenant, inSeconds(wait));
  return wait === undefined;
}

async function rendered(
  tx: Tx,
  { who }: Taking,
  row: OutboxRow,
  said: Extract<Look, { go: unknown }>['go'],
): Promise<OutboxRow> {
  const template = await templateFor(tx, who.tenant, row.type, said.language);
  const { subject, text, html } = render(template, said.values);
  const set = {
    address: said.to,
    language: said.language,
    rendered_at: now(),
    sent_subject: subject,
    sent_text: text,
    sent_html: html,
  };
  const calendar = said.calendar ?? null;
  await writeStanding(
    tx,
    who.tenant,
    { ids: [row.id], from: ['queued'] },
    {
      ...set,
      template_id: template.id,
      sent_calendar: calendar === null ? null : JSON.stringify(calendar),
    },
  );
  return { ...row, ...set, sent_calendar: calendar };
}

async function inHand(tx: Tx, taking: Taking, row: OutboxRow): Promise<Taken> {
  const which = { ids: [row.id], from: ['queued'] };
  await writeStanding(tx, taking.who.tenant, which, {
    state: 'sending',
    next_at: null,
    claim: taking.job,
    claimed_at: now(),
    provider: taking.ports.mail.provider,
  });
  return { row, mail: await mailOf(tx, taking, row) };
}
