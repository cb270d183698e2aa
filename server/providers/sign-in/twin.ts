import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { log } from '#platform/log';
import { twinClient } from '#platform/sign-in-port';
import { Clerk, refusal, type Reply } from './twin-clerk.ts';
import { choosing } from './twin-page.ts';

/** A server on this machine that speaks as Google, LINE, Facebook and anybody's OpenID Connect do. */
export interface SignInTwin {
  /** Where it answers, as in `http://127.0.0.1:41234`; each service below its kind, as in `…/google`. */
  readonly url: string;
  close(): Promise<void>;
}

const kinds = new Set(['google', 'line', 'facebook', 'oidc']);
/** Most bytes of a form. */
const mostBytes = 20_000;

/** Opens the twin on a port of loopback that is free. Its page asks who is to be vouched for. */
export async function openSignInTwin(): Promise<SignInTwin> {
  const clerk = new Clerk();
  const server = createServer((request, response) => {
    answer(clerk, url, request, response).catch((fault: unknown) => {
      log.warn({ err: fault }, 'the twin of the sign-in services had a fault');
      give(response, refusal(500, 'server_error'));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
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
      return give(response, await clerk.redeem(issuer, kind, await form(request)));
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
    const chosen = new URLSearchParams([...asked, ...(await form(request))]);
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

async function form(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > mostBytes) throw new Error('a form was too large');
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

function give(response: ServerResponse, { status, body }: Reply): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(body));
}
