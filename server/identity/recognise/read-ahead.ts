import type { WrittenProfile } from '#contract/person';
import { arrivalOf, type Arrival } from './arrival.ts';
import type { Reading } from '../match/prepare.ts';
import { likely, type Likely } from './setting.ts';

const read = new WeakMap<WrittenProfile, { readonly by: Likely; readonly arrival: Arrival }>();

/**
 * Reads profiles that are about to be identified, while the database works on earlier ones. Only saves time: what was
 * read under another country or secret is read again.
 */
export function readAhead(tenant: string, batch: readonly WrittenProfile[]): void {
  const by = likely(tenant);
  if (by === undefined) return;
  for (const written of batch)
    read.set(written, { by, arrival: arrivalOf(written, by.reading, by.secret) });
}

/** A profile read, now or ahead of time. */
export function arrivalFor(written: WrittenProfile, reading: Reading, secret: Buffer): Arrival {
  const ahead = read.get(written);
  const holds =
    ahead !== undefined &&
    ahead.by.secret.equals(secret) &&
    ahead.by.reading.country === reading.country &&
    ahead.by.reading.dates.year === reading.dates.year;
  return holds ? ahead.arrival : arrivalOf(written, reading, secret);
}
