import { randomInt } from 'node:crypto';
import { hmac } from '#platform/crypto';
import { programKey } from '#platform/keys';

/** Whom a code is for: a person of the staff app, or a customer of one business. */
export interface CodeFor {
  readonly face: 'staff' | 'portal';
  /** The business of the portal. */
  readonly tenant?: string;
  /** In the form that `emailOf` gives. */
  readonly email: string;
}

/** How long a code counts, and how many times one may be wrong about it. */
export const codeSeconds = 600;
export const mostTries = 5;

/** A new code: six digits, each as likely as any other. */
export function newCode(): string {
  return randomInt(1_000_000).toString().padStart(6, '0');
}

/** What a code's row is found by: an address of one face at one business, not readable back without our key. */
export function addressHash({ face, tenant = '', email }: CodeFor): Buffer {
  return hmac(programKey('sign-in address'), `${face}\n${tenant}\n${email}`);
}

/** What is kept of a code. It holds for one row only, and without our key a million guesses tell nothing. */
export function codeHash(row: string, code: string): Buffer {
  return hmac(programKey('sign-in code'), `${row}\n${code}`);
}
