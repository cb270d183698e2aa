import { createHash, randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { hmac, sameBytes } from '#platform/crypto';
import { twinClient } from '#platform/sign-in-port';
import { type Account, accountIn } from './twin-page.ts';
import type { Reply } from '../twins/serve.ts';

/** What somebody agreed to, until it is redeemed; each once. */
interface Grant {
  readonly kind: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly nonce: string | null;
  readonly account: Account;
}

/** Most grants and tokens that wait; the oldest make room. */
const mostWaiting = 500;

/** A refusal in the words of OAuth. */
export const refusal = (status: number, error: string): Reply => ({ status, body: { error } });

/** A refusal in Facebook's own words. */
const graphRefusal = (code: number): Reply => ({
  status: 400,
  body: { error: { message: 'refused by the twin', type: 'OAuthException', code } },
});

/** Vouches for whoever is chosen at the twin, as each of the services does. */
export class Clerk {
  readonly #keys = generateKeyPair('ES256', { extractable: true });
  readonly #grants = new Map<string, Grant>();
  readonly #tokens = new Map<string, Account>();

  /** Keys by which id tokens can be checked. */
  async published(): Promise<Reply> {
    const { publicKey } = await this.#keys;
    const key = { ...(await exportJWK(publicKey)), kid: 'twin', alg: 'ES256', use: 'sig' };
    return { status: 200, body: { keys: [key] } };
  }

  /** Where somebody who agreed, or did not, is led back to. */
  agreed(kind: string, asked: URLSearchParams): string {
    const redirectUri = asked.get('redirect_uri') ?? '';
    const back = new URL(redirectUri);
    back.searchParams.set('state', asked.get('state') ?? '');
    const account = accountIn(asked);
    if (account === undefined) {
      back.searchParams.set('error', 'access_denied');
      return back.href;
    }
    const code = randomBytes(16).toString('base64url');
    const challenge = asked.get('code_challenge') ?? '';
    keep(this.#grants, code, { kind, account, redirectUri, challenge, nonce: asked.get('nonce') });
    back.searchParams.set('code', code);
    return back.href;
  }

  /** Gives tokens for what was agreed to, to whoever asked for it. */
  async redeem(issuer: string, kind: string, sent: URLSearchParams): Promise<Reply> {
    const isGraph = kind === 'facebook';
    const knows = sameBytes(sent.get('client_secret') ?? '', twinClient.secret);
    if (sent.get('client_id') !== twinClient.id || !knows)
      return isGraph ? graphRefusal(101) : refusal(401, 'invalid_client');
    if (sent.get('grant_type') === 'client_credentials')
      return { status: 200, body: { access_token: 'of the app', token_type: 'bearer' } };
    const code = sent.get('code') ?? '';
    const grant = this.#grants.get(code);
    this.#grants.delete(code);
    const verifier = createHash('sha256').update(sent.get('code_verifier') ?? '');
    const isRight =
      grant?.kind === kind &&
      grant.redirectUri === sent.get('redirect_uri') &&
      grant.challenge === verifier.digest('base64url');
    if (!isRight) return isGraph ? graphRefusal(100) : refusal(400, 'invalid_grant');
    const token = randomBytes(16).toString('base64url');
    keep(this.#tokens, token, grant.account);
    const tokens = { access_token: token, token_type: 'bearer', expires_in: 300 };
    if (isGraph) return { status: 200, body: tokens };
    return { status: 200, body: { ...tokens, id_token: await this.#idToken(issuer, grant) } };
  }

  /** Who a token is of, as Facebook says it to whoever proves that they know the secret. */
  me(token: string, proof: string | null): Reply {
    const account = this.#tokens.get(token);
    const wanted = hmac(Buffer.from(twinClient.secret), token).toString('hex');
    if (account === undefined || proof !== wanted) return graphRefusal(190);
    const { id, name, email } = account;
    return { status: 200, body: { id, name, ...(email !== '' && { email }) } };
  }

  /** LINE signs with the secret, and does not say whether it checked an address. */
  async #idToken(issuer: string, { kind, nonce, account }: Grant): Promise<string> {
    const { id, name, email, emailVerified } = account;
    const isLine = kind === 'line';
    const { privateKey } = await this.#keys;
    return new SignJWT({
      ...(nonce !== null && { nonce }),
      ...(name !== '' && { name, picture: `https://pictures.example/${id}.png` }),
      ...(email !== '' && { email, ...(!isLine && { email_verified: emailVerified }) }),
    })
      .setProtectedHeader(isLine ? { alg: 'HS256' } : { alg: 'ES256', kid: 'twin' })
      .setIssuer(issuer)
      .setAudience(twinClient.id)
      .setSubject(id)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(isLine ? Buffer.from(twinClient.secret) : privateKey);
  }
}

function keep<T>(map: Map<string, T>, name: string, value: T): void {
  const oldest = map.size >= mostWaiting ? map.keys().next().value : undefined;
  if (oldest !== undefined) map.delete(oldest);
  map.set(name, value);
}
