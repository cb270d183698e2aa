import { z } from 'zod';
import type { Vouched } from '#platform/sign-in-port';

const subject = z.string().min(1).max(180);
/** What is too long, or no text, was not said. */
const said = z.string().trim().min(1).max(200).optional().catch(undefined);

/** An address that pages may be told of: https, without a name or password in it, and not endless. */
const picture = z
  .url({ protocol: /^https$/ })
  .max(500)
  .refine((text) => URL.parse(text)?.username === '' && URL.parse(text)?.password === '')
  .optional()
  .catch(undefined);

const claims = z.object({
  sub: subject,
  name: said,
  given_name: said,
  family_name: said,
  email: said,
  email_verified: z.unknown().optional(),
  picture,
});

/** Whom a checked id token is about. */
export function vouchedBy(token: unknown): Vouched {
  const { sub, name, given_name, family_name, email, email_verified, picture } =
    claims.parse(token);
  return {
    subject: sub,
    ...named(name, given_name, family_name),
    ...(email !== undefined && { email }),
    ...(picture !== undefined && { picture }),
    // A text that says so, or a missing word, is not the service saying so.
    emailVerified: email_verified === true,
  };
}

const person = z.object({
  id: subject,
  name: said,
  first_name: said,
  last_name: said,
  email: said,
});

/** Whom Facebook's answer is about. It never says whether it checked an address, so none counts as checked. */
export function vouchedAs(answer: unknown): Vouched {
  const { id, name, first_name, last_name, email } = person.parse(answer);
  return {
    subject: id,
    ...named(name, first_name, last_name),
    ...(email !== undefined && { email }),
    emailVerified: false,
  };
}

function named(name?: string, givenName?: string, familyName?: string) {
  return {
    ...(name !== undefined && { name }),
    ...(givenName !== undefined && { givenName }),
    ...(familyName !== undefined && { familyName }),
  };
}
