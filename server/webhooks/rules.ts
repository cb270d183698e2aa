/** Most endpoints of a business. */
export const mostEndpoints = 20;

/** Most dead messages that are sent again at once. */
export const mostResent = 500;

/** How long messages are listed, in days. */
export const keptDays = 30;

/** An endpoint that has failed for so long, with nothing that succeeded between, is switched off. */
export const failingDays = 3;

/** Beginning of an answer that is kept to be shown, in characters. */
export const shownOfAnswer = 500;

/** One attempt: how long it may take, and how much of the answer is read. */
export const attemptLimits = { timeoutMs: 15_000, maxBytes: 64_000 };

const minute = 60;
const hour = 60 * minute;

/** Seconds from one attempt to the next: eleven attempts over about four days, the last of them a day apart. */
const waits = [
  5,
  30,
  2 * minute,
  10 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  24 * hour,
  24 * hour,
];

/** Most attempts at one message before it is dead. */
export const mostAttempts = waits.length + 1;

/**
 * Seconds until the next attempt; undefined after the last.
 * @param attempts how many were made
 * @param dice from 0 to 1: the wait is up to a fifth longer, so that what failed together does not come back together
 */
export function waitAfter(attempts: number, dice: number): number | undefined {
  const wait = waits[attempts - 1];
  return wait === undefined ? undefined : wait * (1 + 0.2 * dice);
}

/** What came of an attempt. */
export type Verdict = 'delivered' | 'gone' | 'failed';

/** What an answer means: 2xx took the message, 410 wants no more of them, anything else did not take it. */
export function verdictOf(status: number | null): Verdict {
  if (status === 410) return 'gone';
  return status !== null && status >= 200 && status < 300 ? 'delivered' : 'failed';
}

/** The id that a message carries with every attempt. */
export function messageIdOf(delivery: string): string {
  return `msg_${delivery.replaceAll('-', '')}`;
}
