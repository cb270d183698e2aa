import type { Registration, ServiceKind } from '#platform/sign-in-port';

/** How a service is spoken to. */
export interface Service {
  /** By its published description (OpenID Connect Discovery), or by addresses that are known. */
  readonly issuer: string;
  readonly addresses?: { readonly authorize: string; readonly token: string; readonly me: string };
  readonly scope: string;
  /** The id token is signed with the client secret (HS256) rather than by a published key. */
  readonly signsWithSecret: boolean;
}

const openId = { scope: 'openid email profile', signsWithSecret: false };

/** The version of Facebook's API that is spoken. */
const graph = 'v23.0';

/**
 * The services as they are in the world. LINE publishes a key, but signs what it gives to websites with the channel's
 * secret. Facebook has no id token here: who signed in is asked of its API, with a proof that the token is ours.
 */
const known: Readonly<Record<Exclude<ServiceKind, 'oidc'>, Service>> = {
  google: { issuer: 'https://accounts.google.com', ...openId },
  line: { issuer: 'https://access.line.me', ...openId, signsWithSecret: true },
  facebook: {
    issuer: 'https://www.facebook.com',
    addresses: {
      authorize: `https://www.facebook.com/${graph}/dialog/oauth`,
      token: `https://graph.facebook.com/${graph}/oauth/access_token`,
      me: `https://graph.facebook.com/${graph}/me`,
    },
    scope: 'email public_profile',
    signsWithSecret: false,
  },
};

/**
 * The service that a registration is with.
 * @param twin where the twin answers, as in `http://127.0.0.1:41234`
 */
export function serviceOf(
  { kind, issuer, isTwin }: Registration,
  twin: string | undefined,
): Service {
  if (isTwin && twin !== undefined) return twinOf(kind, `${twin}/${kind}`);
  if (kind !== 'oidc') return known[kind];
  return { issuer: issuer ?? '', ...openId };
}

function twinOf(kind: ServiceKind, at: string): Service {
  if (kind !== 'facebook') return { issuer: at, ...openId, signsWithSecret: kind === 'line' };
  const addresses = { authorize: `${at}/authorize`, token: `${at}/token`, me: `${at}/me` };
  return { ...known.facebook, issuer: at, addresses };
}
