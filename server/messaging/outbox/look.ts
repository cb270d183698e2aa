import { readContacts, survivorOf } from '#identity';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import { readSaid } from '../consents/said.ts';
import { suppressionOf } from '../suppress/is.ts';
import { compose } from './compose.ts';
import type { Composing, Said } from './composing.ts';
import { quietUntil } from './quiet.ts';
import { allows, mayWait } from './rules.ts';
import type { OutboxRow } from './row.ts';

/** What comes of looking at a message again, right before it goes. */
export type Look =
  | { readonly skip: 'over' | 'consent' | 'suppressed' | 'no_address' }
  | { readonly holdUntil: Date }
  | { readonly go: Said & { readonly to: string } };

/**
 * Looks at a message again, right before it goes: whether it is still true, may still go, and where to. As `caller`.
 */
export async function lookAgain(tx: Tx, composing: Composing, row: OutboxRow): Promise<Look> {
  const said = await compose(tx, composing, row);
  if (said === undefined) return { skip: 'over' };
  const { tenant } = composing.who;
  const to = await addressOf(tx, composing, row, said.to);
  if (to === undefined) return { skip: 'no_address' };
  if ((await suppressionOf(tx, tenant, to)) !== undefined) return { skip: 'suppressed' };
  if (!(await isAllowed(tx, tenant, row))) return { skip: 'consent' };
  const { quiet } = composing.desk.settings;
  if (quiet !== null && mayWait(row.purpose)) {
    const until = quietUntil(quiet, now(), said.zone ?? composing.desk.business.timeZone);
    if (until !== undefined) return { holdUntil: until };
  }
  return { go: { ...said, to } };
}

async function addressOf(
  tx: Tx,
  { who, desk }: Composing,
  { user_id: user, customer_id: customer }: OutboxRow,
  given: string | undefined,
): Promise<string | undefined> {
  if (user !== null) return desk.team.get(user);
  if (given !== undefined || customer === null) return given;
  const contacts = await readContacts(tx, who.tenant, await survivorOf(tx, customer));
  return contacts.find(({ kind, blocked }) => kind === 'email' && !blocked)?.value;
}

async function isAllowed(
  tx: Tx,
  tenant: string,
  { purpose, customer_id: customer }: OutboxRow,
): Promise<boolean> {
  if (customer === null || !mayWait(purpose)) return allows(purpose, undefined);
  const said = await readSaid(tx, tenant, await survivorOf(tx, customer));
  const last = said.find((one) => one.channel === 'email' && one.topic === purpose);
  return allows(purpose, last?.given);
}
