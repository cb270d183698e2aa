import { isIP } from 'node:net';
import { newId } from '#platform/ids';

const requestId = /^[\w-]{8,64}$/;

/**
 * The address a request came from. Forwarding headers count only as far as proxies are believed: every believed proxy
 * appended the address it saw, so the caller's is that many places from the end.
 * @param socket address of the other end of the connection
 * @param forwarded the X-Forwarded-For header
 * @param trustProxy how many proxies in front are believed
 */
export function addressOf(
  socket: string | undefined,
  forwarded: string | null,
  trustProxy: number,
): string {
  const seen = bare(socket ?? '');
  if (trustProxy === 0 || forwarded === null) return seen;
  const hops = forwarded.split(',').map((hop) => bare(hop.trim()));
  const caller = hops[Math.max(0, hops.length - trustProxy)] ?? '';
  return isIP(caller) === 0 ? seen : caller;
}

/** An IPv4 address that came mapped into IPv6, as the IPv4 address it is. */
const bare = (address: string) => (address.startsWith('::ffff:') ? address.slice(7) : address);

/** The id of a request: a new one, or the one a believed proxy gave it. */
export function requestIdOf(given: string | null, trustProxy: number): string {
  return trustProxy > 0 && given !== null && requestId.test(given) ? given : newId();
}
