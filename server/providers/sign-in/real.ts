import { jwtVerify } from 'jose';
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  clientCredentialsGrant,
  type Configuration,
  fetchProtectedResource,
  genericGrantRequest,
  randomNonce,
  randomPKCECodeVerifier,
  ResponseBodyError,
} from 'openid-client';
import { hmac } from '#platform/crypto';
import {
  type Checks,
  type Registration,
  ServiceFailed,
  type SignInPort,
  type Vouched,
} from '#platform/sign-in-port';
import { configure } from './configure.ts';
import { orFailed } from './faults.ts';
import { type Service, serviceOf } from './endpoints.ts';
import { vouchedAs, vouchedBy } from './vouched.ts';

/** How long a service's description and keys are believed, and of how many registrations. */
const settledMs = 600_000;
const mostSettled = 200;

/** A registration made ready to be used. */
interface Ready {
  readonly registration: Registration;
  readonly service: Service;
  readonly configuration: Configuration;
}

/**
 * Sign-in services over OpenID Connect, and plain OAuth 2 for Facebook: authorization code with PKCE, state and nonce.
 * @param twin where the twin answers, where there is one
 */
export function openServices(twin?: string): SignInPort {
  const settled = new Map<string, { readonly at: number; readonly ready: Promise<Ready> }>();
  const readied = async (registration: Registration): Promise<Ready> => {
    const service = serviceOf(registration, twin);
    return { registration, service, configuration: await configure(registration, service, twin) };
  };
  const known = (registration: Registration): Promise<Ready> => {
    const name = JSON.stringify(registration);
    const before = settled.get(name);
    if (before !== undefined && performance.now() - before.at < settledMs) return before.ready;
    const oldest = settled.size >= mostSettled ? settled.keys().next().value : undefined;
    if (oldest !== undefined) settled.delete(oldest);
    const ready = readied(registration);
    settled.set(name, { at: performance.now(), ready });
    // What failed is asked for anew by the next.
    ready.catch(() => settled.delete(name));
    return ready;
  };
  return {
    hasTwin: twin !== undefined,
    begin: (registration, asked) => orFailed(async () => begin(await known(registration), asked)),
    finish: (registration, answer, checks) =>
      orFailed(async () => finish(await known(registration), answer, checks)),
    trial: async (registration, redirectUri) => {
      try {
        await orFailed(async () => tryOut(await readied(registration), redirectUri));
        return null;
      } catch (fault) {
        if (fault instanceof ServiceFailed) return fault.fault;
        throw fault;
      }
    },
  };
}

async function begin(
  { configuration, service: { scope, addresses } }: Ready,
  { redirectUri, state }: { readonly redirectUri: string; readonly state: string },
): Promise<{ url: string; checks: Checks }> {
  const [nonce, verifier] = [randomNonce(), randomPKCECodeVerifier()];
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope,
    state,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(addresses === undefined && { nonce }),
  });
  return { url: url.href, checks: { state, nonce, verifier } };
}

async function finish(ready: Ready, answer: URL, checks: Checks): Promise<Vouched> {
  const { registration, configuration, service } = ready;
  const byToken = service.addresses === undefined;
  const tokens = await authorizationCodeGrant(configuration, answer, {
    pkceCodeVerifier: checks.verifier,
    expectedState: checks.state,
    idTokenExpected: byToken,
    ...(byToken && { expectedNonce: checks.nonce }),
  });
  if (!byToken) return askedFor(ready, tokens.access_token);
  if (service.signsWithSecret)
    await jwtVerify(tokens.id_token ?? '', Buffer.from(registration.clientSecret), {
      algorithms: ['HS256'],
      issuer: configuration.serverMetadata().issuer,
      audience: registration.clientId,
    });
  return vouchedBy(tokens.claims());
}

/** Who a token of Facebook's is of, asked with the proof that it is ours who ask. */
async function askedFor(
  { registration, configuration, service }: Ready,
  token: string,
): Promise<Vouched> {
  const url = new URL(service.addresses?.me ?? service.issuer);
  url.searchParams.set('fields', 'id,name,first_name,last_name,email');
  const proof = hmac(Buffer.from(registration.clientSecret), token).toString('hex');
  url.searchParams.set('appsecret_proof', proof);
  const answer = await fetchProtectedResource(configuration, token, url, 'GET');
  if (!answer.ok) throw new ServiceFailed('unreachable');
  return vouchedAs(await answer.json());
}

/**
 * Sends a code that nobody was given: who takes client id and secret says that the code is wrong, and nothing else.
 * Facebook is asked for a token of the app itself, which it gives to whoever knows the secret.
 */
async function tryOut({ configuration, service }: Ready, redirectUri: string): Promise<void> {
  if (service.addresses !== undefined) {
    await clientCredentialsGrant(configuration).catch((fault: unknown) => {
      const isAnswer = fault instanceof ResponseBodyError || isNotConform(fault);
      throw isAnswer ? new ServiceFailed('credentials', { cause: fault }) : fault;
    });
    return;
  }
  try {
    await genericGrantRequest(configuration, 'authorization_code', {
      code: 'a-trial-by-clientele',
      redirect_uri: redirectUri,
      code_verifier: randomPKCECodeVerifier(),
    });
  } catch (fault) {
    if (!(fault instanceof ResponseBodyError) || fault.error !== 'invalid_grant') throw fault;
  }
}

/** Facebook says no in a form of its own, with a status that is not one of success. */
function isNotConform(fault: unknown): boolean {
  return (fault as { readonly code?: unknown } | null)?.code === 'OAUTH_RESPONSE_IS_NOT_CONFORM';
}
