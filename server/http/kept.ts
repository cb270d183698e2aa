import { sql } from 'kysely';
import { inSeconds, now } from '#platform/clock';
import { sha256 } from '#platform/crypto';
import { openAnswer, sealAnswer } from '#platform/kept-answer';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Keyed } from './keyed.ts';
import type { Outcome } from './outcome.ts';

/** How long an outcome is given again. */
const keptSeconds = 24 * 3600;
/** How long a write of several transactions that never ended, because the server died, keeps its key from use. */
const abandonedSeconds = 3600;

/** An upload came to something before under this key; whether this is the same one, its bytes must say first. */
export const unread = Symbol('unread');

/**
 * Claims a key for the rest of the transaction, or finds what the same request came to before.
 * @throws {Refusal} `request_in_progress` while a twin is at work, `key_reused` when it was another request
 */
export async function claim(tx: Tx, keyed: Keyed): Promise<Outcome | typeof unread | undefined> {
  // A lock in place of an insert: a twin would wait on the insert, and be answered late instead of now. Both statements
  // leave together; the second sees what was committed before the lock was had.
  const [locks, row] = await Promise.all([
    sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${lockOf(keyed)}) as mine`.execute(tx),
    tx
      .selectFrom('idempotency_keys')
      .select(['request_hash', 'status', 'reply', 'created_at'])
      .where('tenant_id', '=', keyed.tenant)
      .where('credential', '=', keyed.credential)
      .where('key', '=', keyed.key)
      .where('created_at', '>', inSeconds(-keptSeconds))
      .executeTakeFirst(),
  ]);
  if (locks.rows[0]?.mine !== true) refuse('request_in_progress');
  if (row === undefined) return undefined;
  if (keyed.whole !== undefined && row.status !== null) return unread;
  if (!keyed.hash.equals(row.request_hash)) refuse('key_reused');
  if (row.status === null || typeof row.reply !== 'string') {
    if (row.created_at > inSeconds(-abandonedSeconds)) refuse('request_in_progress');
    return undefined;
  }
  return opened(tx, keyed, row.reply);
}

/** Notes that a write of several transactions has begun. */
export async function begin(tx: Tx, keyed: Keyed): Promise<void> {
  await write(tx, keyed, { status: null, reply: null });
}

/** Keeps what a write came to, sealed: an answer may hold what is shown only once. */
export async function keep(tx: Tx, keyed: Keyed, outcome: Outcome): Promise<void> {
  const reply = await sealAnswer(tx, keyed, outcome);
  await write(tx, keyed, { status: outcome.status, reply });
}

/** Forgets a write that failed: it may be sent again. */
export async function forget(tx: Tx, keyed: Keyed): Promise<void> {
  await tx
    .deleteFrom('idempotency_keys')
    .where('tenant_id', '=', keyed.tenant)
    .where('credential', '=', keyed.credential)
    .where('key', '=', keyed.key)
    .execute();
}

async function opened(tx: Tx, keyed: Keyed, reply: string): Promise<Outcome> {
  const outcome = JSON.parse(await openAnswer(tx, keyed, reply)) as Outcome;
  return { ...outcome, headers: { ...outcome.headers, 'idempotency-replayed': 'true' } };
}

async function write(
  tx: Tx,
  keyed: Keyed,
  what: { status: number | null; reply: string | null },
): Promise<void> {
  const fresh = { request_hash: keyed.hash, created_at: now(), ...what };
  await tx
    .insertInto('idempotency_keys')
    .values({ tenant_id: keyed.tenant, credential: keyed.credential, key: keyed.key, ...fresh })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'credential', 'key']).doUpdateSet(fresh),
    )
    .execute();
}

/** A number for the lock: keys that share one by chance refuse each other for a moment, and nothing worse. */
function lockOf({ credential, key }: Keyed): bigint {
  return sha256(`${credential} ${key}`).readBigInt64BE(0);
}
