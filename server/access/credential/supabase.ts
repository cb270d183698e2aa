import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { StaffRole } from '#contract/acts';
import { emailOf } from '#tenancy';
import { now } from '#platform/clock';
import type { Database } from '#platform/db';
import type { Who } from '#platform/who';
import { lookUp } from './look-up.ts';
import type { Origin } from './resolve.ts';

/**
 * What of a token counts. The business and whether the address was proved stand in app_metadata, which only the
 * operator's side writes; user_metadata, which the user writes, is not even read.
 */
const claims = z.object({
  sub: z.uuid().toLowerCase(),
  exp: z.number(),
  session_id: z.uuid().toLowerCase().optional(),
  email: z.string().max(254).optional(),
  /** `aal2`: a second factor was given. */
  aal: z.string().optional(),
  app_metadata: z
    .object({
      tenant_id: z.uuid().toLowerCase().optional(),
      email_verified: z.boolean().optional(),
    })
    .default({}),
});
type Claims = z.output<typeof claims>;

/**
 * Whoever a Supabase-style token (HS256, audience `authenticated`) speaks for: staff by their row of staff, with the
 * role it has now; on a business's portal the customer whose profile the token's subject is. Undefined when the token
 * is not valid, names no business, or tokens are not accepted here.
 */
export async function supabaseCaller(
  db: Database,
  secret: string | undefined,
  given: { token: string; slug: string | undefined; origin: Origin },
): Promise<Who | undefined> {
  if (secret === undefined) return undefined;
  const read = await verified(given.token, secret);
  const tenant = read?.app_metadata.tenant_id;
  if (read === undefined || tenant === undefined) return undefined;
  return given.slug === undefined
    ? staffOf(db, given.origin, tenant, read)
    : customerOf(db, given.origin, { tenant, slug: given.slug }, read);
}

async function verified(token: string, secret: string): Promise<Claims | undefined> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: ['HS256'],
      audience: 'authenticated',
      requiredClaims: ['exp', 'sub'],
      currentDate: now(),
    });
    return claims.safeParse(payload).data;
  } catch (fault) {
    if (fault instanceof errors.JOSEError) return undefined;
    throw fault;
  }
}

interface StaffRow {
  readonly user: string;
  readonly role: StaffRole;
  readonly factor: boolean;
}

const staffText = `
  SELECT u.id AS "user", st.role, f.user_id IS NOT NULL AS factor
  FROM clientele.users u
  JOIN clientele.staff st ON st.tenant_id = $1 AND st.user_id = u.id
  LEFT JOIN clientele.second_factors f ON f.user_id = u.id AND f.confirmed_at IS NOT NULL
  WHERE u.id = $2 OR u.email = $3
  ORDER BY u.id = $2 DESC LIMIT 1`;

async function staffOf(
  db: Database,
  origin: Origin,
  tenant: string,
  read: Claims,
): Promise<Who | undefined> {
  const proved = read.app_metadata.email_verified === true && read.email !== undefined;
  const email = proved ? emailOf(read.email ?? '') : null;
  const nobody = { kind: 'anonymous', ...origin } as const;
  const [row] = await lookUp<StaffRow>(db, nobody, staffText, [tenant, read.sub, email]);
  if (row === undefined || (row.factor && read.aal !== 'aal2')) return undefined;
  const session = read.session_id ?? read.sub;
  return { kind: 'staff', tenant, user: row.user, role: row.role, session, ...origin };
}

interface CustomerRow {
  readonly profile: string | null;
  readonly customer: string | null;
}

const customerText = `
  SELECT p.id AS profile, l.customer_id AS customer
  FROM clientele.tenants t
  LEFT JOIN clientele.profiles p ON p.tenant_id = t.id AND p.source = 'supabase' AND p.outside_id = $3
  LEFT JOIN clientele.links l ON l.tenant_id = t.id AND l.profile_id = p.id AND l.ended_at IS NULL
  WHERE t.id = $1 AND t.slug = $2`;

async function customerOf(
  db: Database,
  origin: Origin,
  { tenant, slug }: { tenant: string; slug: string },
  read: Claims,
): Promise<Who | undefined> {
  const nobody = { kind: 'anonymous', ...origin } as const;
  const [row] = await lookUp<CustomerRow>(db, nobody, customerText, [tenant, slug, read.sub]);
  if (row === undefined) return undefined;
  const { profile, customer } = row;
  if (profile === null || customer === null) return { ...nobody, tenant };
  return {
    kind: 'customer',
    tenant,
    profile,
    customer,
    session: read.session_id ?? read.sub,
    ...origin,
  };
}
