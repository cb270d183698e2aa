import { emailOf } from '#tenancy';
import type { Database } from '#platform/db';
import type { Customer } from '#platform/who';
import { requestCode } from './codes/request.ts';
import { tryCode, useCode } from './codes/try.ts';

const proofOf = (who: Customer, email: string) =>
  ({ face: 'contact', tenant: who.tenant, customer: who.customer, email: emailOf(email) }) as const;

/**
 * Sends a code to an address, by which the customer who is signed in can prove that it is theirs.
 * @returns when the code ends
 * @throws {Refusal} `too_many_requests`
 */
export function askForProof(db: Database, who: Customer, email: string): Promise<Date> {
  return requestCode(db, who, proofOf(who, email));
}

/**
 * Uses up the code that a customer received at an address. It counts for that customer only, and once.
 * @returns the address, in the form in which it was proved
 * @throws {Refusal} `code_wrong`, `too_many_requests`
 */
export async function spendProof(
  db: Database,
  who: Customer,
  given: { readonly email: string; readonly code: string },
): Promise<string> {
  const proof = proofOf(who, given.email);
  const code = await tryCode(db, who, { ...proof, code: given.code });
  await db.as(who, 'gate', async (tx) => {
    await useCode(tx, code);
  });
  return proof.email;
}
