import type { messages } from '#contract/messages';
import type { QueryOf, ReplyOf } from '#contract/operation';
import { familyOf, findCustomer } from '#identity';
import { nextCursor, readCursor } from '#platform/keyset';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { logColumns, shownMessage } from './shown.ts';

type Listing = typeof messages.listMessages;

/** What is looked for in the log. */
interface Asked extends QueryOf<Listing> {
  /** Customers, any of whom it is for. */
  readonly customers?: readonly string[];
}

/** Messages, newest first. As `caller`. @throws {Refusal} `invalid_input` for the cursor */
export async function listMessages(
  tx: Tx,
  tenant: string,
  { state, type, about, customers, limit, cursor }: Asked,
): Promise<ReplyOf<Listing>> {
  const [before] = readCursor(cursor, ['id']) ?? [];
  let query = tx
    .selectFrom('messages')
    .select(logColumns)
    .where('tenant_id', '=', tenant)
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (state !== undefined) query = query.where('state', '=', state);
  if (type !== undefined) query = query.where('type', '=', type);
  if (about !== undefined) query = query.where('subject_id', '=', about);
  if (customers !== undefined) query = query.where('customer_id', 'in', customers);
  if (before !== undefined) query = query.where('id', '<', before);
  const rows = await query.execute();
  return {
    rows: rows.slice(0, limit).map(shownMessage),
    next: nextCursor(rows, limit, (row) => [row.id]),
  };
}

/** The messages to a customer, and to those who became part of it, newest first. As `caller`. @throws {Refusal} `not_found` */
export async function listMessagesTo(
  tx: Tx,
  who: Tenanted,
  wanted: string,
  paging: Pick<QueryOf<Listing>, 'limit' | 'cursor'>,
): Promise<ReplyOf<Listing>> {
  const { id } = await findCustomer(tx, who, wanted);
  const customers = await familyOf(tx, who.tenant, id);
  return listMessages(tx, who.tenant, { ...paging, customers });
}
