import type { Ports } from '#platform/ports';
import type { Who } from '#platform/who';
import type { cookieJar } from './cookies.ts';
import type { OpenStreams } from './open-streams.ts';
import type { Pace } from './pace.ts';
import type { Twins } from './twins.ts';

/** What of a request its credential is looked up by. */
export interface Credentials {
  /** Cookies by their own names. */
  readonly cookies: Readonly<Record<string, string>>;
  /** The Authorization header. */
  readonly authorization: string | null;
  /** Path of the address, as in `/b/lengolf`: it names the business to anonymous callers. */
  readonly path: string;
  /** Id of this request. */
  readonly request: string;
  readonly address?: string;
  readonly agent?: string;
}

/**
 * Looks up who is calling, in a short transaction of its own.
 * @throws {Refusal} `signed_out` for a credential that is not, or no longer, valid
 */
export type Resolve = (credentials: Credentials) => Promise<Who>;

/** How much is taken from one source. */
export interface Limits {
  /** Calls a minute from one address, all operations together. */
  readonly callsPerMinute: number;
  /** Most bytes of a JSON body. */
  readonly bodyBytes: number;
  /** Streams open at once, from one address. */
  readonly streams: number;
  /** How long requests in hand may take once the server stops, in milliseconds. */
  readonly closeMs: number;
}

export const usualLimits: Limits = {
  callsPerMinute: 6_000,
  bodyBytes: 1_048_576,
  streams: 32,
  closeMs: 10_000,
};

/** What every request meets on its way in. */
export interface Edge {
  readonly ports: Ports;
  readonly resolve: Resolve;
  readonly limits: Limits;
  readonly pace: Pace;
  readonly streams: OpenStreams;
  readonly twins: Twins;
  readonly jar: ReturnType<typeof cookieJar>;
  /** Addresses under which our own pages are reached, as in `https://clientele.example`. */
  readonly origins: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** Ends when the server stops. */
  readonly stopping: AbortSignal;
}
