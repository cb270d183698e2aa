import type { Ports } from '#platform/ports';
import type { Customer } from '#platform/who';
import type { CodeFor, CodeTo } from './codes/code.ts';
import { requestCode } from './codes/request.ts';
import { tryCode, useCode } from './codes/try.ts';
import { readDestination, type Destination } from './codes/destination.ts';
import { addAgain } from './ways/add-again.ts';

const proofOf = (who: Customer, to: CodeTo): CodeFor => ({
  face: 'contact',
  tenant: who.tenant,
  customer: who.customer,
  ...to,
});

/**
 * Sends a code to an address or a telephone, by which the customer who is signed in can prove that it is theirs.
 * @returns when the code ends
 * @throws {Refusal} `too_many_requests`; `invalid_input` for what is no number, or where no code can be sent there
 */
export async function askForProof(ports: Ports, who: Customer, given: Destination): Promise<Date> {
  const to = await readDestination(ports, who, who.tenant, given);
  return requestCode(ports.db, who, proofOf(who, to));
}

/**
 * Uses up the code that a customer received. It counts for that customer only, and once.
 * @returns the address or number, in the form in which it was proved
 * @throws {Refusal} `code_wrong`, `too_many_requests`, `invalid_input`
 */
export async function spendProof(
  ports: Ports,
  who: Customer,
  { code: typed, ...given }: Destination & { readonly code: string },
): Promise<CodeTo> {
  const to = await readDestination(ports, who, who.tenant, given);
  const code = await tryCode(ports.db, who, { ...proofOf(who, to), code: typed });
  await ports.db.as(who, 'gate', async (tx) => {
    await useCode(tx, code);
  });
  await ports.db.as(who, 'engine', async (tx) => addAgain(tx, who, to));
  return to;
}
