import { record } from '#audit';
import type { Household, households } from '#contract/households';
import type { BodyOf } from '#contract/operation';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { findCustomer, findLiving } from '../customers/find.ts';
import { findHousehold } from './read.ts';

type Operations = typeof households;

/** Most members of one household. */
const mostMembers = 20;

/**
 * Puts customers together. One who is in another household already breaks `household_members_pkey`.
 * @throws {Refusal} `not_found`, `erased`, `in_household`
 */
export async function createHousehold(
  tx: Tx,
  who: Tenanted,
  { name, members }: BodyOf<Operations['createHousehold']>,
): Promise<Household> {
  const id = newId();
  await tx
    .insertInto('households')
    .values({ tenant_id: who.tenant, id, name, made_at: now() })
    .execute();
  for (const { customer, role } of members) await join(tx, who, { id, customer, role });
  return findHousehold(tx, who.tenant, id);
}

/** Renames a household. @throws {Refusal} `not_found` */
export async function renameHousehold(
  tx: Tx,
  who: Tenanted,
  id: string,
  { name }: BodyOf<Operations['renameHousehold']>,
): Promise<Household> {
  const before = await holdHousehold(tx, who, id);
  if (before.name === name) return before;
  await tx
    .updateTable('households')
    .set({ name })
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .execute();
  for (const { customer } of before.members)
    await record(tx, who, {
      type: 'household.renamed',
      subject: { kind: 'household', id },
      customer,
    });
  return { ...before, name };
}

/**
 * Adds a customer to a household, or says what they are in it.
 * @throws {Refusal} `not_found`, `erased`, `in_household`, `limit_reached`
 */
export async function setHouseholdMember(
  tx: Tx,
  who: Tenanted,
  { id, customer: wanted }: MemberPlace,
  { role }: BodyOf<Operations['setHouseholdMember']>,
): Promise<Household> {
  const { members } = await holdHousehold(tx, who, id);
  const { id: customer } = await findLiving(tx, who, wanted);
  const member = members.find((one) => one.customer === customer);
  if (member) await changeRole(tx, who, { id, customer, from: member.role, to: role });
  else if (members.length >= mostMembers) refuse('limit_reached', { facts: { most: mostMembers } });
  else await join(tx, who, { id, customer, role });
  return findHousehold(tx, who.tenant, id);
}

/** Takes a customer out of a household; with the last one it is dissolved. @throws {Refusal} `not_found` */
export async function removeHouseholdMember(
  tx: Tx,
  who: Tenanted,
  { id, customer: wanted }: MemberPlace,
): Promise<void> {
  const { members } = await holdHousehold(tx, who, id);
  const { id: customer } = await findCustomer(tx, who, wanted);
  const gone = await tx
    .deleteFrom('household_members')
    .where('tenant_id', '=', who.tenant)
    .where('household_id', '=', id)
    .where('customer_id', '=', customer)
    .returning('role')
    .executeTakeFirst();
  if (gone === undefined) refuse('not_found');
  if (members.length === 1) await dissolve(tx, who, id);
  await record(tx, who, {
    type: 'household.left',
    subject: { kind: 'household', id },
    customer,
    changes: gone.role === null ? {} : { role: { from: gone.role } },
  });
}

/** With the last one, those go who became part of somebody else, and would have come back to it. */
async function dissolve(tx: Tx, { tenant }: Tenanted, id: string): Promise<void> {
  await tx
    .deleteFrom('household_members')
    .where('tenant_id', '=', tenant)
    .where('household_id', '=', id)
    .execute();
  await tx.deleteFrom('households').where('tenant_id', '=', tenant).where('id', '=', id).execute();
}

/** A member, by the household. */
interface MemberPlace {
  readonly id: string;
  readonly customer: string;
}

/** A household, held so that two changes to its members follow each other. */
async function holdHousehold(tx: Tx, { tenant }: Tenanted, id: string): Promise<Household> {
  await tx
    .selectFrom('households')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .execute();
  return findHousehold(tx, tenant, id);
}

async function changeRole(
  tx: Tx,
  who: Tenanted,
  { id, customer, from, to }: MemberPlace & { from: string | null; to: string | null },
): Promise<void> {
  if (from === to) return;
  await tx
    .updateTable('household_members')
    .set({ role: to })
    .where('tenant_id', '=', who.tenant)
    .where('customer_id', '=', customer)
    .execute();
  await record(tx, who, {
    type: 'household.role_changed',
    subject: { kind: 'household', id },
    customer,
    changes: { role: { from, to } },
  });
}

async function join(
  tx: Tx,
  who: Tenanted,
  { id, customer: wanted, role }: MemberPlace & { role: string | null },
): Promise<void> {
  const { id: customer } = await findLiving(tx, who, wanted);
  await tx
    .insertInto('household_members')
    .values({
      tenant_id: who.tenant,
      household_id: id,
      customer_id: customer,
      role,
      joined_at: now(),
    })
    .execute();
  await record(tx, who, {
    type: 'household.joined',
    subject: { kind: 'household', id },
    customer,
    changes: role === null ? {} : { role: { to: role } },
  });
}
