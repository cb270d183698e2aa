import { randomInt } from 'node:crypto';
import assert from 'node:assert/strict';
import { newId } from '#platform/ids';
import { openGlobal } from '#platform/keys';
import { Refusal } from '#platform/refuse';
import type { ErrorCode } from '#contract/errors';
import type { Config } from '#platform/config';
import { requestCode } from '../../server/access/codes/request.ts';
import { resolveCredential } from '../../server/access/credential/resolve.ts';
import { signInWithCode } from '../../server/access/sign-in.ts';
import type { Database } from '../../server/platform/db.ts';
import type { Anonymous, Who } from '../../server/platform/who.ts';
import { testPorts } from './ports.ts';

/** Nobody in particular, from an address of their own, so that no other test's counts are met. */
export function stranger(): Anonymous {
  const address = [10, randomInt(256), randomInt(256), randomInt(256)].join('.');
  return { kind: 'anonymous', request: newId(), address, agent: 'a test' };
}

/** The sign-in code that waits to be mailed and was made last: the only way to know one but to receive it. */
export async function lastCode(db: Database): Promise<{ id: string; email: string; code: string }> {
  const row = await db.as(stranger(), 'gate', (tx) =>
    tx
      .selectFrom('sign_in_codes')
      .select(['id', 'sealed'])
      .where('sealed', 'is not', null)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow(),
  );
  assert(row.sealed !== null);
  const opened = openGlobal(row.sealed, `sign-in code ${row.id}`).toString();
  return { id: row.id, ...(JSON.parse(opened) as { email: string; code: string }) };
}

/** A code that is not `code`. */
export function wrong(code: string): string {
  return code === '000000' ? '000001' : '000000';
}

/** Expects a refusal of one code. */
export async function refused(promise: Promise<unknown>, code: ErrorCode): Promise<Refusal> {
  const fault = await promise.then(
    () => assert.fail(`expected a refusal: ${code}`),
    (fault: unknown) => fault,
  );
  if (!(fault instanceof Refusal)) throw fault;
  assert.equal(fault.code, code);
  return fault;
}

/** What each of several attempts at once came to: `ok`, or the code of its refusal. */
export async function outcomes(attempts: readonly Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(attempts);
  return settled.map((one) => {
    if (one.status === 'fulfilled') return 'ok';
    if (one.reason instanceof Refusal) return one.reason.code;
    throw one.reason;
  });
}

/** Who comes with a staff cookie, or with an Authorization header, to a path. */
export function resolved(
  db: Database,
  given: { staff?: string | null; portal?: string | null; bearer?: string; path?: string },
  config: Partial<Config> = {},
): Promise<Who> {
  const { staff, portal, bearer, path = '/api/me' } = given;
  return resolveCredential(db, testPorts(db, config).config, {
    cookies: {
      ...(staff && { clientele_staff: staff }),
      ...(portal && { clientele_portal: portal }),
    },
    authorization: bearer === undefined ? null : `Bearer ${bearer}`,
    path,
    request: newId(),
  });
}

/** Signs somebody in by a code, as they would, and says what their browser then holds. */
export async function signedIn(
  db: Database,
  email: string,
): Promise<{ token: string; session: string; next: string }> {
  await requestCode(db, stranger(), { face: 'staff', email });
  const { code } = await lastCode(db);
  const { cookie, session, next } = await signInWithCode(db, stranger(), { email, code });
  assert(cookie.value !== null);
  return { token: cookie.value, session, next };
}
