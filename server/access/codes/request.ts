import { inSeconds, now } from '#platform/clock';
import type { Database } from '#platform/db';
import { enqueue } from '#platform/enqueue';
import { newId } from '#platform/ids';
import { sealGlobal } from '#platform/keys';
import type { Who } from '#platform/who';
import { type Attempt, limits } from '../attempts.ts';
import { count, fromSource } from '../count.ts';
import { addressHash, codeHash, codeSeconds, newCode, type CodeFor } from './code.ts';

/**
 * Makes a code for an address and sends it off, in place of any code it had. Does exactly the same for addresses that
 * nobody is known by: whether there is anybody to write to is found out by the job that sends, out of the caller's sight.
 * @returns when the code ends
 * @throws {Refusal} `too_many_requests`, for the address and for the source
 */
export async function requestCode(db: Database, who: Who, given: CodeFor): Promise<Date> {
  const hash = addressHash(given);
  await count(db, who, [
    { limit: limits.codesToAddress, subject: hash.toString('hex') },
    fromSource(who, limits.codesFromSource),
    ...(given.phone === undefined ? [] : ofTexts(who, given)),
  ]);
  const id = newId();
  const code = newCode();
  const expiresAt = inSeconds(codeSeconds);
  const row = {
    id,
    face: given.face,
    tenant_id: given.tenant ?? null,
    code_hash: codeHash(id, code),
    sealed: sealGlobal(JSON.stringify({ ...destination(given), code }), `sign-in code ${id}`),
    tries: 0,
    created_at: now(),
    expires_at: expiresAt,
  };
  await db.as(who, 'gate', async (tx) => {
    await tx
      .insertInto('sign_in_codes')
      .values({ address_hash: hash, ...row })
      .onConflict((conflict) => conflict.column('address_hash').doUpdateSet(row))
      .execute();
    await enqueue(tx, 'sign_in.mail', { code: id });
  });
  return expiresAt;
}

/** Where a code goes, as it is sealed. */
function destination({ email, phone, ...given }: CodeFor) {
  return email === undefined ? { phone, way: ('way' in given && given.way) || 'sms' } : { email };
}

/** A text costs money, and some make a business send many to numbers that pay them: fewer of them, from one source and in all. */
function ofTexts(who: Who, { tenant, phone }: CodeFor): Attempt[] {
  return [
    { limit: limits.textsToNumber, subject: phone ?? '' },
    { limit: limits.textsOfBusiness, subject: tenant ?? '' },
    fromSource(who, limits.textsFromSource),
  ];
}
