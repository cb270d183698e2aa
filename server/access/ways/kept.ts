import { refuse } from '#platform/refuse';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Customer } from '#platform/who';

/** Notes the picture that a service named of whoever comes in by a profile; none where it names none. As `engine`. */
export async function keepPicture(
  tx: Tx,
  tenant: string,
  profile: string,
  picture: string | undefined,
): Promise<void> {
  await put(tx, tenant, profile, { picture_url: picture ?? null });
}

/** The picture of the profile that a customer came in by; else that of another of their ways. As `engine`. */
export async function pictureOf(tx: Tx, who: Customer): Promise<string | null> {
  const { tenant, customer, profile } = who;
  const rows = await tx
    .selectFrom('sign_in_ways as w')
    .innerJoin('links as l', (join) =>
      join
        .onRef('l.tenant_id', '=', 'w.tenant_id')
        .onRef('l.profile_id', '=', 'w.profile_id')
        .on('l.ended_at', 'is', null),
    )
    .select(['w.profile_id as profile', 'w.picture_url as picture'])
    .where('w.tenant_id', '=', tenant)
    .where('l.tenant_id', '=', tenant)
    .where('l.customer_id', '=', customer)
    .where('w.picture_url', 'is not', null)
    .where('w.removed_at', 'is', null)
    .orderBy('w.profile_id', 'desc')
    .limit(50)
    .execute();
  return (rows.find((row) => row.profile === profile) ?? rows[0])?.picture ?? null;
}

/** @throws {Refusal} `way_removed` where a customer removed the way by which somebody comes in */
export async function insistOnWay(tx: Tx, tenant: string, profile: string): Promise<void> {
  const removed = await tx
    .selectFrom('sign_in_ways')
    .select('removed_at')
    .where('tenant_id', '=', tenant)
    .where('profile_id', '=', profile)
    .where('removed_at', 'is not', null)
    .executeTakeFirst();
  if (removed !== undefined) refuse('way_removed');
}

/** Takes a way away until its customer adds it again. As `engine`. */
export async function takeAway(tx: Tx, tenant: string, profile: string): Promise<void> {
  await put(tx, tenant, profile, { removed_at: now() });
}

/** Lets a way open again what it opened; nothing happens where it was not removed. As `engine`. */
export async function giveBack(tx: Tx, tenant: string, profile: string): Promise<void> {
  await tx
    .updateTable('sign_in_ways')
    .set({ removed_at: null })
    .where('tenant_id', '=', tenant)
    .where('profile_id', '=', profile)
    .execute();
}

async function put(
  tx: Tx,
  tenant: string,
  profile: string,
  row: { readonly picture_url: string | null } | { readonly removed_at: Date },
): Promise<void> {
  await tx
    .insertInto('sign_in_ways')
    .values({ tenant_id: tenant, profile_id: profile, ...row })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'profile_id']).doUpdateSet(row))
    .execute();
}
