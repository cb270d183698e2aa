import type { Act } from '#contract/acts';
import { now } from '#platform/clock';
import type { Database } from '#platform/db';
import type { Who } from '#platform/who';
import { keyPrefix } from '../keys/rules.ts';
import { seenEverySeconds } from '../sessions/rules.ts';
import { readTenantToken } from '../token.ts';
import { lookUp } from './look-up.ts';
import type { Origin } from './resolve.ts';

interface Row {
  readonly key: string;
  readonly acts: Act[];
  readonly usedAt: Date | null;
}

const text = `
  SELECT id AS key, acts, last_used_at AS "usedAt" FROM clientele.api_keys
  WHERE tenant_id = $1 AND token_hash = $2 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $3)
    AND ($4::text IS NULL OR EXISTS (SELECT FROM clientele.tenants WHERE id = $1 AND slug = $4))`;

/**
 * The program that a token of an API key belongs to; undefined when the key is not, or no longer, valid.
 * @param slug the business that the path names, where it names one: a key speaks for its own only
 */
export async function keyCaller(
  db: Database,
  { token, slug, origin }: { token: string; slug: string | undefined; origin: Origin },
): Promise<Who | undefined> {
  const read = readTenantToken(keyPrefix, token);
  if (read === undefined) return undefined;
  const { tenant, hash } = read;
  const nobody = { kind: 'anonymous', ...origin } as const;
  const [row] = await lookUp<Row>(db, nobody, text, [tenant, hash, now(), slug ?? null]);
  if (row === undefined) return undefined;
  await used(db, nobody, { tenant, key: row.key, usedAt: row.usedAt });
  return { kind: 'key', tenant, key: row.key, acts: row.acts, ...origin };
}

/** Notes that a key was used, at most every five minutes. */
async function used(
  db: Database,
  who: Who,
  { tenant, key, usedAt }: { tenant: string; key: string; usedAt: Date | null },
): Promise<void> {
  const at = now();
  if (usedAt !== null && at.getTime() - usedAt.getTime() < seenEverySeconds * 1000) return;
  await db.as(who, 'gate', (tx) =>
    tx
      .updateTable('api_keys')
      .set({ last_used_at: at })
      .where('tenant_id', '=', tenant)
      .where('id', '=', key)
      .execute(),
  );
}
