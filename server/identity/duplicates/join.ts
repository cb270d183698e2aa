import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { byItself } from '../learn/versions.ts';
import { keptApart } from '../links/apart.ts';
import { mergeCustomers } from '../merge/merge.ts';
import { matchSetting, type Setting } from '../recognise/setting.ts';
import type { PersonRecord } from '../match/types.ts';
import { compareCustomers } from '../recognise/compare.ts';
import { areNumberedApart } from '../recognise/rules.ts';
import { isCertain, rivalsOf, type JoinPair } from './rules.ts';

/** Where in the list of pairs the last step ended. */
export interface Mark {
  readonly rank: number;
  readonly customer: string;
  readonly other: string;
}

/** What became of one step: where the next begins, and whether two became one. */
export interface Joined {
  readonly mark: Mark;
  readonly joined: boolean;
}

interface Row extends JoinPair {
  readonly rank: number;
}

/**
 * Looks at the next pair that a search found, and makes one customer of the two where that is as sure as a link has to be:
 * likely enough, with more than names for it, and with nobody else whom either could be as well. So people come to the
 * same customers whichever of their profiles came first. What is less sure is left to staff, who can undo this as any
 * merge. As `engine`.
 * @param after where the last step ended; null for the first
 * @returns null when there are no more, or where the business leaves all of them to staff
 */
export async function joinNext(tx: Tx, who: Tenanted, after: Mark | null): Promise<Joined | null> {
  const { tenant } = who;
  const { joins } = await byItself(tx, tenant);
  if (!joins) return null;
  const setting = await matchSetting(tx, tenant);
  const { model } = setting;
  const { link } = model.thresholds;
  const pair = await nextPair(tx, tenant, link, after);
  if (pair === undefined) return null;
  const { rank, customer, other } = pair;
  const mark = { rank, customer, other };
  if (pair.model !== model.version || !isCertain(pair, link)) return { mark, joined: false };
  const [one, two] = await recordsOf(tx, tenant, [customer, other]);
  if (one && two && areNumberedApart(setting.rules, one, two)) return { mark, joined: false };
  if (!(await isOneGroup(tx, setting, pair))) return { mark, joined: false };
  if ((await keptApart(tx, tenant, [customer, other])) !== null) return { mark, joined: false };
  await mergeCustomers(tx, who, { customers: [customer, other] });
  return { mark, joined: true };
}

/** Pairs of which both are there, and who were not merged before only to be parted again. */
async function nextPair(
  tx: Tx,
  tenant: string,
  link: number,
  after: Mark | null,
): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    SELECT d.rank, d.customer_id AS customer, d.other_id AS other, d.probability, d.why, d.model
    FROM clientele.duplicates d
    WHERE d.tenant_id = ${tenant} AND d.answer IS NULL AND d.probability >= ${link}
      AND (${after?.rank ?? null}::int IS NULL OR (d.rank, d.customer_id, d.other_id) >
        (${after?.rank ?? null}::int, ${after?.customer ?? null}::uuid, ${after?.other ?? null}::uuid))
      AND NOT EXISTS (SELECT FROM clientele.customers g
        WHERE g.tenant_id = ${tenant} AND g.id IN (d.customer_id, d.other_id)
          AND (g.merged_at IS NOT NULL OR g.erased_at IS NOT NULL))
      AND NOT EXISTS (SELECT FROM clientele.lineage l
        WHERE l.tenant_id = ${tenant} AND l.undone_at IS NOT NULL
          AND l.customer_id IN (d.customer_id, d.other_id) AND l.survivor_id IN (d.customer_id, d.other_id))
    ORDER BY d.rank, d.customer_id, d.other_id LIMIT 1`.execute(tx);
  return rows[0];
}

/** Whether nobody who could be one of the two as well speaks against the other. */
async function isOneGroup(tx: Tx, setting: Setting, pair: JoinPair): Promise<boolean> {
  const { tenant, model } = setting;
  const { tie } = model.thresholds;
  for (const two of rivalsOf(pair, await pairsAround(tx, tenant, pair), model.thresholds)) {
    const [one, other] = await recordsOf(tx, tenant, two);
    if (one === undefined || other === undefined) continue;
    if ((await compareCustomers(tx, setting, one, other)).total < -tie) return false;
  }
  return true;
}

async function recordsOf(
  tx: Tx,
  tenant: string,
  customers: readonly string[],
): Promise<PersonRecord[]> {
  const { rows } = await sql<{ record: PersonRecord }>`
    SELECT m.record FROM clientele.match_records m
    WHERE m.tenant_id = ${tenant} AND m.customer_id = ANY (${customers}::uuid[])`.execute(tx);
  return rows.map((row) => row.record);
}

/** Every pair of customers who are there that one of these two is in. */
async function pairsAround(
  tx: Tx,
  tenant: string,
  { customer, other }: JoinPair,
): Promise<JoinPair[]> {
  const two = [customer, other];
  const { rows } = await sql<JoinPair>`
    SELECT d.customer_id AS customer, d.other_id AS other, d.probability, d.why, d.model
    FROM clientele.duplicates d
    WHERE d.tenant_id = ${tenant} AND d.answer IS NULL
      AND (d.customer_id = ANY (${two}::uuid[]) OR d.other_id = ANY (${two}::uuid[]))
      AND NOT EXISTS (SELECT FROM clientele.customers g
        WHERE g.tenant_id = ${tenant} AND g.id IN (d.customer_id, d.other_id) AND g.merged_at IS NOT NULL)`.execute(
    tx,
  );
  return rows;
}
