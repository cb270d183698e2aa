import type { WebhookMessage } from '../contract/webhooks.ts';

export type { WebhookMessage } from '../contract/webhooks.ts';

/** This did not come from the server whose secret is known, or came long ago. */
export class WebhookNotVerified extends Error {
  override readonly name = 'WebhookNotVerified';
}

/** A message as it arrived. */
export interface Arrived {
  /** As shown when the endpoint was made: `whsec_…`. While it is changed, both may be given. */
  readonly secret: string | readonly string[];
  readonly headers: Headers | Readonly<Record<string, string | string[] | undefined>>;
  /** The body exactly as it came, unparsed. */
  readonly body: string | Uint8Array;
  /** How far the clocks may be apart, and how late a message may be; five minutes where not said. */
  readonly toleranceSeconds?: number;
  readonly now?: Date;
}

/**
 * Checks a message by Standard Webhooks and reads it. Messages carry their `webhook-id` with every attempt: remember those
 * you have seen.
 * @throws {WebhookNotVerified}
 */
export async function verifyWebhook(arrived: Arrived): Promise<WebhookMessage & { id: string }> {
  const { toleranceSeconds = 300, now = new Date() } = arrived;
  const id = headerOf(arrived, 'webhook-id');
  const seconds = headerOf(arrived, 'webhook-timestamp');
  const signatures = headerOf(arrived, 'webhook-signature');
  if (!/^\d{1,12}$/.test(seconds)) throw new WebhookNotVerified('webhook-timestamp is no time');
  if (Math.abs(now.getTime() / 1000 - Number(seconds)) > toleranceSeconds)
    throw new WebhookNotVerified('the message is too old, or from the future');
  const body =
    typeof arrived.body === 'string' ? arrived.body : new TextDecoder().decode(arrived.body);
  const signed = new TextEncoder().encode(`${id}.${seconds}.${body}`);
  const given = signatures.split(' ').filter((one) => one.startsWith('v1,'));
  for (const secret of [arrived.secret].flat())
    for (const one of given.slice(0, 10))
      if (await matches(secret, one.slice(3), signed))
        return { ...(JSON.parse(body) as WebhookMessage), id };
  throw new WebhookNotVerified('no signature matches');
}

function headerOf({ headers }: Arrived, name: string): string {
  const value = headers instanceof Headers ? headers.get(name) : headers[name];
  if (typeof value !== 'string') throw new WebhookNotVerified(`${name} is missing`);
  return value;
}

// The comparison is WebCrypto's, which takes the same time wherever two values differ.
async function matches(
  secret: string,
  signature: string,
  signed: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const bytes = bytesOf(secret.replace(/^whsec_/, ''));
  const given = bytesOf(signature);
  if (bytes === undefined || bytes.length === 0 || given === undefined) return false;
  const key = await crypto.subtle.importKey('raw', bytes, hmac, false, ['verify']);
  return crypto.subtle.verify('HMAC', key, given, signed);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}
