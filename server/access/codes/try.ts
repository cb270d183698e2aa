import { sql } from 'kysely';
import { now } from '#platform/clock';
import { sameBytes } from '#platform/crypto';
import type { Database } from '#platform/db';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Who } from '#platform/who';
import { limits } from '../attempts.ts';
import { count, fromSource } from '../count.ts';
import { addressHash, codeHash, mostTries, type CodeFor } from './code.ts';

/**
 * Tries a code. The try is taken and committed before the code is looked at, so that no refusal gives it back and no
 * crowd of requests gets more than its five.
 * @returns id of the code, to be used up in the transaction that signs in
 * @throws {Refusal} `code_wrong`, `too_many_requests`
 */
export async function tryCode(
  db: Database,
  who: Who,
  given: CodeFor & { readonly code: string },
): Promise<string> {
  const hash = addressHash(given);
  await count(db, who, [
    { limit: limits.triesAtAddress, subject: hash.toString('hex') },
    fromSource(who, limits.triesFromSource),
  ]);
  const taken = await db.as(who, 'gate', (tx) =>
    tx
      .updateTable('sign_in_codes')
      .set({ tries: sql`tries + 1` })
      .where('address_hash', '=', hash)
      .where('tries', '<', mostTries)
      .where('expires_at', '>', now())
      .returning(['id', 'code_hash'])
      .executeTakeFirst(),
  );
  if (taken === undefined || !sameBytes(taken.code_hash, codeHash(taken.id, given.code)))
    return refuse('code_wrong');
  return taken.id;
}

/** Uses up a code that was right; of two at once only one does. @throws {Refusal} `code_wrong` */
export async function useCode(tx: Tx, code: string): Promise<void> {
  const used = await tx
    .deleteFrom('sign_in_codes')
    .where('id', '=', code)
    .returning('id')
    .executeTakeFirst();
  if (used === undefined) refuse('code_wrong');
}
