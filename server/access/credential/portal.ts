import { now } from '#platform/clock';
import { sha256 } from '#platform/crypto';
import type { Database } from '#platform/db';
import type { Who } from '#platform/who';
import { seen } from '../sessions/seen.ts';
import { lookUp } from './look-up.ts';
import type { Origin } from './resolve.ts';

interface Row {
  readonly tenant: string;
  readonly session: string | null;
  readonly profile: string;
  readonly customer: string | null;
  readonly seenAt: Date;
  readonly createdAt: Date;
}

// The business by its address, and with it the session and, read live, the customer its profile leads to.
const text = `
  SELECT t.id AS tenant, s.id AS session, s.profile_id AS profile, l.customer_id AS customer,
    s.last_seen_at AS "seenAt", s.created_at AS "createdAt"
  FROM clientele.tenants t
  LEFT JOIN clientele.sessions s ON s.token_hash = $2 AND s.tenant_id = t.id AND s.face = 'portal'
    AND s.revoked_at IS NULL AND s.expires_at > $3
  LEFT JOIN clientele.links l ON l.tenant_id = t.id AND l.profile_id = s.profile_id AND l.ended_at IS NULL
  WHERE t.slug = $1`;

/**
 * The customer of a business whose portal session a token carries; otherwise nobody in particular on that business's
 * pages, or nobody at all where there is no such business.
 */
export async function portalCaller(
  db: Database,
  origin: Origin,
  slug: string,
  token: string | undefined,
): Promise<Who> {
  const nobody = { kind: 'anonymous', ...origin } as const;
  const hash = token ? sha256(token) : null;
  const [row] = await lookUp<Row>(db, nobody, text, [slug, hash, now()]);
  if (row === undefined) return nobody;
  const { tenant, session, profile, customer } = row;
  if (session === null || customer === null) return { ...nobody, tenant };
  await seen(db, nobody, { ...row, face: 'portal', session });
  return { kind: 'customer', tenant, profile, customer, session, ...origin };
}
