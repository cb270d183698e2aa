import { record } from '#audit';
import { spendProof } from '#access';
import type { OwnChange, OwnRecord } from '#contract/portal';
import { changeCustomer } from '#identity';
import type { Database } from '#platform/db';
import type { Tx } from '#platform/tx';
import type { Customer } from '#platform/who';
import { readOwnRecord } from './record.ts';

/**
 * Changes what is supplied of the customer's own record, through the one record that staff see too. A telephone number is
 * kept unproved: it is shown, and leads nobody to this customer. As `engine`, about nobody but the caller.
 * @throws {Refusal} `conflict` with both values of each field, `invalid_input`
 */
export async function changeOwnRecord(
  tx: Tx,
  who: Customer,
  { addPhones, ...change }: OwnChange,
): Promise<OwnRecord> {
  const phones = (addPhones ?? []).map((value) => ({ kind: 'phone', value }) as const);
  await changeCustomer(tx, who, who.customer, { ...change, addIdentifiers: phones });
  return readOwnRecord(tx, who);
}

/**
 * Adds an address that the customer proved by the code they received there; one that was there already counts as proved
 * from now on.
 * @throws {Refusal} `code_wrong`, `too_many_requests`, `invalid_input` for what is no address
 */
export async function addOwnEmail(
  db: Database,
  who: Customer,
  given: { readonly email: string; readonly code: string },
): Promise<OwnRecord> {
  const value = await spendProof(db, who, given);
  return db.as(who, 'engine', async (tx) => {
    const { version } = await readOwnRecord(tx, who);
    const added = [{ kind: 'email', value, verified: true }] as const;
    await changeCustomer(tx, who, who.customer, { version, addIdentifiers: added });
    await record(tx, who, {
      type: 'contact.proved',
      subject: { kind: 'customer', id: who.customer },
      customer: who.customer,
      facts: { kind: 'email' },
    });
    return readOwnRecord(tx, who);
  });
}
