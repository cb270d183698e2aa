import { lookup as resolve, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Whether an IP address belongs to the public internet: not private, loopback, link-local (metadata), reserved or a tunnel into such. */
export function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/** The request was about to go to an address that is not public. */
export class PrivateAddress extends Error {
  constructor(host: string) {
    super(`${host} does not lead to a public address`);
    this.name = 'PrivateAddress';
  }
}

/**
 * Resolves names for a connection and lets it have public addresses only. The connection goes to the address that was
 * checked: a name that answers differently the second time gains nothing.
 */
export const lookupPublic: LookupFunction = (host, options, callback) => {
  resolve(host, { ...options, all: true }, (fault, addresses: LookupAddress[]) => {
    if (fault !== null) return callback(fault, '');
    const [first] = addresses;
    if (first === undefined || !addresses.every(({ address }) => isPublic(address)))
      return callback(new PrivateAddress(host), '');
    return options.all === true
      ? callback(null, addresses)
      : callback(null, first.address, first.family);
  });
};
