import { sql } from 'kysely';
import { record } from '#audit';
import type { BodyOf, ReplyOf } from '#contract/operation';
import type { oldHashes } from '#contract/old-hashes';
import { now } from '#platform/clock';
import { refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { contactOf } from '../recognise/arrival.ts';
import { matchSetting } from '../recognise/setting.ts';

type Adding = typeof oldHashes.addOldHashes;
type Wanted = BodyOf<Adding>['rows'][number];
type Told = ReplyOf<Adding>['rows'][number];

/**
 * Adds hashes by which an earlier system knew customers before: as former ones, for what a customer's name and number give
 * now is computed. One that leads to nobody, or to several, is said to, and changes nothing. As `engine`.
 * @throws {Refusal} `invalid_input` for a row that names nobody, or in more than one way
 */
export async function addOldHashes(
  tx: Tx,
  who: Staff | Key,
  rows: readonly Wanted[],
): Promise<{ rows: Told[] }> {
  for (const [place, row] of rows.entries())
    if ([row.customer, row.email, row.phone].filter((one) => one !== undefined).length !== 1)
      refuseField(`rows.${place}`, 'must name a customer, an e-mail address or a phone');
  const { reading } = await matchSetting(tx, who.tenant);
  const told: Told[] = [];
  for (const row of rows) {
    const owners = await ownersOf(tx, who.tenant, row, reading.country);
    const [owner] = owners;
    if (owner === undefined || owners.length > 1)
      told.push({ hash: row.hash, outcome: owner === undefined ? 'nobody' : 'several' });
    else told.push({ hash: row.hash, outcome: await keep(tx, who.tenant, row.hash, owner) });
  }
  const added = told.filter(({ outcome }) => outcome === 'added').length;
  if (added > 0)
    await record(tx, who, {
      type: 'old_hashes.added',
      subject: { kind: 'business', id: who.tenant },
      facts: { hashes: added },
    });
  return { rows: told };
}

/** Whom a row is about, at most two. */
async function ownersOf(
  tx: Tx,
  tenant: string,
  { customer, email, phone }: Wanted,
  country: string,
): Promise<string[]> {
  const contact =
    email !== undefined
      ? contactOf('email', email, country)
      : phone !== undefined
        ? contactOf('phone', phone, country)
        : null;
  if (customer === undefined && contact === null) return [];
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT clientele.survivor(c.id) AS id
    FROM clientele.customers c
    WHERE c.tenant_id = ${tenant} AND c.erased_at IS NULL AND c.id IN (
      SELECT ${customer ?? null}::uuid
      UNION ALL
      SELECT i.customer_id FROM clientele.identifiers i
      WHERE i.tenant_id = ${tenant} AND i.kind = ${contact?.kind ?? null} AND i.key = ${contact?.key ?? null})
    LIMIT 2`.execute(tx);
  return rows.map((row) => row.id);
}

async function keep(
  tx: Tx,
  tenant: string,
  alias: string,
  customer: string,
): Promise<'added' | 'known'> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('legacy_aliases')
    .values({ tenant_id: tenant, alias, customer_id: customer, since: now(), until: now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 0n ? 'known' : 'added';
}
