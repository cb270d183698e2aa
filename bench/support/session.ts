import { now } from '#platform/clock';
import { randomToken, sha256 } from '#platform/crypto';
import { newId } from '#platform/ids';
import type { TestBusiness, TestDatabase } from '#test/databases';

/** Signs a business's owner in. @returns the cookie */
export async function signIn(
  { db }: TestDatabase,
  { id, staff, system }: TestBusiness,
): Promise<string> {
  const token = randomToken();
  const at = now();
  await db.as(system, 'gate', (tx) =>
    tx
      .insertInto('sessions')
      .values({
        token_hash: sha256(token),
        id: newId(),
        face: 'staff',
        user_id: staff.owner.user,
        tenant_id: id,
        created_at: at,
        last_seen_at: at,
        expires_at: new Date(at.getTime() + 86_400_000),
      })
      .execute(),
  );
  return `clientele_staff=${token}`;
}
