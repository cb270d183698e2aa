import type { StaffRole } from '#contract/acts';
import { now } from '#platform/clock';
import { sha256 } from '#platform/crypto';
import type { Database } from '#platform/db';
import type { Who } from '#platform/who';
import { seen } from '../sessions/seen.ts';
import { lookUp } from './look-up.ts';
import type { Origin } from './resolve.ts';

interface Row {
  readonly session: string;
  readonly user: string;
  readonly tenant: string | null;
  readonly role: StaffRole | null;
  readonly confirmed: boolean;
  readonly factor: boolean;
  readonly seenAt: Date;
  readonly createdAt: Date;
}

// Written out, not built: it runs before every request of the staff app. The role is read as it is now.
const text = `
  SELECT s.id AS session, s.user_id AS "user", st.tenant_id AS tenant, st.role,
    s.second_factor_at IS NOT NULL AS confirmed, f.user_id IS NOT NULL AS factor,
    s.last_seen_at AS "seenAt", s.created_at AS "createdAt"
  FROM clientele.sessions s
  LEFT JOIN clientele.staff st ON st.tenant_id = s.tenant_id AND st.user_id = s.user_id
  LEFT JOIN clientele.second_factors f ON f.user_id = s.user_id AND f.confirmed_at IS NOT NULL
  WHERE s.token_hash = $1 AND s.face = 'staff' AND s.revoked_at IS NULL AND s.expires_at > $2`;

/** The person whose staff session a token carries; anonymous when it carries none, or waits for its second factor. */
export async function staffCaller(db: Database, origin: Origin, token: string): Promise<Who> {
  const nobody = { kind: 'anonymous', ...origin } as const;
  const [row] = await lookUp<Row>(db, nobody, text, [sha256(token), now()]);
  if (row === undefined) return nobody;
  const { session, user, tenant, role } = row;
  if (row.factor && !row.confirmed) return { ...nobody, pending: { user, session } };
  await seen(db, nobody, { face: 'staff', ...row });
  return tenant === null || role === null
    ? { kind: 'user', user, session, ...origin }
    : { kind: 'staff', tenant, user, role, session, ...origin };
}
