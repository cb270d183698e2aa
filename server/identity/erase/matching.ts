import { sql } from 'kysely';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { dropStaleKeys } from '../keep/derived.ts';
import type { PersonRecord } from '../match/types.ts';
import { matchSetting } from '../recognise/setting.ts';
import { takeWholeTurn } from '../recognise/turn.ts';
import { settleErased } from '../reviews/settle.ts';
import { leaveCases, recordsOf } from '../withdraw/forget.ts';
import type { Traces } from './traces.ts';

/** Waits until nobody of a business is being recognised, and keeps it so until the transaction ends. */
export async function holdRecognising(tx: Tx, tenant: string): Promise<void> {
  await takeWholeTurn(tx, (await matchSetting(tx, tenant)).secret);
}

/**
 * Takes somebody out of recognising: keys, how often their names occur, cases and values that were blocked for them.
 * The rows that hang on the customer are another's to remove, after this. As `engine`, while recognising is held.
 */
export async function forgetMatching(
  tx: Tx,
  who: Tenanted,
  { customers, profiles }: Traces,
): Promise<void> {
  const { tenant } = who;
  const setting = await matchSetting(tx, tenant);
  const records = await recordsOf(tx, tenant, customers);
  await leaveCases(tx, tenant, customers);
  await settleErased(tx, who, { customers, profiles });
  await dropStaleKeys(tx, tenant, setting.secret, records);
  for (const { before } of records) await countLess(tx, tenant, before);
  await sql`UPDATE clientele.match_statistics SET customers = greatest(0, customers - ${records.length})
    WHERE tenant_id = ${tenant}`.execute(tx);
  await sql`DELETE FROM clientele.blocked_values b
    USING clientele.identifiers i
    WHERE b.tenant_id = ${tenant} AND i.tenant_id = ${tenant} AND i.customer_id = ANY (${customers}::uuid[])
      AND b.kind = i.kind AND b.key = i.key AND NOT EXISTS (
        SELECT FROM clientele.identifiers o
        WHERE o.tenant_id = ${tenant} AND o.kind = i.kind AND o.key = i.key
          AND o.customer_id <> ALL (${customers}::uuid[]))`.execute(tx);
  await sql`DELETE FROM clientele.lineage_rows
    WHERE tenant_id = ${tenant} AND customer_id = ANY (${customers}::uuid[]) AND NOT (moved AND table_name = 'links')`.execute(
    tx,
  );
  await sql`UPDATE clientele.links SET ended_at = ${now()}, ended_why = 'erased'
    WHERE tenant_id = ${tenant} AND customer_id = ANY (${customers}::uuid[]) AND ended_at IS NULL`.execute(
    tx,
  );
}

/** One less has these names and lives in this town; what only one has left would name them, and goes. */
async function countLess(tx: Tx, tenant: string, record: PersonRecord): Promise<void> {
  const terms = [
    ['given', record.given?.text],
    ['family', record.family?.text],
    ['place', record.place?.city],
  ].filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '');
  for (const [field, term] of terms)
    await sql`UPDATE clientele.term_counts SET customers = customers - 1
      WHERE tenant_id = ${tenant} AND field = ${field} AND term = ${term}`.execute(tx);
  await sql`DELETE FROM clientele.term_counts
    WHERE tenant_id = ${tenant} AND customers < 2 AND term = ANY (${terms.map(([, term]) => term)}::text[])`.execute(
    tx,
  );
}
