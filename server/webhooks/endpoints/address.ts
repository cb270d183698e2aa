import type { Config } from '#platform/config';
import { isLoopback } from '#platform/loopback';
import { refuseField } from '#platform/refuse';

/**
 * Checks where an endpoint is: over https, by name or public address. Where the demo is allowed, this machine itself may
 * be named, over http too, as twins of providers are.
 * @throws {Refusal} `invalid_input`
 */
export function checkAddress(config: Config, written: string): string {
  const url = URL.parse(written);
  if (url === null) return refuseField('url', 'must be an address that starts with https://');
  if (url.username !== '' || url.password !== '')
    refuseField('url', 'must not carry a name or a password');
  if (reachableHere(config, url)) return url.href;
  if (url.protocol !== 'https:') refuseField('url', 'must start with https://');
  if (isLoopback(url.hostname)) refuseField('url', 'must lead to a public address');
  return url.href;
}

/** Origins that are reached although they are not public. */
export function allowedOrigins(config: Config, url: string): string[] {
  const { origin } = new URL(url);
  return reachableHere(config, new URL(url)) ? [origin] : [];
}

function reachableHere(config: Config, url: URL): boolean {
  return config.demo && isLoopback(url.hostname) && /^https?:$/.test(url.protocol);
}
