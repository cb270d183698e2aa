import type { StaffRole } from '#contract/acts';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';

/**
 * Locks the owners of a business and one of its people until the transaction ends, so that no two changes at once can
 * each believe that another owner stays. As `gate`.
 * @throws {Refusal} `not_found` when the person does not work for the business
 */
export async function lockTeam(
  tx: Tx,
  tenant: string,
  user: string,
): Promise<{ from: StaffRole; owners: number }> {
  const rows = await tx
    .selectFrom('staff')
    .select(['user_id', 'role'])
    .where('tenant_id', '=', tenant)
    .where((either) => either.or([either('role', '=', 'owner'), either('user_id', '=', user)]))
    .orderBy('user_id')
    .forUpdate()
    .execute();
  const person = rows.find((row) => row.user_id === user);
  if (person === undefined) refuse('not_found');
  return {
    from: person.role as StaffRole,
    owners: rows.filter((row) => row.role === 'owner').length,
  };
}
