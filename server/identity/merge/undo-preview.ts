import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { merges } from '#contract/merges';
import type { ReplyOf } from '#contract/operation';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { readPeople } from '../keep/people.ts';
import { readLedger, standing, type Done } from './ledger.ts';
import { partiesOf } from './preview.ts';
import { readLineage } from './lineage.ts';

type Preview = ReplyOf<typeof merges.previewUndoMerge>;

/**
 * What undoing a merge would do: what goes back, which profiles came since, and what was changed since and stays. Writes
 * nothing. As `engine`.
 * @throws {Refusal} as `undoMerge`
 */
export async function previewUndo(tx: Tx, { tenant }: Tenanted, merge: string): Promise<Preview> {
  const lineage = await readLineage(tx, tenant, merge);
  if (lineage.undoneAt !== null) return refuse('merge_undone');
  if (lineage.mergedOn !== null) return refuse('merged_on', { facts: { merge: lineage.mergedOn } });
  const { survivor, merged, mergedAt } = lineage;
  const ledger = await readLedger(tx, tenant, merge);
  const people = await readPeople(tx, tenant, [survivor, merged]);
  const both = [people.get(survivor), people.get(merged)].map((one) => one ?? refuse('not_found'));
  const [stays, goes] = await partiesOf(tx, tenant, both);
  return {
    merge,
    survivor: stays!,
    merged: goes!,
    mergedAt: mergedAt.toISOString(),
    returns: [
      ...Map.groupBy(
        ledger.filter((one) => one.moved),
        (one) => one.table,
      ),
    ].map(([what, rows]) => ({ what, count: rows.length })),
    since: await cameSince(tx, tenant, survivor, mergedAt),
    stay: staying(ledger, await standing(tx, tenant, [survivor])),
    erased: both.some((one) => one.erased),
  };
}

async function cameSince(
  tx: Tx,
  tenant: string,
  customer: string,
  since: Date,
): Promise<Preview['since']> {
  const { rows } = await sql<{ id: string; source: string; name: string; at: Date }>`
    SELECT p.id, p.source, coalesce(p.person ->> 'fullName',
      nullif(btrim(concat_ws(' ', p.person ->> 'givenName', p.person ->> 'familyName')), ''), '') AS name,
      l.linked_at AS at
    FROM clientele.links l
    JOIN clientele.profiles p ON p.tenant_id = ${tenant} AND p.id = l.profile_id
    WHERE l.tenant_id = ${tenant} AND l.customer_id = ${customer} AND l.ended_at IS NULL
      AND l.linked_at > ${since}::timestamptz
    ORDER BY l.linked_at DESC, l.id LIMIT 200`.execute(tx);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Fields of the customer that stays which the merge changed, and somebody else since. */
function staying(ledger: readonly Done[], now: Awaited<ReturnType<typeof standing>>): string[] {
  const done = ledger.find((one) => one.table === 'customers' && one.changed !== null);
  const row = now.find((one) => one.table === 'customers')?.row;
  if (done?.changed === undefined || done.changed === null || row === undefined) return [];
  return Object.entries(done.changed).flatMap(([column, [, became]]) =>
    column === 'sources' || isDeepStrictEqual(row[column], became) ? [] : [column],
  );
}
