import {
  allowInsecureRequests,
  ClientSecretPost,
  Configuration,
  customFetch,
  type CustomFetch,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client';
import { fetchOut } from '#platform/fetch-out';
import type { Registration } from '#platform/sign-in-port';
import type { Service } from './endpoints.ts';

/** Most bytes of one answer, and how long one may take: descriptions, keys and tokens are small. */
const bounds = { maxBytes: 200_000, timeoutMs: 10_000 };

/**
 * Makes a registration ready: reads the service's description where it has one. Id tokens are checked by the service's
 * published keys, whatever way they came; but for those that are signed with the secret, which whoever redeems them checks.
 * @param twin where the twin answers; it alone may be on this machine and without TLS
 */
export async function configure(
  { clientId, clientSecret, isTwin }: Registration,
  { issuer, addresses, signsWithSecret }: Service,
  twin: string | undefined,
): Promise<Configuration> {
  const allow = isTwin && twin !== undefined ? [twin] : [];
  const client = signsWithSecret ? { id_token_signed_response_alg: 'HS256' } : {};
  const secret = ClientSecretPost(clientSecret);
  if (addresses === undefined)
    return discovery(new URL(issuer), clientId, client, secret, {
      [customFetch]: goingOut(allow),
      timeout: bounds.timeoutMs / 1000,
      execute: [
        ...(allow.length > 0 ? [allowInsecureRequests] : []),
        ...(signsWithSecret ? [] : [enableNonRepudiationChecks]),
      ],
    });
  const server = {
    issuer,
    authorization_endpoint: addresses.authorize,
    token_endpoint: addresses.token,
  };
  const configuration = new Configuration(server, clientId, client, secret);
  configuration[customFetch] = goingOut(allow);
  if (allow.length > 0) allowInsecureRequests(configuration);
  return configuration;
}

/** The one way out, as the library wants it. Answers that lead elsewhere are for the library to judge. */
function goingOut(allow: readonly string[]): CustomFetch {
  return async (url, { method, headers, body }) => {
    const sent = body instanceof URLSearchParams ? body.toString() : body;
    const answer = await fetchOut(url, {
      ...bounds,
      allow,
      redirects: false,
      method: method === 'POST' ? 'POST' : 'GET',
      headers,
      ...(typeof sent === 'string' && { body: sent }),
    });
    const type = answer.headers['content-type'];
    const hasNone = answer.status === 204 || answer.status === 304;
    return new Response(hasNone ? null : new Uint8Array(answer.body), {
      status: answer.status,
      ...(typeof type === 'string' && { headers: { 'content-type': type } }),
    });
  };
}
