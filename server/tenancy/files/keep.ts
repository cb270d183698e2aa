import { sql } from 'kysely';
import { now } from '#platform/clock';
import { enqueue } from '#platform/enqueue';
import type { FilePort, StoredFile } from '#platform/files';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { actorOf, type Tenanted } from '#platform/who';

/** A file that lies behind the port already, to be entered in the books. */
export interface NewFile {
  readonly purpose: string;
  /** Whom it hangs on; null where it is the business's own. */
  readonly customer: string | null;
  readonly name: string;
  readonly type: string;
  readonly stored: StoredFile;
}

/**
 * Enters a stored file. The same bytes may be dropped at this very moment, because the last other file that had them was
 * removed: both wait for each other, and whoever comes second is asked to send the file again.
 * @returns id of the file
 * @throws {Refusal} `conflict` when the bytes are gone
 */
export async function keepFile(
  tx: Tx,
  files: FilePort,
  who: Tenanted,
  { purpose, customer, name, type, stored }: NewFile,
): Promise<string> {
  await takeTurn(tx, who.tenant, stored.sha256);
  if ((await files.storedAt(who.tenant, stored.sha256)) === undefined) refuse('conflict');
  const id = newId();
  await tx
    .insertInto('files')
    .values({
      tenant_id: who.tenant,
      id,
      purpose,
      customer_id: customer,
      added_by: actorOf(who),
      name,
      content_type: type,
      bytes: stored.bytes,
      sha256: Buffer.from(stored.sha256, 'hex'),
      created_at: now(),
    })
    .execute();
  return id;
}

/** Has bytes dropped, once this is committed, if nothing refers to them by then. */
export async function letGo(tx: Tx, tenant: string, sha256: readonly string[]): Promise<void> {
  for (const one of new Set(sha256)) await enqueue(tx, 'file.drop', { tenant, sha256: one });
}

/** Removes the files that were taken off their customers before a moment; their bytes go after. As `engine`. */
export async function dropRemovedFiles(tx: Tx, tenant: string, before: Date): Promise<void> {
  const { rows } = await sql<{ sha256: string }>`
    DELETE FROM clientele.files f WHERE f.tenant_id = ${tenant} AND f.removed_at <= ${before}::timestamptz
    RETURNING encode(f.sha256, 'hex') AS sha256`.execute(tx);
  await letGo(
    tx,
    tenant,
    rows.map((row) => row.sha256),
  );
}

/** Removes all files of some customers; their bytes go after. As `engine`. */
export async function removeFilesOf(
  tx: Tx,
  tenant: string,
  customers: readonly string[],
): Promise<void> {
  const { rows } = await sql<{ sha256: string }>`
    DELETE FROM clientele.files f WHERE f.tenant_id = ${tenant} AND f.customer_id = ANY (${customers}::uuid[])
    RETURNING encode(f.sha256, 'hex') AS sha256`.execute(tx);
  await letGo(
    tx,
    tenant,
    rows.map((row) => row.sha256),
  );
}

/**
 * Drops bytes to which nothing refers any more, as things stand in this transaction; those that another file has too stay.
 * They go while their turn is held, so that none are taken for kept that are about to go. As `engine`.
 * @param of whose they are; with `before`, also those stay that came at that time or later
 * @returns how many went
 */
export async function dropBytes(
  tx: Tx,
  files: FilePort,
  { tenant, before }: { readonly tenant: string; readonly before?: Date },
  sha256: readonly string[],
): Promise<number> {
  let dropped = 0;
  // In one order, so that two who drop the same bytes never wait for each other.
  for (const one of [...new Set(sha256)].toSorted()) {
    await takeTurn(tx, tenant, one);
    const at = await files.storedAt(tenant, one);
    if (at === undefined || (before !== undefined && at >= before)) continue;
    if (await isReferred(tx, tenant, one)) continue;
    await files.remove(tenant, one);
    dropped += 1;
  }
  return dropped;
}

async function isReferred(tx: Tx, tenant: string, sha256: string): Promise<boolean> {
  const { rows } = await sql<{ referred: boolean }>`
    SELECT EXISTS (SELECT FROM clientele.files f WHERE f.tenant_id = ${tenant}
      AND f.sha256 = decode(${sha256}, 'hex') AND f.dropped_at IS NULL) AS referred`.execute(tx);
  return rows[0]?.referred ?? true;
}

/** Of all who keep or drop the same bytes, one at a time, until its transaction ends. */
async function takeTurn(tx: Tx, tenant: string, sha256: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`file ${tenant} ${sha256}`}, 0))`.execute(
    tx,
  );
}
