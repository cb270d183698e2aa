import { decodeProtectedHeader, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { StaffRole } from '#contract/acts';
import { emailOf } from '#tenancy';
import { now } from '#platform/clock';
import type { Config } from '#platform/config';
import type { Database } from '#platform/db';
import type { Who } from '#platform/who';
import { recogniseSignUp } from '../sign-ups/recognise.ts';
import { publishedAlgorithms, publishedKey } from './jwks.ts';
import { hasFactor } from '../customer-factor/factors.ts';
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

/** How tokens are checked: by a shared secret, by keys that an address publishes, or by either. */
type Checks = Pick<Config, 'supabaseJwtSecret' | 'supabaseJwksUrl' | 'supabaseIssuer'>;

/**
 * Whoever a Supabase-style token (audience `authenticated`) speaks for: staff by their row of staff, with the
 * role it has now; on a business's portal the customer whose profile the token's subject is. Undefined when the token
 * is not valid, names no business, is of somebody who was banned, or tokens are not accepted here.
 */
export async function supabaseCaller(
  db: Database,
  checks: Checks,
  given: { token: string; slug: string | undefined; isOwn: boolean; origin: Origin },
): Promise<Who | undefined> {
  const read = await verified(given.token, checks);
  const tenant = read?.app_metadata.tenant_id;
  if (read === undefined || tenant === undefined) return undefined;
  return given.slug === undefined && !given.isOwn
    ? staffOf(db, given.origin, tenant, read)
    : customerOf(db, given.origin, { tenant, slug: given.slug }, read);
}

async function verified(token: string, checks: Checks): Promise<Claims | undefined> {
  const options = {
    audience: 'authenticated',
    requiredClaims: ['exp', 'sub'],
    currentDate: now(),
    ...(checks.supabaseIssuer === undefined ? {} : { issuer: checks.supabaseIssuer }),
  };
  const { supabaseJwtSecret: secret, supabaseJwksUrl: address } = checks;
  try {
    // The kind of key is chosen by us for each algorithm: a public key never checks an HS256 token, nor the secret another.
    const { alg } = decodeProtectedHeader(token);
    if (alg === 'HS256' && secret !== undefined) {
      const key = new TextEncoder().encode(secret);
      return claimsOf(await jwtVerify(token, key, { ...options, algorithms: ['HS256'] }));
    }
    if (address !== undefined && publishedAlgorithms.some((one) => one === alg)) {
      const algorithms = [...publishedAlgorithms];
      return claimsOf(await jwtVerify(token, publishedKey(address), { ...options, algorithms }));
    }
    return undefined;
  } catch (fault) {
    // What is no token at all, its header included, comes as a TypeError.
    if (fault instanceof errors.JOSEError || fault instanceof TypeError) return undefined;
    throw fault;
  }
}

function claimsOf({ payload }: { payload: unknown }): Claims | undefined {
  return claims.safeParse(payload).data;
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
  LEFT JOIN clientele.user_profiles o ON o.tenant_id = $1 AND o.user_id = $2
  WHERE (u.id = $2 OR u.email = $3) AND o.deleted_at IS NULL AND (o.banned_until IS NULL OR o.banned_until <= $4)
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
  const [row] = await lookUp<StaffRow>(db, nobody, staffText, [tenant, read.sub, email, now()]);
  if (row === undefined || (row.factor && read.aal !== 'aal2')) return undefined;
  const session = read.session_id ?? read.sub;
  return { kind: 'staff', tenant, user: row.user, role: row.role, session, ...origin };
}

interface CustomerRow {
  readonly barred: boolean;
  /** Signed up, and not recognised yet or not as they are now. */
  readonly waiting: boolean;
  readonly profile: string | null;
  readonly customer: string | null;
  /** An authenticator stands before them here. */
  readonly factor: boolean;
}

const customerText = `
  SELECT p.id AS profile, l.customer_id AS customer, ${hasFactor} AS factor,
    coalesce(o.deleted_at IS NOT NULL OR o.banned_until > $4, false) AS barred,
    o.user_id IS NOT NULL AND o.recognised_at IS NULL AND NOT o.is_anonymous AS waiting
  FROM clientele.tenants t
  LEFT JOIN clientele.profiles p ON p.tenant_id = t.id AND p.source = 'supabase' AND p.outside_id = $3::text
  LEFT JOIN clientele.user_profiles o ON o.tenant_id = t.id AND o.user_id = $3::uuid
  LEFT JOIN clientele.links l ON l.tenant_id = t.id AND l.profile_id = p.id AND l.ended_at IS NULL
  WHERE t.id = $1 AND ($2::text IS NULL OR t.slug = $2)`;

async function customerOf(
  db: Database,
  origin: Origin,
  { tenant, slug }: { tenant: string; slug: string | undefined },
  read: Claims,
): Promise<Who | undefined> {
  const nobody = { kind: 'anonymous', ...origin } as const;
  const values = [tenant, slug ?? null, read.sub, now()];
  const [row] = await lookUp<CustomerRow>(db, nobody, customerText, values);
  if (row === undefined || row.barred) return undefined;
  // Who signed up is recognised when they first come in, and again after their address changed.
  const told = row.waiting && (await recogniseSignUp(db, { tenant, user: read.sub, origin }));
  const { profile, customer } = told || row;
  if (profile === null || customer === null) return { ...nobody, tenant };
  // A token cannot be asked for a code: it must say that one was given where it comes from.
  if (row.factor && read.aal !== 'aal2') return { ...nobody, tenant };
  const session = read.session_id ?? read.sub;
  return { kind: 'customer', tenant, profile, customer, session, ...origin };
}
