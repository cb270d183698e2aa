import { addressOf, requestIdOf } from './source.ts';
import { type Target, targetOf } from './target.ts';

/** A request as it arrived, with what the edge knows of it before anything of it is believed. */
export interface Arrival {
  readonly request: Request;
  /** Id of the request, new or a believed proxy's. */
  readonly id: string;
  readonly address: string;
  readonly target: Target;
}

/**
 * Takes a request in.
 * @param socket address of the other end of the connection
 * @param trustProxy how many proxies in front are believed
 */
export function arrivalOf(
  request: Request,
  socket: string | undefined,
  trustProxy: number,
): Arrival {
  const forwarded = trustProxy === 0 ? null : request.headers.get('x-forwarded-for');
  const given = trustProxy === 0 ? null : request.headers.get('x-request-id');
  return {
    request,
    id: requestIdOf(given, trustProxy),
    address: addressOf(socket, forwarded, trustProxy),
    target: targetOf(request.url),
  };
}
