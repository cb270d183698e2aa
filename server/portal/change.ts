import { type Destination, spendProof } from '#access';
import { record } from '#audit';
import type { OwnChange, OwnRecord } from '#contract/portal';
import { changeCustomer, prove } from '#identity';
import type { Ports } from '#platform/ports';
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
 * Adds an address or a number that the customer proved by the code they received there; one that was there already counts
 * as proved from now on. Where the business has a record with it, the caller may be that customer from now on (#identity).
 * @param first whether it is to be written to, or called, before the others
 * @returns the record, and the caller as they are now
 * @throws {Refusal} `code_wrong`, `too_many_requests`, `invalid_input` for what is no address or number
 */
export async function addOwnContact(
  ports: Ports,
  who: Customer,
  given: Destination & { readonly code: string },
  { first = false }: { readonly first?: boolean } = {},
): Promise<{ record: OwnRecord; who: Customer }> {
  const to = await spendProof(ports, who, given);
  const proved =
    to.email === undefined
      ? ({ kind: 'phone', value: to.phone } as const)
      : ({ kind: 'email', value: to.email } as const);
  return ports.db.as(who, 'engine', async (tx) => {
    const customer = await prove(tx, who, proved, { first });
    const now = { ...who, customer };
    await record(tx, now, {
      type: 'contact.proved',
      subject: { kind: 'customer', id: customer },
      customer,
      facts: { kind: proved.kind },
    });
    return { record: await readOwnRecord(tx, now), who: now };
  });
}
