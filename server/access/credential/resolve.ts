import type { Config } from '#platform/config';
import type { Database } from '#platform/db';
import type { Who } from '#platform/who';
import { refuse } from '#platform/refuse';
import { keyPrefix } from '../keys/rules.ts';
import { faces } from '../sessions/rules.ts';
import { keyCaller } from './key.ts';
import { portalCaller } from './portal.ts';
import { staffCaller } from './staff.ts';
import { supabaseCaller } from './supabase.ts';

/** What of a request its credential is looked up by. */
export interface Credentials {
  /** Cookies by their own names. */
  readonly cookies: Readonly<Record<string, string>>;
  /** The Authorization header. */
  readonly authorization: string | null;
  /**
   * Path of the address; `/api/b/{slug}/…` and `/b/{slug}/…` name a business and mean its customers, `/api/vip/…` means the
   * customers of the business that the credential is for.
   */
  readonly path: string;
  readonly request: string;
  readonly address?: string;
  readonly agent?: string;
}

/** Where a request came from, as every caller carries it. */
export type Origin = Pick<Credentials, 'request' | 'address' | 'agent'>;

/**
 * Who is calling: one look-up, before anything else of the request is believed. An Authorization header counts alone;
 * without one the path says which cookie does, so that nobody acts as staff on a customer's page or the other way
 * round. A cookie that has ended leaves its bearer anonymous.
 * @throws {Refusal} `signed_out` for an Authorization header that is not, or no longer, valid
 */
export async function resolveCredential(
  db: Database,
  config: Config,
  given: Credentials,
): Promise<Who> {
  const { request, address, agent } = given;
  const origin: Origin = { request, ...(address && { address }), ...(agent && { agent }) };
  const slug = slugOf(given.path);
  const isOwn = ofCustomers.test(given.path);
  if (given.authorization !== null)
    return (
      (await bearer(db, config, {
        token: bearerToken(given.authorization),
        slug,
        isOwn,
        origin,
      })) ?? refuse('signed_out')
    );
  if (slug !== undefined || isOwn)
    return portalCaller(db, origin, slug, given.cookies[faces.portal.cookie]);
  const token = given.cookies[faces.staff.cookie];
  return token ? staffCaller(db, origin, token) : { kind: 'anonymous', ...origin };
}

function bearer(
  db: Database,
  config: Config,
  given: { token: string; slug: string | undefined; isOwn: boolean; origin: Origin },
): Promise<Who | undefined> {
  const { token, slug, isOwn, origin } = given;
  if (token.startsWith(keyPrefix)) return keyCaller(db, { token, slug, origin });
  return supabaseCaller(db, config, { token, slug, isOwn, origin });
}

function bearerToken(header: string): string {
  const [scheme, token, ...rest] = header.split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !token || rest.length > 0) return refuse('signed_out');
  return token;
}

/** Where customers are asked about themselves, and their credential says at which business. */
const ofCustomers = /^\/api\/vip(?:\/|$)/;
const portalPath = /^(?:\/api)?\/b\/([a-z0-9-]{1,40})(?:\/|$)/;

function slugOf(path: string): string | undefined {
  return portalPath.exec(path)?.[1];
}
