import { sql } from 'kysely';
import { record } from '#audit';
import { now } from '#platform/clock';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { actorOf, type Tenanted } from '#platform/who';
import { readPeople, type Person } from '../keep/people.ts';
import { pairToday } from '../merge/pair.ts';
import { pairFingerprint } from '../recognise/pair-fingerprint.ts';
import { matchSetting } from '../recognise/setting.ts';

/** Two customers of whom staff say that they are two people. */
export interface Rejecting {
  readonly customers: readonly [string, string];
  readonly reason?: string | undefined;
  /** Whatever their data say from now on; else until the data of one change. */
  readonly forGood?: boolean;
}

/**
 * Says that two customers are not one person. Clientele never merges them from then on, and proposes the pair to staff again
 * only once the data of one have changed, or never where it was said for good. Said again, it holds of the data as they are
 * now; what was said for good stays so. As `engine`.
 * @throws {Refusal} `not_found`; `already_one` where both ids lead to one customer; `erased`
 */
export async function keepApart(
  tx: Tx,
  who: Tenanted,
  { customers, reason = '', forGood = false }: Rejecting,
): Promise<void> {
  const { tenant } = who;
  const ids = await bothToday(tx, tenant, customers);
  const { secret } = await matchSetting(tx, tenant);
  const people = await readPeople(tx, tenant, ids);
  const [one, other] = ids.map((id) => people.get(id) ?? refuse('not_found')) as [Person, Person];
  if (one.erased || other.erased) refuse('erased');
  const fingerprint = forGood
    ? null
    : pairFingerprint(
        secret,
        { customer: one.id, record: one.record },
        { customer: other.id, record: other.record },
      );
  const said = { fingerprint, rejected_by: actorOf(who), rejected_at: now(), reason };
  await tx
    .insertInto('rejections')
    .values({ tenant_id: tenant, customer_id: ids[0], other_id: ids[1], ...said })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'customer_id', 'other_id']).doUpdateSet({
        ...said,
        fingerprint: sql<
          bigint | null
        >`CASE WHEN rejections.fingerprint IS NULL THEN NULL ELSE excluded.fingerprint END`,
      }),
    )
    .execute();
  for (const [customer, apart] of [ids, ids.toReversed()] as [string, string][])
    await record(tx, who, {
      type: 'customer.kept_apart',
      subject: { kind: 'customer', id: customer },
      customer,
      facts: { other: apart },
      changes: reason === '' ? {} : { reason: { to: reason } },
    });
}

/** Takes back that two customers are not one person, by whatever ids it was said. @throws {Refusal} `not_found` where nobody said so */
export async function withdrawApart(
  tx: Tx,
  who: Tenanted,
  customers: readonly [string, string],
): Promise<void> {
  const { tenant } = who;
  const ids = await bothToday(tx, tenant, customers);
  const { rows } = await sql<{ id: string }>`
    DELETE FROM clientele.rejections r
    WHERE r.tenant_id = ${tenant} AND (
      clientele.survivor(r.customer_id) = ${ids[0]} AND clientele.survivor(r.other_id) = ${ids[1]}
      OR clientele.survivor(r.customer_id) = ${ids[1]} AND clientele.survivor(r.other_id) = ${ids[0]})
      AND (r.customer_id = ANY (${familyOf(tenant, ids[0])}) OR r.customer_id = ANY (${familyOf(tenant, ids[1])}))
    RETURNING r.customer_id AS id`.execute(tx);
  if (rows.length === 0) refuse('not_found');
  for (const [customer, other] of [ids, ids.toReversed()] as [string, string][])
    await record(tx, who, {
      type: 'customer.apart_withdrawn',
      subject: { kind: 'customer', id: customer },
      customer,
      facts: { other },
    });
}

/** Everybody who is part of a customer, itself among them, as an array. */
const familyOf = (tenant: string, customer: string) => sql`ARRAY(
  WITH RECURSIVE family (id) AS (
    SELECT ${customer}::uuid
    UNION
    SELECT l.customer_id FROM family
    JOIN clientele.lineage l ON l.tenant_id = ${tenant} AND l.survivor_id = family.id AND l.undone_at IS NULL)
  SELECT id FROM family)`;

/** Whom two ids lead to today, the lower one first. @throws {Refusal} `not_found`, `already_one` */
async function bothToday(
  tx: Tx,
  tenant: string,
  customers: readonly [string, string],
): Promise<[string, string]> {
  const both = await pairToday(tx, tenant, customers);
  return both.toSorted((a, b) => (a < b ? -1 : 1)) as [string, string];
}
