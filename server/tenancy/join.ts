import { sql } from 'kysely';
import { record } from '#audit';
import type { StaffRole } from '#contract/acts';
import { now } from '#platform/clock';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import type { Person } from './people.ts';
import { most } from './rules.ts';

/**
 * Makes sure that a person may join a business's team. A person of the demo works only for its businesses: the demo's
 * sign-ins need no proof, so they must open nothing else. As `gate`.
 * @throws {Refusal} `already_staff`, `demo_apart`, `limit_reached`
 */
export async function mayJoin(tx: Tx, tenant: string, person: Person): Promise<void> {
  const found = await tx
    .selectFrom('tenants')
    .select('is_demo')
    .select((select) => [
      select
        .selectFrom('staff')
        .select((counted) => counted.fn.countAll<bigint>().as('all'))
        .where('tenant_id', '=', tenant)
        .as('people'),
      select
        .exists(
          select
            .selectFrom('staff')
            .select('user_id')
            .where('tenant_id', '=', tenant)
            .where('user_id', '=', person.id),
        )
        .as('works'),
    ])
    .where('id', '=', tenant)
    .executeTakeFirstOrThrow();
  if (found.works) refuse('already_staff');
  if (person.isDemo && !found.is_demo) refuse('demo_apart');
  if ((found.people ?? 0n) >= most.staff) refuse('limit_reached', { facts: { most: most.staff } });
}

/**
 * Takes a person into a business's team. As `gate`.
 * @throws {Refusal} `already_staff`, `demo_apart`, `limit_reached`
 */
export async function joinTeam(
  tx: Tx,
  who: Tenanted,
  joining: { person: Person; role: StaffRole; invitation?: string },
): Promise<void> {
  const { person, role, invitation } = joining;
  const { tenant } = who;
  await mayJoin(tx, tenant, person);
  const at = now();
  const row = { tenant_id: tenant, user_id: person.id, role, joined_at: at, updated_at: at };
  const taken = await tx
    .insertInto('staff')
    .values(row)
    .onConflict((conflict) => conflict.columns(['tenant_id', 'user_id']).doNothing())
    .executeTakeFirst();
  if (taken.numInsertedOrUpdatedRows === 0n) refuse('already_staff');
  await tx
    .updateTable('users')
    .set({ tenant_ids: sql`array_append(array_remove(tenant_ids, ${tenant}), ${tenant})` })
    .where('id', '=', person.id)
    .execute();
  await record(tx, who, {
    type: 'staff.joined',
    subject: { kind: 'user', id: person.id },
    changes: { role: { from: null, to: role } },
    ...(invitation !== undefined && { facts: { invitation } }),
  });
}
