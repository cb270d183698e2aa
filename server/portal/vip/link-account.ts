import { askForProof } from '#access';
import type { BodyOf, ReplyOf } from '#contract/operation';
import type { vip } from '#contract/vip';
import type { Ports } from '#platform/ports';
import type { Customer } from '#platform/who';
import { addOwnContact } from '../change.ts';
import { readStatus } from './status.ts';

type Linking = typeof vip.linkAccount;

const messages = {
  linked_matched: 'You are linked.',
  linked_unmatched: 'We ask the business whether you are somebody it knows already.',
  not_linked: 'The number is yours. The business knows nobody else by it.',
} as const;

/**
 * Links whoever is signed in to the record with their number, in two steps: a code goes to the number, and comes back. Nobody
 * is linked by typing a number. Who is linked already, and not stale, stays as they are.
 * @throws {Refusal} `code_wrong`, `too_many_requests`, `invalid_input` for what is no number
 */
export async function linkAccount(
  ports: Ports,
  who: Customer,
  { phoneNumber: phone, code, way }: BodyOf<Linking>,
): Promise<ReplyOf<Linking>> {
  const stands = (me: Customer) => ports.db.as(me, 'engine', (tx) => readStatus(tx, me));
  const before = await stands(who);
  if (code === undefined && before.status === 'linked_matched')
    return { ...before, message: 'You are linked already.', codeExpiresAt: null };
  if (code === undefined) {
    const expiresAt = await askForProof(ports, who, { phone, way });
    const message = 'We sent a code to this number. Send it with the number to link yourself.';
    return { ...before, message, codeExpiresAt: expiresAt.toISOString() };
  }
  const { who: now } = await addOwnContact(ports, who, { phone, code });
  const after = await stands(now);
  return { ...after, message: messages[after.status], codeExpiresAt: null };
}
