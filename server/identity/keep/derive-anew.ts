import type { Tx } from '#platform/tx';
import { readAddresses, readContacts } from '../customers/contacts.ts';
import type { Whole } from '../customers/said.ts';
import { standsOf } from './stands.ts';
import type { PersonRecord } from '../match/types.ts';
import type { Setting } from '../recognise/setting.ts';
import { dropStaleKeys, writeDerived } from './derived.ts';
import { withFormer } from './former.ts';
import { knownBefore } from './known-before.ts';
import type { Person } from './people.ts';
import type { Live } from './survive.ts';

type Deriving = Pick<Person, 'id' | 'live' | 'sources' | 'recordBefore'> & {
  /** What stood until now, where a merge is changing it. */
  readonly was?: Live;
};

/** Makes anew what is derived of a customer, from all that is known of it now. @returns all that is known of it */
export async function deriveAnew(tx: Tx, setting: Setting, person: Deriving): Promise<Whole> {
  const { tenant, reading } = setting;
  const { id, live, sources } = person;
  const [identifiers, addresses, known] = await Promise.all([
    readContacts(tx, tenant, id),
    readAddresses(tx, tenant, id),
    knownBefore(tx, setting, [person]),
  ]);
  const whole = { id, live, sources, identifiers, addresses };
  const stands = standsOf(whole, reading);
  await derive(tx, setting, person, withFormer(stands, known.get(id)));
  return whole;
}

/** Writes what follows from a customer's record; null for one that is found no more. */
export async function derive(
  tx: Tx,
  { tenant, secret }: Setting,
  { id, recordBefore }: Pick<Deriving, 'id' | 'recordBefore'>,
  record: PersonRecord | null,
): Promise<void> {
  const people = [{ customer: id, record, before: recordBefore }];
  if (record !== null)
    await writeDerived(tx, tenant, secret, [{ customer: id, record, before: recordBefore }]);
  await dropStaleKeys(tx, tenant, secret, people);
}
