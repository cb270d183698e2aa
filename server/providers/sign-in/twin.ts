import type { IncomingMessage, ServerResponse } from 'node:http';
import { twinClient } from '#platform/sign-in-port';
import { formOf, give, serveTwin, type Twin } from '../twins/serve.ts';
import { Clerk, refusal } from './twin-clerk.ts';
import { choosing } from './twin-page.ts';

const kinds = new Set(['google', 'line', 'facebook', 'oidc']);
/** Most bytes of a form. */
const mostBytes = 20_000;

/**
 * Opens a server on this machine that speaks as Google, LINE, Facebook and anybody's OpenID Connect do, each below its
 * kind, as in `…/google`. Its page asks who is to be vouched for.
 */
export async function openSignInTwin(): Promise<Twin> {
  const clerk = new Clerk();
  const twin = await serveTwin({
    answer: (request, response) => answer(clerk, twin.url, request, response),
    name: 'the sign-in services',
    atFault: refusal(500, 'server_error'),
  });
  return twin;
}

async function answer(
  clerk: Clerk,
  url: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', url);
  const [, kind = '', ...rest] = pathname.split('/');
  const issuer = `${url}/${kind}`;
  switch (kinds.has(kind) ? rest.join('/') : '') {
    case '.well-known/openid-configuration':
      return give(response, { status: 200, body: described(issuer) });
    case 'keys':
      return give(response, await clerk.published());
    case 'token':
      return give(response, await clerk.redeem(issuer, kind, await formOf(request, mostBytes)));
    case 'me': {
      const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
      return give(response, clerk.me(token, searchParams.get('appsecret_proof')));
    }
    case 'authorize':
      return ask(clerk, kind, { asked: searchParams, request, response });
    default:
      return give(response, refusal(404, 'not_found'));
  }
}

/** Asks whoever comes who they are to be, and leads them back. */
async function ask(
  clerk: Clerk,
  kind: string,
  exchange: { asked: URLSearchParams; request: IncomingMessage; response: ServerResponse },
): Promise<void> {
  const { asked, request, response } = exchange;
  if (!isOurs(asked)) return give(response, refusal(400, 'invalid_request'));
  if (request.method === 'POST') {
    const chosen = new URLSearchParams([...asked, ...(await formOf(request, mostBytes))]);
    response.writeHead(303, { location: clerk.agreed(kind, chosen) }).end();
    return;
  }
  const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
  response
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
    })
    .end(choosing(kind));
}

/** Whether it is Clientele on this machine that sent somebody, to be led back there and nowhere else. */
function isOurs(asked: URLSearchParams): boolean {
  const back = URL.parse(asked.get('redirect_uri') ?? '');
  const isHere = back !== null && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(back.hostname);
  return (
    isHere && asked.get('client_id') === twinClient.id && asked.get('response_type') === 'code'
  );
}

function described(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: ['openid', 'email', 'profile'],
  };
}
