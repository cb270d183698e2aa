import { record } from '#audit';
import type { CustomerRecord } from '#contract/customer';
import type { CustomerChange } from '#contract/identity';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { readCustomer, survivorOf } from '../customers/read.ts';
import { writeAliases } from '../keep/aliases.ts';
import { updateCustomers } from '../keep/customers.ts';
import { deriveAnew } from '../keep/derive-anew.ts';
import { holdPeople, type Person } from '../keep/people.ts';
import { resourced, saidAs, type SourcedField } from '../keep/sources.ts';
import { matchSetting, type Setting } from '../recognise/setting.ts';
import { takeWholeTurn } from '../recognise/turn.ts';
import { changeAddresses } from './addresses.ts';
import { changeContacts, type ContactChange } from './contacts.ts';
import { changedFields, saidNow } from './fields.ts';
import { changeTags } from './tags.ts';
import { setValues } from './values.ts';

/**
 * Changes what is supplied of a customer, as staff or as the customer in the portal; what either says stands against every
 * automatic pass, and between the two the later one counts. Two people may
 * change different fields at once; a field that somebody changed meanwhile is a conflict.
 * @returns the customer, and the names of what changed
 * @throws {Refusal} `not_found`; `erased`; `conflict` with both values of each field; `invalid_input` for what cannot be
 */
export async function changeCustomer(
  tx: Tx,
  who: Tenanted,
  wanted: string,
  change: Omit<CustomerChange, 'addIdentifiers'> & ContactChange,
): Promise<{ customer: CustomerRecord; changed: string[] }> {
  const setting = await matchSetting(tx, who.tenant);
  await takeWholeTurn(tx, setting.secret);
  const id = await survivorOf(tx, wanted);
  const before = (await holdPeople(tx, who.tenant, [id])).get(id);
  if (before === undefined) return refuse('not_found');
  if (before.erased) return refuse('erased');
  const { live, sources: said, changes: fields } = changedFields(before, change, who);
  const own = { customer: id, sources: said, version: change.version, values: change.values ?? {} };
  const values = await setValues(tx, who, own);
  const changes = {
    ...fields,
    ...(await changeContacts(tx, setting, { id, as: saidAs(who) }, change)),
    ...(await changeAddresses(tx, who, setting, id, change)),
    ...values,
  };
  const tagged = await changeTags(tx, who, id, change);
  const changed = [...Object.keys(changes), ...(tagged ? ['tags'] : [])];
  if (changed.length > 0) {
    const sources = resourced(said, saidNow(before, Object.keys(values) as SourcedField[], who));
    const after = { ...before, live, sources, version: before.version + 1 };
    await updateCustomers(tx, who.tenant, [after]);
    // Before what is derived, which heeds also what stood until now.
    if (Object.keys(changes).length > 0)
      await record(tx, who, {
        type: 'customer.changed',
        subject: { kind: 'customer', id },
        customer: id,
        changes,
      });
    await derive(tx, setting, after);
  }
  return { customer: await readCustomer(tx, who, id), changed };
}

/** Makes anew what is derived of a customer, with the hash by which an earlier system knows it. */
async function derive(tx: Tx, setting: Setting, after: Person): Promise<void> {
  const { id, live } = after;
  const { identifiers } = await deriveAnew(tx, setting, after);
  const phone = identifiers.find((one) => one.kind === 'phone' && one.primary)?.raw ?? '';
  await writeAliases(tx, setting.tenant, [{ customer: id, live, phone, fresh: false }]);
}
