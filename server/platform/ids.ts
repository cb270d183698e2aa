import { randomUUIDv7 } from 'node:crypto';
import { workedAsOf } from './clock.ts';

const mostInOneMs = 0xfff;
const firstInOneMs = () => Math.floor(Math.random() * 0x400);

/** The last millisecond that ids were made of, in a UUID's first 13 characters, and how many of it. */
const present = { ms: '', counter: 0 };

/** The same of the past instants that were last worked as of. */
const pasts = new Map<number, { ms: string; counter: number }>();
const mostPasts = 64;

/**
 * A new id: UUIDv7, so that rows made later sort later and indexes grow at one end. Those of one process ascend also
 * within a millisecond: twelve of the random bits count there (RFC 9562, 6.2, method 1). Ids are no secrets. Of work done
 * as of an instant of the past they are of that instant, so that lists by id stay lists by time.
 */
export function newId(): string {
  const id = randomUUIDv7();
  const at = workedAsOf();
  const last = at === undefined ? present : pastOf(at);
  const ms = at === undefined ? id.slice(0, 13) : last.ms;
  if (ms > last.ms) {
    last.ms = ms;
    last.counter = firstInOneMs();
  } else if (last.counter < mostInOneMs) {
    last.counter += 1;
  } else {
    last.ms = following(last.ms);
    last.counter = firstInOneMs();
  }
  return `${last.ms}-7${last.counter.toString(16).padStart(3, '0')}${id.slice(18)}`;
}

function pastOf(at: Date): { ms: string; counter: number } {
  const epochMs = at.getTime();
  const known = pasts.get(epochMs);
  if (known !== undefined) return known;
  for (const oldest of pasts.keys()) if (pasts.size >= mostPasts) pasts.delete(oldest);
  const hex = epochMs.toString(16).padStart(12, '0');
  const made = { ms: `${hex.slice(0, 8)}-${hex.slice(8)}`, counter: firstInOneMs() };
  pasts.set(epochMs, made);
  return made;
}

// More ids than a millisecond holds are taken from the next one.
function following(ms: string): string {
  const hex = (BigInt(`0x${ms.replace('-', '')}`) + 1n).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text is a UUID in its canonical, lower-case form. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
