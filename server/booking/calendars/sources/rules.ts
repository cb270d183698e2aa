/** How often a calendar is read, in seconds. */
export const everySeconds = 15 * 60;

/** Longest wait between two tries at one that cannot be read, in seconds. */
const longestSeconds = 6 * 3600;

/** How long a calendar may not answer before anybody is told, in seconds: servers are away now and then. */
const patienceSeconds = 2 * 3600;

/**
 * When a calendar that could not be read is tried again: as long after as it has been failing, within bounds.
 * @param failingSeconds since when; 0 at the first time
 */
export function nextTry(failingSeconds: number): number {
  return Math.min(longestSeconds, Math.max(everySeconds, failingSeconds));
}

/** Whether a person is to know. Whatever will not pass by itself, at once. */
export function isToBeTold(fault: string, failingSeconds: number): boolean {
  return fault !== 'away' || failingSeconds >= patienceSeconds;
}
