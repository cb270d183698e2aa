import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { SignedIn, Staff } from '#platform/who';

/**
 * Chooses which of the person's businesses the session works for, from its next request on. As `gate`.
 * @throws {Refusal} `not_found` when the person does not work there, `forbidden` for a token, which names its business
 */
export async function chooseBusiness(
  tx: Tx,
  who: SignedIn | Staff,
  business: string,
): Promise<void> {
  const works = await tx
    .selectFrom('staff')
    .select('user_id')
    .where('tenant_id', '=', business)
    .where('user_id', '=', who.user)
    .executeTakeFirst();
  if (works === undefined) refuse('not_found');
  const { numUpdatedRows } = await tx
    .updateTable('sessions')
    .set({ tenant_id: business })
    .where('id', '=', who.session)
    .executeTakeFirst();
  if (numUpdatedRows === 0n)
    refuse('forbidden', { detail: 'The token names its business; it has no session to change.' });
}

/** The business a person begins with: the one they last worked for if they still do, else any. As `gate`. */
export async function firstBusiness(tx: Tx, user: string): Promise<string | null> {
  const row = await tx
    .selectFrom('users')
    .innerJoin('staff', (join) =>
      join
        .onRef('staff.user_id', '=', 'users.id')
        .on((on) => on('staff.tenant_id', '=', on.fn.any('users.tenant_ids'))),
    )
    .leftJoin('sessions', (join) =>
      join
        .onRef('sessions.user_id', '=', 'staff.user_id')
        .onRef('sessions.tenant_id', '=', 'staff.tenant_id'),
    )
    .select('staff.tenant_id')
    .where('users.id', '=', user)
    .orderBy('sessions.last_seen_at', (order) => order.desc().nullsLast())
    .limit(1)
    .executeTakeFirst();
  return row?.tenant_id ?? null;
}
