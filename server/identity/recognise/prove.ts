import { mostContacts, type WrittenProfile } from '#contract/person';
import type { Tx } from '#platform/tx';
import { type Customer, systemOf } from '#platform/who';
import { changeCustomer } from '../change/change.ts';
import { explainPair } from '../merge/explain.ts';
import { isContradiction } from '../match/decide.ts';
import { becomeOne } from '../merge/own.ts';
import { identify } from './identify.ts';

/** An address or number that a customer has just proved to be theirs. */
export interface Proved {
  readonly kind: 'email' | 'phone';
  /** In the form in which it was proved. */
  readonly value: string;
}

/**
 * Takes in what a customer who is signed in has proved: it is theirs from now on, and the profile by which they are signed in
 * says so too. Where one other customer has it as well, and nothing tells the two apart, what was made for the sign-in becomes
 * part of the record that the business has; else staff are asked whether the two are one. As engine, about nobody but the
 * caller.
 * @param first whether it is to be written to, or called, before the others
 * @returns the customer that the caller is now
 * @throws {Refusal} `invalid_input`, `erased`
 */
export async function prove(
  tx: Tx,
  who: Customer,
  { kind, value }: Proved,
  { first = false }: { readonly first?: boolean } = {},
): Promise<string> {
  const { tenant, customer, profile } = who;
  await changeCustomer(tx, who, customer, {
    version: await versionOf(tx, who),
    addIdentifiers: [{ kind, value, verified: true }],
  });
  if (first) await putFirst(tx, who, { kind, value });
  const { source, outside_id, person, ...row } = await tx
    .selectFrom('profiles')
    .select(['source', 'kind', 'outside_id', 'person'])
    .where('tenant_id', '=', tenant)
    .where('id', '=', profile)
    .executeTakeFirstOrThrow();
  const said = person as WrittenProfile['person'];
  const list = kind === 'email' ? 'emails' : 'phones';
  const others = (said[list] ?? []).filter((one) => one.value !== value);
  const written: WrittenProfile = {
    source,
    kind: row.kind as WrittenProfile['kind'],
    ...(outside_id !== null && { outsideId: outside_id }),
    person: { ...said, [list]: [{ value, verified: true }, ...others].slice(0, mostContacts) },
  };
  await identify(tx, systemOf(tenant, who.request), written, {});
  const other = await onlyOther(tx, who, { kind, value });
  if (other === undefined || (await areTwo(tx, who, other))) return customer;
  return (await becomeOne(tx, who, other)) ?? customer;
}

/** The one other customer who has an address or number that is anybody's; undefined where there is none, or several. */
async function onlyOther(
  tx: Tx,
  { tenant, customer }: Customer,
  { kind, value }: Proved,
): Promise<string | undefined> {
  const others = await tx
    .selectFrom('identifiers as mine')
    .innerJoin('identifiers as theirs', (join) =>
      join
        .onRef('theirs.tenant_id', '=', 'mine.tenant_id')
        .onRef('theirs.kind', '=', 'mine.kind')
        .onRef('theirs.key', '=', 'mine.key')
        .onRef('theirs.customer_id', '<>', 'mine.customer_id'),
    )
    .innerJoin('customers', (join) =>
      join
        .onRef('customers.tenant_id', '=', 'theirs.tenant_id')
        .onRef('customers.id', '=', 'theirs.customer_id')
        .on('customers.merged_at', 'is', null)
        .on('customers.erased_at', 'is', null),
    )
    .leftJoin('blocked_values as blocked', (join) =>
      join
        .onRef('blocked.tenant_id', '=', 'mine.tenant_id')
        .onRef('blocked.kind', '=', 'mine.kind')
        .onRef('blocked.key', '=', 'mine.key'),
    )
    .select('theirs.customer_id as other')
    .where('mine.tenant_id', '=', tenant)
    .where('mine.customer_id', '=', customer)
    .where('mine.kind', '=', kind)
    .where('mine.value', '=', value)
    .where('mine.generic', '=', false)
    .where('blocked.key', 'is', null)
    .limit(2)
    .execute();
  return others.length === 1 ? others[0]?.other : undefined;
}

/** Whether names, birth dates or numbers of their own say that these are two people, of one household, say, who share a telephone. */
async function areTwo(tx: Tx, who: Customer, other: string): Promise<boolean> {
  const { why } = await explainPair(tx, who, [who.customer, other]);
  return why.evidence.some(
    (one) =>
      isContradiction(one) ||
      ((one.field === 'given' || one.field === 'birthDate') && one.level === 'different'),
  );
}

async function versionOf(tx: Tx, { tenant, customer }: Customer): Promise<number> {
  const { version } = await tx
    .selectFrom('customers')
    .select('version')
    .where('tenant_id', '=', tenant)
    .where('id', '=', customer)
    .executeTakeFirstOrThrow();
  return version;
}

async function putFirst(tx: Tx, who: Customer, { kind, value }: Proved): Promise<void> {
  const { id } = await tx
    .selectFrom('identifiers')
    .select('id')
    .where('tenant_id', '=', who.tenant)
    .where('customer_id', '=', who.customer)
    .where('kind', '=', kind)
    .where('value', '=', value)
    .executeTakeFirstOrThrow();
  await changeCustomer(tx, who, who.customer, {
    version: await versionOf(tx, who),
    primaryIdentifiers: [id],
  });
}
