import type { Evidence } from '../match/types.ts';

/** A profile of which nothing was heard for so long makes its link stale: a year. */
export const silentAfterSeconds = 365 * 86_400;

/** How a link stands. */
export interface Standing {
  readonly standing: 'valid' | 'stale' | 'merged' | 'revoked';
  readonly why: 'silent' | 'disagrees' | null;
}

/** What is known of a link when it is looked at. */
export interface Looked {
  readonly method: 'staff' | 'verified' | 'automatic' | 'new';
  readonly lastSeenAt: Date;
  readonly isMerged: boolean;
  readonly isErased: boolean;
  /** How the profile compares with the customer as they are now; null where matching knows nothing of the customer. */
  readonly evidence: readonly Pick<Evidence, 'weight'>[] | null;
}

/**
 * How a link stands: does it lead to somebody who is there, and does what is known by now still speak for it? What staff
 * decided stands however the data look, and however long nothing is heard.
 */
export function standingOf(link: Looked, silentSince: Date): Standing {
  if (link.isErased) return { standing: 'revoked', why: null };
  if (link.isMerged) return { standing: 'merged', why: null };
  if (link.method === 'staff') return { standing: 'valid', why: null };
  const weight = (link.evidence ?? []).reduce((sum, one) => sum + one.weight, 0);
  if (weight < 0) return { standing: 'stale', why: 'disagrees' };
  const isSilent = link.method !== 'new' && link.lastSeenAt < silentSince;
  return isSilent ? { standing: 'stale', why: 'silent' } : { standing: 'valid', why: null };
}
