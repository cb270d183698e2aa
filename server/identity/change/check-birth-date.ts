import { record } from '#audit';
import type { CustomerRecord } from '#contract/customer';
import type { IdentityDocument } from '#contract/identity-document';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { readCustomer, survivorOf } from '../customers/read.ts';
import { updateCustomers } from '../keep/customers.ts';
import { deriveAnew } from '../keep/derive-anew.ts';
import { holdPeople, type Person } from '../keep/people.ts';
import { resourced, sourceOf, type Source } from '../keep/sources.ts';
import { matchSetting, type Setting } from '../recognise/setting.ts';
import { takeWholeTurn } from '../recognise/turn.ts';
import { saidNow } from './fields.ts';

/**
 * Writes down that somebody at work saw a document which says a customer's birth date. It is their word from then on, and
 * stands against every profile; two customers with different checked birth dates are two people, whom Clientele never joins.
 * @param asked the day that the document says
 * @throws {Refusal} `not_found`; `erased`; `conflict` where the customer's birth date is another
 */
export async function checkBirthDate(
  tx: Tx,
  who: Tenanted,
  wanted: string,
  { birthDate, document }: { readonly birthDate: string; readonly document: IdentityDocument },
): Promise<CustomerRecord> {
  const { setting, person } = await hold(tx, who, wanted);
  if (person.live.birthDate !== birthDate)
    refuse('conflict', { facts: { version: person.version } });
  const had = sourceOf(person.sources, 'birthDate');
  const isStaffs = had?.profile === null;
  if (isStaffs && had.checked?.document === document) return readCustomer(tx, who, person.id);
  const fields = ['birthDate'] as const;
  const { checked: before, ...own } = had ?? { checked: undefined };
  const isSaid = had !== undefined && !(before && isStaffs);
  const instead = before?.instead ?? (isSaid ? { ...own, fields } : null);
  const checked = { document, instead: instead as Omit<Source, 'checked'> | null };
  await keep(tx, who, setting, {
    person,
    source: { ...saidNow(person, fields, who), checked },
    type: 'customer.birth_date_checked',
    facts: { document },
  });
  return readCustomer(tx, who, person.id);
}

/**
 * Takes back that a customer's birth date was checked: it is as it was before, said by whoever said it then. Nothing happens
 * where it was not.
 * @throws {Refusal} `not_found`; `erased`
 */
export async function uncheckBirthDate(
  tx: Tx,
  who: Tenanted,
  wanted: string,
): Promise<CustomerRecord> {
  const { setting, person } = await hold(tx, who, wanted);
  const had = sourceOf(person.sources, 'birthDate');
  if (had?.checked === undefined) return readCustomer(tx, who, person.id);
  const { checked, ...said } = had;
  const source = { ...(checked.instead ?? said), version: person.version + 1 };
  await keep(tx, who, setting, {
    person,
    source,
    type: 'customer.birth_date_unchecked',
    facts: {},
  });
  return readCustomer(tx, who, person.id);
}

async function hold(tx: Tx, who: Tenanted, wanted: string) {
  const setting = await matchSetting(tx, who.tenant);
  await takeWholeTurn(tx, setting.secret);
  const id = await survivorOf(tx, wanted);
  const person = (await holdPeople(tx, who.tenant, [id])).get(id);
  if (person === undefined) return refuse('not_found');
  return person.erased ? refuse('erased') : { setting, person };
}

interface Kept {
  readonly person: Person;
  readonly source: Source;
  readonly type: 'customer.birth_date_checked' | 'customer.birth_date_unchecked';
  readonly facts: { readonly document?: IdentityDocument };
}

async function keep(
  tx: Tx,
  who: Tenanted,
  setting: Setting,
  { person, source, type, facts }: Kept,
): Promise<void> {
  const { id } = person;
  const sources = resourced(person.sources, source);
  const after = { ...person, sources, version: person.version + 1 };
  await updateCustomers(tx, who.tenant, [after]);
  const about = { subject: { kind: 'customer', id } as const, customer: id, facts };
  await record(tx, who, { type, ...about });
  await deriveAnew(tx, setting, after);
}
