import { randomUUIDv7 } from 'node:crypto';

const mostInOneMs = 0xfff;
const firstInOneMs = () => Math.floor(Math.random() * 0x400);

let lastMs = '';
let counter = 0;

/**
 * A new id: UUIDv7, so that rows made later sort later and indexes grow at one end. Those of one process ascend also
 * within a millisecond: twelve of the random bits count there (RFC 9562, 6.2, method 1). Ids are no secrets.
 */
export function newId(): string {
  const id = randomUUIDv7();
  const ms = id.slice(0, 13);
  if (ms > lastMs) {
    lastMs = ms;
    counter = firstInOneMs();
  } else if (counter < mostInOneMs) {
    counter += 1;
  } else {
    lastMs = following(lastMs);
    counter = firstInOneMs();
  }
  return `${lastMs}-7${counter.toString(16).padStart(3, '0')}${id.slice(18)}`;
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
