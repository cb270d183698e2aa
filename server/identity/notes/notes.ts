import { record } from '#audit';
import { mayRole } from '#contract/acts';
import type { Note, notes } from '#contract/notes';
import type { BodyOf } from '#contract/operation';
import { sql } from 'kysely';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { actorOf, type Tenanted } from '#platform/who';
import { undoSince } from '../change/undo.ts';
import { findLiving } from '../customers/find.ts';

type Operations = typeof notes;

/** Most notes about one customer. */
const mostNotes = 500;

interface Row {
  readonly id: string;
  readonly text: string;
  readonly pinned: boolean;
  readonly author_kind: string;
  readonly author_id: string | null;
  readonly written_at: Date;
  readonly edited_at: Date | null;
}

const columns = [
  'id',
  'text',
  'pinned',
  'author_kind',
  'author_id',
  'written_at',
  'edited_at',
] as const;

/** The notes about a customer, pinned ones first, then the newest. */
export async function listNotes(tx: Tx, { tenant }: Tenanted, wanted: string): Promise<Note[]> {
  const rows = await tx
    .selectFrom('customer_notes')
    .select(columns)
    .where('tenant_id', '=', tenant)
    .where('customer_id', '=', sql<string>`(SELECT clientele.survivor(${wanted}::uuid))`)
    .where('removed_at', 'is', null)
    .orderBy('pinned', 'desc')
    .orderBy('id', 'desc')
    .limit(mostNotes)
    .execute();
  return rows.map(shown);
}

/** Writes a note about a customer. @throws {Refusal} `not_found`, `erased`, `limit_reached` */
export async function addNote(
  tx: Tx,
  who: Tenanted,
  wanted: string,
  { text, pinned }: BodyOf<Operations['addNote']>,
): Promise<Note> {
  const { id: customer } = await findLiving(tx, who, wanted);
  if ((await listNotes(tx, who, customer)).length >= mostNotes)
    refuse('limit_reached', { facts: { most: mostNotes } });
  const row = await tx
    .insertInto('customer_notes')
    .values({
      tenant_id: who.tenant,
      id: newId(),
      customer_id: customer,
      text,
      pinned,
      author_kind: who.kind,
      author_id: actorOf(who),
      written_at: now(),
    })
    .returning(columns)
    .executeTakeFirstOrThrow();
  await told(tx, who, { type: 'note.written', customer, note: row.id });
  return shown(row);
}

/**
 * Edits a note, as its author, or pins it, as anybody. What it said before is kept nowhere.
 * @throws {Refusal} `not_found`, `not_author`
 */
export async function changeNote(
  tx: Tx,
  who: Tenanted,
  place: NotePlace,
  change: BodyOf<Operations['changeNote']>,
): Promise<Note> {
  const { customer, ...before } = await holdNote(tx, who, place);
  const text = change.text ?? before.text;
  const pinned = change.pinned ?? before.pinned;
  const edited = text !== before.text;
  if (edited && !isAuthor(who, before)) refuse('not_author');
  if (!edited && pinned === before.pinned) return shown(before);
  const row = await tx
    .updateTable('customer_notes')
    .set({ text, pinned, ...(edited && { edited_at: now() }) })
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', before.id)
    .returning(columns)
    .executeTakeFirstOrThrow();
  if (edited) await told(tx, who, { type: 'note.edited', customer, note: row.id });
  if (pinned !== before.pinned)
    await told(tx, who, { type: pinned ? 'note.pinned' : 'note.unpinned', customer, note: row.id });
  return shown(row);
}

/**
 * Deletes a note: as its author, or as whoever answers for the team. For a day it can be put back.
 * @throws {Refusal} `not_found`, `not_author`
 */
export async function removeNote(tx: Tx, who: Tenanted, place: NotePlace): Promise<void> {
  const { customer, ...note } = await holdNote(tx, who, place);
  mustAnswerFor(who, note);
  await markNote(tx, who, note.id, now());
  await told(tx, who, { type: 'note.deleted', customer, note: note.id });
}

/** Puts back a note that was deleted within the last day, as it was. @throws {Refusal} `not_found`, `not_author` */
export async function restoreNote(tx: Tx, who: Tenanted, place: NotePlace): Promise<Note> {
  const { customer, ...note } = await holdNote(tx, who, place, undoSince());
  mustAnswerFor(who, note);
  await markNote(tx, who, note.id, null);
  await told(tx, who, { type: 'note.restored', customer, note: note.id });
  return shown(note);
}

async function markNote(tx: Tx, { tenant }: Tenanted, id: string, removed_at: Date | null) {
  await tx
    .updateTable('customer_notes')
    .set({ removed_at })
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute();
}

function mustAnswerFor(who: Tenanted, note: Row): void {
  const answers = who.kind === 'staff' && mayRole(who.role, 'staff.change');
  if (!isAuthor(who, note) && !answers) refuse('not_author');
}

/** A note, by the customer it is about. */
interface NotePlace {
  readonly id: string;
  readonly note: string;
}

/** @param removedSince looks for one that was deleted since then; without, for one that is there */
async function holdNote(
  tx: Tx,
  { tenant }: Tenanted,
  { id, note }: NotePlace,
  removedSince?: Date,
): Promise<Row & { readonly customer: string }> {
  const row = await tx
    .selectFrom('customer_notes')
    .select([...columns, 'customer_id as customer'])
    .where('tenant_id', '=', tenant)
    .where('id', '=', note)
    .where('customer_id', '=', sql<string>`(SELECT clientele.survivor(${id}::uuid))`)
    .where(
      removedSince === undefined
        ? sql<boolean>`removed_at IS NULL`
        : sql<boolean>`removed_at > ${removedSince}`,
    )
    .forUpdate()
    .executeTakeFirst();
  return row ?? refuse('not_found');
}

function isAuthor(who: Tenanted, { author_kind, author_id }: Row): boolean {
  return who.kind === author_kind && actorOf(who) === author_id;
}

type NoteEvent = `note.${'written' | 'edited' | 'pinned' | 'unpinned' | 'deleted' | 'restored'}`;

async function told(
  tx: Tx,
  who: Tenanted,
  { type, customer, note }: { type: NoteEvent; customer: string; note: string },
): Promise<void> {
  await record(tx, who, { type, subject: { kind: 'note', id: note }, customer });
}

function shown(row: Row): Note {
  const { id, text, pinned, author_kind, author_id, written_at, edited_at } = row;
  return {
    id,
    text,
    pinned,
    author: { kind: author_kind, id: author_id },
    writtenAt: written_at.toISOString(),
    editedAt: edited_at?.toISOString() ?? null,
  };
}
