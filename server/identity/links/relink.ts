import { sql } from 'kysely';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import { actorOf, type Tenanted } from '#platform/who';

/** By which a profile leads to its customer. */
export interface OpenLink {
  readonly id: string;
  readonly profile: string;
  readonly customer: string;
  readonly method: string;
  readonly replaces: string | null;
}

/** The link by which a profile leads to its customer, held; undefined for a profile there is not, or that was erased. */
export async function openLink(
  tx: Tx,
  tenant: string,
  profile: string,
): Promise<OpenLink | undefined> {
  const { rows } = await sql<OpenLink>`
    SELECT l.id, l.profile_id AS profile, l.customer_id AS customer, l.method, l.replaces FROM clientele.links l
    WHERE l.tenant_id = ${tenant} AND l.profile_id = ${profile} AND l.ended_at IS NULL FOR UPDATE`.execute(
    tx,
  );
  return rows[0];
}

/** Links a profile by staff's word, in place of the link that it had. @returns the new link */
export async function relink(
  tx: Tx,
  who: Tenanted,
  link: OpenLink,
  { to, reason }: { readonly to: string; readonly reason: string },
): Promise<string> {
  const { tenant } = who;
  await endLink(tx, who, link.id, 'moved');
  const id = newId();
  await tx
    .insertInto('links')
    .values({
      tenant_id: tenant,
      id,
      profile_id: link.profile,
      customer_id: to,
      method: 'staff',
      linked_at: now(),
      linked_by: actorOf(who),
      last_verified_at: now(),
      reason,
      replaces: link.id,
    })
    .execute();
  return id;
}

/** Ends a link. @param why as in `moved` or `undone` */
export async function endLink(
  tx: Tx,
  who: Tenanted,
  id: string,
  why: 'moved' | 'undone',
): Promise<void> {
  await tx
    .updateTable('links')
    .set({ ended_at: now(), ended_why: why, ended_by: actorOf(who) })
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .execute();
}
