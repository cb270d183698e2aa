import { sql } from 'kysely';
import { normaliseEmail } from '#identity';
import type { WrittenProfile } from '#contract/person';
import type { Vouched } from '#platform/sign-in-port';
import type { Tx } from '#platform/tx';
import { type Provider, sourceOf } from './registration.ts';

/**
 * How an address that a service vouches for stands here. `own`: nobody else has it; `proved`: somebody has, who proved it
 * here; `unproved`: somebody has, and nobody ever proved it here, so that the service's word alone opens nothing.
 */
export type Standing = 'own' | 'proved' | 'unproved';

/** A profile that signed in by a service before. */
export interface KnownWay {
  readonly profile: string;
  readonly customer: string;
}

/** Where a service's person led the last time they came; undefined the first time. As `engine`. */
export async function knownWay(
  tx: Tx,
  tenant: string,
  provider: Provider,
  { subject }: Vouched,
): Promise<KnownWay | undefined> {
  return tx
    .selectFrom('profiles')
    .innerJoin('links', (join) =>
      join
        .onRef('links.tenant_id', '=', 'profiles.tenant_id')
        .onRef('links.profile_id', '=', 'profiles.id')
        .on('links.ended_at', 'is', null),
    )
    .select(['profiles.id as profile', 'links.customer_id as customer'])
    .where('profiles.tenant_id', '=', tenant)
    .where('profiles.source', '=', sourceOf({ ...provider.registration, id: provider.id }))
    .where('profiles.outside_id', '=', subject)
    .executeTakeFirst();
}

/**
 * How an address stands among the customers of a business. As `engine`.
 * @param customer the one who has it for themselves, where they are known
 */
export async function standingOf(
  tx: Tx,
  tenant: string,
  email: string,
  customer: string | null,
): Promise<Standing> {
  const key = normaliseEmail(email)?.key ?? email;
  const { rows } = await sql<{ others: boolean; proved: boolean }>`
    SELECT count(*) FILTER (WHERE i.customer_id IS DISTINCT FROM ${customer}::uuid) > 0 AS others,
      coalesce(bool_or(i.verified_at IS NOT NULL), false) AS proved
    FROM clientele.identifiers i
    WHERE i.tenant_id = ${tenant} AND i.kind = 'email' AND i.key = ${key}`.execute(tx);
  const [row] = rows;
  if (row?.others !== true) return 'own';
  return row.proved ? 'proved' : 'unproved';
}

/**
 * What a service says of somebody, as a profile.
 * @param email the address that is to count as theirs; none where it is not proved
 */
export function profileOf(
  provider: Provider,
  { subject, name, givenName, familyName }: Vouched,
  email: string | null,
): WrittenProfile {
  const named =
    givenName !== undefined || familyName !== undefined
      ? {
          ...(givenName !== undefined && { givenName }),
          ...(familyName !== undefined && { familyName }),
        }
      : { ...(name !== undefined && { fullName: name }) };
  return {
    source: sourceOf({ ...provider.registration, id: provider.id }),
    kind: 'sign_in',
    outsideId: subject,
    person: { ...named, ...(email !== null && { emails: [{ value: email, verified: true }] }) },
  };
}

/** The address that a service says it has checked; null where it does not, or where it is none. */
export function checkedEmail({ email, emailVerified }: Vouched): string | null {
  if (!emailVerified || email === undefined) return null;
  return normaliseEmail(email) === null ? null : email;
}
