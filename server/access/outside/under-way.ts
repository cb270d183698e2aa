import { z } from 'zod';
import { inSeconds, now } from '#platform/clock';
import type { CookieOut } from '#platform/handler';
import { openGlobal, sealGlobal } from '#platform/keys';

/** How long a sign-in elsewhere may take, and the proof that may follow it. */
const underWaySeconds = 900;
const name = 'clientele_outside';
const belongsTo = 'sign-in elsewhere';

const vouched = z.object({
  subject: z.string(),
  name: z.string().optional(),
  givenName: z.string().optional(),
  familyName: z.string().optional(),
  email: z.string().optional(),
  emailVerified: z.boolean(),
});

const asked = z.object({
  step: z.literal('asked'),
  tenant: z.string(),
  provider: z.string(),
  checks: z.object({ state: z.string(), nonce: z.string(), verifier: z.string() }),
  /** The session of the customer who adds a way to sign in; null where somebody signs in. */
  session: z.string().nullable(),
});

const proving = z.object({
  step: z.literal('proving'),
  tenant: z.string(),
  provider: z.string(),
  /** As the button said it. */
  service: z.string(),
  vouched,
});

const underWay = z.object({
  until: z.number(),
  is: z.discriminatedUnion('step', [asked, proving]),
});

/** Somebody was sent to a service, and may come back. */
export type Asked = z.output<typeof asked>;
/** Somebody came back, and is asked to prove here that an address is theirs. */
export type Proving = z.output<typeof proving>;

/**
 * The cookie by which a browser carries its own sign-in: sealed, so that nobody reads or makes one, and in this browser
 * only, so that an answer that another browser brings counts for nothing.
 */
export function carried(is: Asked | Proving): CookieOut {
  const until = inSeconds(underWaySeconds).getTime();
  const value = sealGlobal(JSON.stringify({ until, is }), belongsTo).toString('base64url');
  return { name, value, maxAgeSeconds: underWaySeconds };
}

/** The cookie that ends it. */
export const carriedNoMore: CookieOut = { name, value: null };

/** What a browser carries; undefined where it carries nothing that still counts. */
export function carriedBy(
  cookie: (name: string) => string | undefined,
): Asked | Proving | undefined {
  const value = cookie(name);
  if (value === undefined || value === '') return undefined;
  try {
    const opened = openGlobal(Buffer.from(value, 'base64url'), belongsTo).toString();
    const { until, is } = underWay.parse(JSON.parse(opened));
    return until > now().getTime() ? is : undefined;
  } catch {
    // Nothing of ours, or sealed by a key that is gone.
    return undefined;
  }
}
