import { now } from '#platform/clock';
import { sha256 } from '#platform/crypto';
import type { Database } from '#platform/db';
import type { Who } from '#platform/who';
import { hasFactor } from '../customer-factor/factors.ts';
import { seen } from '../sessions/seen.ts';
import { lookUp } from './look-up.ts';
import type { Origin } from './resolve.ts';

interface Row {
  readonly tenant: string;
  readonly session: string | null;
  readonly profile: string;
  readonly customer: string | null;
  readonly confirmed: boolean;
  readonly factor: boolean;
  readonly seenAt: Date;
  readonly createdAt: Date;
}

const columns = `t.id AS tenant, s.id AS session, s.profile_id AS profile, l.customer_id AS customer,
    s.second_factor_at IS NOT NULL AS confirmed, ${hasFactor} AS factor,
    s.last_seen_at AS "seenAt", s.created_at AS "createdAt"`;
const open = `s.token_hash = $1 AND s.face = 'portal' AND s.revoked_at IS NULL AND s.expires_at > $2`;
const leads = 'l.tenant_id = t.id AND l.profile_id = s.profile_id AND l.ended_at IS NULL';

// The business by its address, and with it the session and, read live, the customer its profile leads to.
const bySlug = `
  SELECT ${columns}
  FROM clientele.tenants t
  LEFT JOIN clientele.sessions s ON s.tenant_id = t.id AND ${open}
  LEFT JOIN clientele.links l ON ${leads}
  WHERE t.slug = $3`;

// The same where the address names no business: the session does.
const bySession = `
  SELECT ${columns}
  FROM clientele.sessions s
  JOIN clientele.tenants t ON t.id = s.tenant_id
  LEFT JOIN clientele.links l ON ${leads}
  WHERE ${open}`;

/**
 * The customer of a business whose portal session a token carries; otherwise nobody in particular on that business's
 * pages, or nobody at all where there is no such business. Whoever still owes a second factor is nobody.
 * @param slug the business that the path names; undefined where it names none, so that the session does
 */
export async function portalCaller(
  db: Database,
  origin: Origin,
  slug: string | undefined,
  token: string | undefined,
): Promise<Who> {
  const nobody = { kind: 'anonymous', ...origin } as const;
  const values = [token ? sha256(token) : null, now()];
  const [row] =
    slug === undefined
      ? await lookUp<Row>(db, nobody, bySession, values)
      : await lookUp<Row>(db, nobody, bySlug, [...values, slug]);
  if (row === undefined) return nobody;
  const { tenant, session, profile, customer } = row;
  if (session === null || customer === null) return { ...nobody, tenant };
  if (row.factor && !row.confirmed)
    return { ...nobody, tenant, due: { tenant, profile, customer, session } };
  await seen(db, nobody, { ...row, face: 'portal', session });
  return { kind: 'customer', tenant, profile, customer, session, ...origin };
}
