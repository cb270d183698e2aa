import { errors } from '#contract/errors';
import type { Problem } from '#contract/problem';
import type { Refusal } from '#platform/refuse';

/** A refusal as it travels: RFC 9457 problem details. */
export function problemOf(refusal: Refusal, request: string): Problem {
  const { status, title } = errors[refusal.code];
  const { detail = title, fields, facts } = refusal.details;
  return {
    type: `/api/reference#error-${refusal.code}`,
    title,
    status,
    detail,
    code: refusal.code,
    request,
    ...(fields && { fields: [...fields] }),
    ...(facts && { facts: { ...facts } }),
  };
}

/** Headers that go with a refusal beyond those of any answer. */
export function problemHeaders(refusal: Refusal): Record<string, string> {
  const { facts } = refusal.details;
  const wait = facts?.['retryAfterSeconds'];
  return {
    'content-type': 'application/problem+json',
    ...(wait !== undefined && { 'retry-after': String(wait) }),
    ...(refusal.code === 'method_not_allowed' && { allow: String(facts?.['allow']) }),
    // What is still to arrive of the request is not waited for.
    ...(refusal.code === 'request_timeout' && { connection: 'close' }),
    ...(refusal.code === 'signed_out' && { 'www-authenticate': 'Bearer' }),
  };
}
