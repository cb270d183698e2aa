import { sql } from 'kysely';
import type { z } from 'zod';
import { staffRoles, type StaffRole } from '#contract/acts';
import type { staffMember } from '#contract/tenancy/team';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { most } from './rules.ts';

type StaffMember = z.input<typeof staffMember>;

/** The people of a business, owners first, then by name. As `gate`. */
export async function listTeam(tx: Tx, tenant: string): Promise<StaffMember[]> {
  const rows = await team(tx, tenant).limit(most.staff).execute();
  return rows
    .map(memberOf)
    .toSorted(
      (one, other) =>
        staffRoles.indexOf(one.role) - staffRoles.indexOf(other.role) ||
        one.name.localeCompare(other.name),
    );
}

/** How many people work for a business. */
export async function countTeam(tx: Tx, tenant: string): Promise<number> {
  const row = await tx
    .selectFrom('staff')
    .select(({ fn }) => fn.countAll<bigint>().as('people'))
    .where('tenant_id', '=', tenant)
    .executeTakeFirstOrThrow();
  return Number(row.people);
}

/** Whether somebody works for a business. */
export async function isOfTeam(tx: Tx, tenant: string, user: string): Promise<boolean> {
  const row = await tx
    .selectFrom('staff')
    .select('user_id')
    .where('tenant_id', '=', tenant)
    .where('user_id', '=', user)
    .executeTakeFirst();
  return row !== undefined;
}

/** One person of the team. As `gate`. @throws {Refusal} `not_found` */
export async function readMember(tx: Tx, tenant: string, user: string): Promise<StaffMember> {
  const row = await team(tx, tenant).where('staff.user_id', '=', user).executeTakeFirst();
  return row === undefined ? refuse('not_found') : memberOf(row);
}

function team(tx: Tx, tenant: string) {
  return tx
    .selectFrom('staff')
    .innerJoin('users', 'users.id', 'staff.user_id')
    .leftJoin('second_factors', 'second_factors.user_id', 'staff.user_id')
    .select(['staff.user_id', 'users.email', 'users.name', 'staff.role', 'staff.joined_at'])
    .select(sql<boolean>`second_factors.confirmed_at is not null`.as('second_factor'))
    .where('staff.tenant_id', '=', tenant);
}

function memberOf(row: {
  user_id: string;
  email: string;
  name: string;
  role: string;
  joined_at: Date;
  second_factor: boolean;
}): StaffMember {
  return {
    user: row.user_id,
    email: row.email,
    name: row.name,
    role: row.role as StaffRole,
    secondFactor: row.second_factor,
    joinedAt: row.joined_at.toISOString(),
  };
}
