import { sql, type RawBuilder } from 'kysely';
import type { linkHealth } from '#contract/links';
import type { QueryOf, ReplyOf } from '#contract/operation';
import { nextCursor, readCursor } from '#platform/keyset';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';

type Page = ReplyOf<typeof linkHealth.listStaleLinks>;
type Shown = Page['rows'][number];
type Row = Omit<Shown, 'lastSeenAt' | 'lastVerifiedAt'> & { seen: Date; verified: Date };

/** That open link `l` may lead astray; what has come in again since it was looked at is no longer silent. */
export const isStale: RawBuilder<unknown> = sql`l.ended_at IS NULL AND l.standing <> 'valid'
  AND NOT (l.standing = 'stale' AND l.last_verified_at > l.checked_at)`;

const reason = sql`CASE l.standing WHEN 'revoked' THEN 'erased' WHEN 'merged' THEN 'merged' ELSE l.standing_why END`;

/** Links that may lead astray, with why. @throws {Refusal} `invalid_input` for a cursor that is none */
export async function listStaleLinks(
  tx: Tx,
  { tenant }: Tenanted,
  { limit, cursor, reason: wanted }: QueryOf<typeof linkHealth.listStaleLinks>,
): Promise<Page> {
  const [after] = readCursor(cursor, ['id']) ?? [];
  const { rows } = await sql<Row>`
    SELECT l.id AS link, l.profile_id AS profile, p.source, l.customer_id AS customer, c.name, l.method,
      ${reason} AS reason, p.last_seen_at AS seen, l.last_verified_at AS verified,
      coalesce(p.person ->> 'fullName', nullif(concat_ws(' ', p.person ->> 'givenName', p.person ->> 'familyName'), ''),
        p.person ->> 'company', '') AS says
    FROM clientele.links l
    JOIN clientele.profiles p ON p.tenant_id = ${tenant} AND p.id = l.profile_id
    JOIN clientele.customers c ON c.tenant_id = ${tenant} AND c.id = l.customer_id
    WHERE l.tenant_id = ${tenant} AND ${isStale}
      AND (${wanted ?? null}::text IS NULL OR ${reason} = ${wanted ?? null}::text)
      AND (${after ?? null}::uuid IS NULL OR l.id > ${after ?? null}::uuid)
    ORDER BY l.id LIMIT ${limit + 1}`.execute(tx);
  return {
    rows: rows.slice(0, limit).map(({ seen, verified, ...row }) => ({
      ...row,
      lastSeenAt: seen.toISOString(),
      lastVerifiedAt: verified.toISOString(),
    })),
    next: nextCursor(rows, limit, (row) => [row.link]),
  };
}
