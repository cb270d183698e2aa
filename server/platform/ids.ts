import { randomUUIDv7 } from 'node:crypto';

/** A new id: UUIDv7, so that rows made later sort later and indexes grow at one end. Ids are no secrets. */
export function newId(): string {
  return randomUUIDv7();
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text is a UUID in its canonical, lower-case form. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
