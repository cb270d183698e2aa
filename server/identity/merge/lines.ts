import { sql } from 'kysely';
import { record } from '#audit';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { actorOf, type Tenanted } from '#platform/who';
import { linesOfChoice, type LinesTable } from '../../merging.ts';
import { families } from '../customers/family.ts';
import type { Side } from './survivorship.ts';

/** What holds of a customer, with its name. */
interface Held {
  readonly id: string;
  readonly name: string;
}

/** What was said last of each of two customers, whose holds once they are one, and why. */
export interface LastSaid {
  readonly rule: LinesTable;
  readonly survivor: Held | null;
  readonly merged: Held | null;
  readonly side: Side;
  /** Why: it was chosen; both have the same; only of one was anything said; it was said later. */
  readonly by: 'chosen' | 'same' | 'only' | 'latest';
  /** What would hold without a choice. */
  readonly ruled: Held | null;
}

interface Row {
  readonly customer: string;
  readonly line: string;
  readonly id: string | null;
  readonly name: string | null;
}

/**
 * What holds of two customers before they become one, and whose is to hold then. Null where neither has anything.
 * @param chosen the customer whose is chosen, if one is
 * @throws {Refusal} `invalid_input` for a choice of neither
 */
export async function lastSaid(
  tx: Tx,
  tenant: string,
  choice: keyof typeof linesOfChoice,
  { survivor, merged }: Readonly<Record<Side, { readonly id: string }>>,
  chosen: string | undefined,
): Promise<LastSaid | null> {
  if (chosen !== undefined && chosen !== survivor.id && chosen !== merged.id)
    refuseField(`choices.${choice}`, 'must be one of the two customers');
  const rule = linesOfChoice[choice];
  const { rows } = await sql<Row>`
    WITH RECURSIVE ${families(tenant, [survivor.id, merged.id])}
    SELECT DISTINCT ON (f.customer) f.customer, t.id AS line, ${sql.ref(`t.${rule.holds}`)} AS id,
      (${sql.raw(rule.named)}) AS name
    FROM family f
    JOIN ${sql.table(`clientele.${rule.table}`)} t ON t.tenant_id = ${tenant} AND t.customer_id = f.id
    ORDER BY f.customer, t.id DESC`.execute(tx);
  const [ours, theirs] = [survivor, merged].map((one) =>
    rows.find((row) => row.customer === one.id),
  );
  const held = (row: Row | undefined): Held | null =>
    row === undefined || row.id === null || row.name === null
      ? null
      : { id: row.id, name: row.name };
  const [stays, goes] = [held(ours), held(theirs)];
  if (stays === null && goes === null) return null;
  const later: Side = (theirs?.line ?? '') > (ours?.line ?? '') ? 'merged' : 'survivor';
  const ruled = later === 'survivor' ? stays : goes;
  const both = { rule, survivor: stays, merged: goes, ruled };
  if (chosen !== undefined)
    return { ...both, side: chosen === survivor.id ? 'survivor' : 'merged', by: 'chosen' };
  const isOnly = ours === undefined || theirs === undefined;
  return { ...both, side: later, by: whyLater(stays?.id === goes?.id, isOnly) };
}

function whyLater(isSame: boolean, isOnly: boolean): LastSaid['by'] {
  if (isSame) return 'same';
  return isOnly ? 'only' : 'latest';
}

/** What the two have as one. Pure. */
export const kept = ({ side, survivor, merged }: LastSaid): Held | null =>
  side === 'survivor' ? survivor : merged;

/** Says again what was chosen, of the customer that stays, where otherwise the other's would hold. As `engine`. */
export async function sayAgain(
  tx: Tx,
  who: Tenanted,
  { merge, customer }: { readonly merge: string; readonly customer: string },
  said: LastSaid,
): Promise<void> {
  const { rule, ruled } = said;
  const holds = kept(said)?.id ?? null;
  if (said.by !== 'chosen' || holds === (ruled?.id ?? null)) return;
  await sql`INSERT INTO ${sql.table(`clientele.${rule.table}`)}
      (tenant_id, id, customer_id, ${sql.ref(rule.holds)}, actor_kind, actor_id, at, merge_id)
    VALUES (${who.tenant}, ${newId()}, ${customer}, ${holds}, ${who.kind}, ${actorOf(who)}, ${now()}, ${merge})`.execute(
    tx,
  );
  await record(tx, who, {
    type: rule.event,
    subject: { kind: 'customer', id: customer },
    customer,
    facts: { [rule.choice]: holds },
  });
}
