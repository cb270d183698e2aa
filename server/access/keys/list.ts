import type { z } from 'zod';
import type { apiKey } from '#contract/access/keys';
import type { Act } from '#contract/acts';
import type { Tx } from '#platform/tx';
import { mostListed } from './rules.ts';

type ApiKey = z.input<typeof apiKey>;

/** The API keys of a business, newest first, revoked ones last. As `caller`. */
export async function listKeys(tx: Tx, tenant: string): Promise<ApiKey[]> {
  const rows = await tx
    .selectFrom('api_keys')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .orderBy((order) => order('revoked_at', 'is not', null))
    .orderBy('id', 'desc')
    .limit(mostListed)
    .execute();
  return rows.map(keyOf);
}

/** A row of api_keys as staff see it. */
export function keyOf(row: {
  id: string;
  name: string;
  hint: string;
  acts: string[];
  created_by: string | null;
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
  revoked_at: Date | null;
}): ApiKey {
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    acts: row.acts as Act[],
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  };
}
