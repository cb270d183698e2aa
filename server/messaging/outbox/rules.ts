import type { MessagePurpose } from '#contract/message-types';

/** Seconds to wait after each failed attempt: a minute, five, a quarter of an hour, an hour, six; then it has failed. */
const waits = [60, 300, 900, 3600, 21_600] as const;
const jitter = 0.2;

/**
 * Seconds to wait after so many failed attempts, a fifth more or less so that not all come at once; undefined after the
 * last one. Pure.
 * @param dice a number from 0 to 1
 */
export function waitAfter(attempts: number, dice: number): number | undefined {
  const wait = waits[attempts - 1];
  return wait === undefined ? undefined : Math.round(wait * (1 - jitter + 2 * jitter * dice));
}

/**
 * Whether what was said of a topic allows a message. What somebody booked they are reminded of unless they say no; news,
 * offers and questions go only to whoever said yes. Pure.
 * @param said what was said last of it; undefined for nothing
 */
export function allows(purpose: MessagePurpose, said: boolean | undefined): boolean {
  if (purpose === 'transactional' || purpose === 'staff') return true;
  return purpose === 'reminders' ? said !== false : said === true;
}

/** Whether a message may wait for the reader's morning. What somebody is waiting for, and what is work, may not. Pure. */
export function mayWait(purpose: MessagePurpose): boolean {
  return purpose !== 'transactional' && purpose !== 'staff';
}

/** A provider's allowance. */
export interface Bucket {
  readonly tokens: number;
  readonly filledAt: Date;
}

/**
 * Takes one token of a bucket that fills evenly and holds a minute's worth. Pure.
 * @returns the bucket after it, or in how many seconds there is one
 */
export function takeToken(
  bucket: Bucket | undefined,
  perMinute: number,
  at: Date,
): { readonly left: Bucket } | { readonly inSeconds: number } {
  // Another server may be ahead by its clock.
  const elapsed = Math.max(0, at.getTime() - (bucket?.filledAt.getTime() ?? 0));
  const filled = bucket === undefined ? perMinute : bucket.tokens + (elapsed / 60_000) * perMinute;
  const tokens = Math.min(perMinute, filled);
  if (tokens >= 1) return { left: { tokens: tokens - 1, filledAt: at } };
  return { inSeconds: Math.ceil(((1 - tokens) * 60) / perMinute) };
}
