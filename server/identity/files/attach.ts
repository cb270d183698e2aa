import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { record } from '#audit';
import { type CustomerFile, mostFileBytes } from '#contract/files';
import { now } from '#platform/clock';
import type { Database } from '#platform/db';
import type { FilePort } from '#platform/files';
import type { FileOut, Upload } from '#platform/handler';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { cleanName, keepFile, letGo, tellingBytes, typeOf } from '#tenancy';
import { undoSince } from '../change/undo.ts';
import { findLiving } from '../customers/find.ts';

/** Most files of one customer. */
const mostFiles = 200;

const purpose = 'customer';

type Row = Omit<CustomerFile, 'addedAt'> & { readonly addedAt: Date };

/** The files of a customer, newest first. */
export async function listFiles(
  tx: Tx,
  { tenant }: Tenanted,
  wanted: string,
): Promise<CustomerFile[]> {
  const { rows } = await sql<Row>`
    SELECT ${shownColumns} FROM clientele.files f
    WHERE f.tenant_id = ${tenant} AND f.customer_id = (SELECT clientele.survivor(${wanted}::uuid))
      AND f.removed_at IS NULL
    ORDER BY f.id DESC LIMIT ${mostFiles}`.execute(tx);
  return rows.map(shown);
}

/**
 * Attaches a file to a customer. In phases: whether it may be is asked first, then the bytes are stored as they arrive,
 * and only then is it entered; bytes that could not be entered go again.
 * @throws {Refusal} `not_found`, `erased`, `limit_reached`, `body_too_large`, `file_refused`, `conflict`
 */
export async function addFile(
  db: Database,
  files: FilePort,
  who: Tenanted,
  wanted: string,
  { name: given, bytes }: Pick<Upload, 'name' | 'bytes'>,
): Promise<CustomerFile> {
  await db.as(who, 'caller', (tx) => roomForOne(tx, who, wanted));
  const stored = await files.put(who.tenant, bytes, mostFileBytes);
  try {
    const name = cleanName(given);
    const head = await headOf(files.read(who.tenant, stored.sha256));
    const type = typeOf(head, name) ?? refuse('file_refused');
    return await db.as(who, 'caller', async (tx) => {
      const customer = await roomForOne(tx, who, wanted);
      const id = await keepFile(tx, files, who, { purpose, customer, name, type, stored });
      await record(tx, who, {
        type: 'file.stored',
        subject: { kind: 'file', id },
        customer,
        facts: { purpose, bytes: stored.bytes },
        changes: { name: { to: name } },
      });
      return findFile(tx, who, { id: customer, file: id });
    });
  } catch (fault) {
    await db.as(who, 'caller', (tx) => letGo(tx, who.tenant, [stored.sha256]));
    throw fault;
  }
}

/** A file of a customer, to be handed out. @throws {Refusal} `not_found` */
export async function downloadFile(
  db: Database,
  files: FilePort,
  who: Tenanted,
  place: FilePlace,
): Promise<FileOut> {
  const { name, type, bytes, sha256 } = await db.as(who, 'caller', (tx) =>
    findFile(tx, who, place),
  );
  return { name, type, bytes, content: files.read(who.tenant, sha256) };
}

/** Removes a file of a customer; for a day it can be put back. @throws {Refusal} `not_found` */
export async function removeFile(tx: Tx, who: Tenanted, place: FilePlace): Promise<void> {
  const { id, name } = await findFile(tx, who, place);
  const customer = await markFile(tx, who, id, now());
  await record(tx, who, {
    type: 'file.removed',
    subject: { kind: 'file', id },
    customer,
    facts: { purpose },
    changes: { name: { from: name } },
  });
}

/** Puts back a file that was removed within the last day. @throws {Refusal} `not_found` */
export async function restoreFile(tx: Tx, who: Tenanted, place: FilePlace): Promise<CustomerFile> {
  const file = await findFile(tx, who, place, undoSince());
  const customer = await markFile(tx, who, file.id, null);
  await record(tx, who, {
    type: 'file.restored',
    subject: { kind: 'file', id: file.id },
    customer,
    facts: { purpose },
    changes: { name: { to: file.name } },
  });
  return file;
}

/** @returns the customer @throws {Refusal} `not_found` where somebody else did so just now */
async function markFile(
  tx: Tx,
  { tenant }: Tenanted,
  id: string,
  removedAt: Date | null,
): Promise<string> {
  const { rows } = await sql<{ customer: string }>`
    UPDATE clientele.files f SET removed_at = ${removedAt}::timestamptz
    WHERE f.tenant_id = ${tenant} AND f.id = ${id} AND (f.removed_at IS NULL) = ${removedAt !== null}
    RETURNING f.customer_id AS customer`.execute(tx);
  return rows[0]?.customer ?? refuse('not_found');
}

/** A file, by the customer it hangs on. */
interface FilePlace {
  readonly id: string;
  readonly file: string;
}

/** @param removedSince looks for one that was removed since then; without, for one that is there */
async function findFile(
  tx: Tx,
  { tenant }: Tenanted,
  { id, file }: FilePlace,
  removedSince?: Date,
) {
  const isThere =
    removedSince === undefined
      ? sql`f.removed_at IS NULL`
      : sql`f.removed_at > ${removedSince}::timestamptz`;
  const { rows } = await sql<Row>`
    SELECT ${shownColumns} FROM clientele.files f
    WHERE f.tenant_id = ${tenant} AND f.id = ${file}
      AND f.customer_id = (SELECT clientele.survivor(${id}::uuid)) AND ${isThere}`.execute(tx);
  return shown(rows[0] ?? refuse('not_found'));
}

const shownColumns = sql`f.id, f.name, f.content_type AS type, f.bytes::float8 AS bytes,
  encode(f.sha256, 'hex') AS sha256, f.added_by AS "addedBy", f.created_at AS "addedAt"`;

function shown(row: Row): CustomerFile {
  return { ...row, addedAt: row.addedAt.toISOString() };
}

/** @returns the customer's id today @throws {Refusal} `not_found`, `erased`, `limit_reached` */
async function roomForOne(tx: Tx, who: Tenanted, wanted: string): Promise<string> {
  const { id } = await findLiving(tx, who, wanted);
  if ((await listFiles(tx, who, id)).length >= mostFiles)
    refuse('limit_reached', { facts: { most: mostFiles } });
  return id;
}

async function headOf(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  return (await buffer(first(bytes, tellingBytes))).subarray(0, tellingBytes);
}

async function* first(bytes: AsyncIterable<Uint8Array>, enough: number) {
  let seen = 0;
  for await (const piece of bytes) {
    yield piece;
    seen += piece.byteLength;
    if (seen >= enough) return;
  }
}
