import type { Ports } from '#platform/ports';
import type { Who } from '#platform/who';
import { cookieJar } from './cookies.ts';
import { apiHeaders, pageHeaders } from './headers.ts';
import { ownNamesOnly } from './origin.ts';
import { OpenStreams } from './open-streams.ts';
import { Pace } from './pace.ts';
import { SharedCalls } from './shared.ts';
import { Twins } from './twins.ts';

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

/** How much is taken from one source, and how long is waited for it. Times are in milliseconds. */
export interface Limits {
  /** Calls a minute from one address, all operations together. */
  readonly callsPerMinute: number;
  /** Most bytes of a JSON body. */
  readonly bodyBytes: number;
  /** Streams open at once, from one address. */
  readonly streams: number;
  /** How long the head of a request may take to arrive. */
  readonly headMs: number;
  /** How long a JSON body may take to arrive. */
  readonly bodyMs: number;
  /** How long an upload may stand still, and how long it may take in all. */
  readonly pauseMs: number;
  readonly uploadMs: number;
  /** How long a connection may be silent: longer than a stream's beat and an upload's pause. */
  readonly silentMs: number;
  /** How long requests in hand may take once the server stops. */
  readonly closeMs: number;
}

const usualLimits: Limits = {
  callsPerMinute: 6_000,
  bodyBytes: 1_048_576,
  streams: 32,
  headMs: 20_000,
  bodyMs: 30_000,
  pauseMs: 60_000,
  uploadMs: 2 * 3_600_000,
  silentMs: 120_000,
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
  readonly shared: SharedCalls;
  readonly jar: ReturnType<typeof cookieJar>;
  /** Refuses requests that mean another host. */
  readonly meantForUs: (request: Request) => void;
  /** Addresses under which our own pages are reached, as in `https://clientele.example`. */
  readonly origins: readonly string[];
  /** Headers of every answer of the API, and of every page. */
  readonly headers: Readonly<Record<string, string>>;
  readonly pageHeaders: Readonly<Record<string, string>>;
  /** Ends when the server stops. */
  readonly stopping: AbortSignal;
}

/** The edge of a server that is about to start. */
export function edgeOf(
  given: { readonly ports: Ports; readonly resolve: Resolve; readonly limits?: Partial<Limits> },
  stopping: AbortSignal,
): Edge {
  const { publicUrl } = given.ports.config;
  const secure = publicUrl.startsWith('https:');
  const limits = { ...usualLimits, ...given.limits };
  return {
    ports: given.ports,
    resolve: given.resolve,
    limits,
    pace: new Pace(),
    streams: new OpenStreams(limits.streams),
    twins: new Twins(),
    shared: new SharedCalls(given.ports.db),
    jar: cookieJar(secure),
    meantForUs: ownNamesOnly(given.ports.config),
    origins: [new URL(publicUrl).origin],
    headers: apiHeaders(secure),
    pageHeaders: pageHeaders(secure),
    stopping,
  };
}
