import { callbackPath } from './rules.ts';
import type { CookieOut } from '#platform/handler';
import type { Ports } from '#platform/ports';
import { refuse } from '#platform/refuse';
import type { Who } from '#platform/who';
import { limits } from '../attempts.ts';
import { count, fromSource } from '../count.ts';
import { newTenantToken } from '../token.ts';
import { orRefused } from './refused.ts';
import { readProvider } from './registration.ts';
import { carried } from './under-way.ts';

/**
 * Sends somebody to a service to be vouched for.
 * @param session of the customer who adds a way to sign in; null where somebody signs in
 * @returns where to go, and the cookie that binds the answer to this browser
 * @throws {Refusal} `not_found` for a service that is not offered; `service_failed`, `too_many_requests`
 */
export async function beginOutside(
  { db, signIn, config }: Ports,
  who: Who,
  given: { readonly tenant: string; readonly provider: string; readonly session: string | null },
): Promise<{ url: string; cookie: CookieOut }> {
  await count(db, who, [fromSource(who, limits.triesFromSource)]);
  const { tenant, session } = given;
  const provider = await db.as(who, 'gate', (tx) => readProvider(tx, tenant, given.provider));
  if (!provider.on || (provider.registration.isTwin && !signIn.hasTwin)) refuse('not_found');
  const { token: state } = newTenantToken('', tenant);
  const redirectUri = config.publicUrl + callbackPath;
  const { url, checks } = await orRefused(() =>
    signIn.begin(provider.registration, { redirectUri, state }),
  );
  return {
    url,
    cookie: carried({ step: 'asked', tenant, provider: provider.id, checks, session }),
  };
}
