import { sql } from 'kysely';
import type { WrittenProfile } from '#contract/person';
import type { Tx } from '#platform/tx';
import { asRelation } from '../keep/rows.ts';
import { arrivalOf } from '../recognise/arrival.ts';
import type { Setting } from '../recognise/setting.ts';
import type { Withdrawal } from './withdraw.ts';

/** Customers to whom profiles are linked now, held against changes until the transaction ends. */
export async function affectedBy(
  tx: Tx,
  tenant: string,
  profiles: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT c.id FROM clientele.customers c
    WHERE c.tenant_id = ${tenant} AND c.id IN (
      SELECT l.customer_id FROM clientele.links l
      WHERE l.tenant_id = ${tenant} AND l.profile_id = ANY (${profiles}::uuid[]) AND l.ended_at IS NULL)
    ORDER BY c.id FOR UPDATE`.execute(tx);
  return rows.map((row) => row.id);
}

/** Removes profiles with their links and the cases they stand in. */
export async function deleteProfiles(
  tx: Tx,
  tenant: string,
  profiles: readonly string[],
): Promise<void> {
  if (profiles.length === 0) return;
  await sql`DELETE FROM clientele.review_candidates AS k USING clientele.reviews r
    WHERE k.tenant_id = ${tenant} AND r.tenant_id = ${tenant} AND r.id = k.review_id
      AND r.profile_id = ANY (${profiles}::uuid[])`.execute(tx);
  for (const table of ['reviews', 'links'] as const) {
    await tx
      .deleteFrom(table)
      .where('tenant_id', '=', tenant)
      .where('profile_id', 'in', profiles)
      .execute();
  }
  await tx
    .deleteFrom('profiles')
    .where('tenant_id', '=', tenant)
    .where('id', 'in', profiles)
    .execute();
}

/** Lets profiles say again what they said before. */
export async function restoreProfiles(
  tx: Tx,
  setting: Setting,
  withdrawals: readonly Withdrawal[],
): Promise<void> {
  if (withdrawals.length === 0) return;
  const rows = withdrawals.map(({ profile, before }) => ({
    id: profile,
    person: before,
    fingerprint: fingerprintOf(before ?? {}, setting),
  }));
  await sql`UPDATE clientele.profiles AS p SET person = r.person,
      fingerprint = CASE WHEN p.outside_id IS NULL THEN r.fingerprint END
    FROM ${asRelation({ id: 'uuid', person: 'jsonb', fingerprint: 'bigint' }, rows)}
    WHERE p.tenant_id = ${setting.tenant} AND p.id = r.id AND p.id = ANY (${rows.map((row) => row.id)}::uuid[])`.execute(
    tx,
  );
}

function fingerprintOf(person: WrittenProfile['person'], setting: Setting): string | null {
  const written: WrittenProfile = { source: '-', kind: 'import', person };
  const { fingerprint } = arrivalOf(written, setting.reading, setting.secret);
  return fingerprint === null ? null : String(fingerprint);
}
