import { randomInt } from 'node:crypto';
import { hmac } from '#platform/crypto';
import type { PhoneWay } from '#platform/code-port';
import { programKey } from '#platform/keys';

/** Whom a code is for: a person of the staff app, a customer of one business, or a customer's proof that an address is theirs. */
interface Whom {
  readonly face: 'staff' | 'portal' | 'contact';
  /** The business of the portal. */
  readonly tenant?: string;
  /** The customer who is to prove that the address is theirs: for nobody else the code counts. */
  readonly customer?: string;
}

/** Where a code goes: to an address in the form that `emailOf` gives, or to a telephone, by its E.164 number. */
export type CodeTo =
  | { readonly email: string; readonly phone?: undefined }
  | { readonly phone: string; readonly way?: PhoneWay; readonly email?: undefined };

/** A code by whom it is for and where it goes. */
export type CodeFor = Whom & CodeTo;

/** How long a code counts, and how many times one may be wrong about it. */
export const codeSeconds = 600;
export const mostTries = 5;

/** A new code: six digits, each as likely as any other. */
export function newCode(): string {
  return randomInt(1_000_000).toString().padStart(6, '0');
}

/** What a code's row is found by: an address of one face at one business, not readable back without our key. */
export function addressHash({ face, tenant = '', customer, email, phone }: CodeFor): Buffer {
  const whose = customer === undefined ? '' : `\n${customer}`;
  return hmac(programKey('sign-in address'), `${face}\n${tenant}\n${email ?? phone}${whose}`);
}

/** What is kept of a code. It holds for one row only, and without our key a million guesses tell nothing. */
export function codeHash(row: string, code: string): Buffer {
  return hmac(programKey('sign-in code'), `${row}\n${code}`);
}
