import { sql } from 'kysely';
import { record } from '#audit';
import type { MergeAsked, MergeChoices, MergeDone } from '#contract/merges';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { actorOf, type Tenanted } from '#platform/who';
import { shownName, writeAliases } from '../keep/aliases.ts';
import { updateCustomers } from '../keep/customers.ts';
import { derive, deriveAnew } from '../keep/derive-anew.ts';
import { isBornChecked } from '../keep/checked.ts';
import { resourced, type SourcedField } from '../keep/sources.ts';
import { keptApart } from '../links/apart.ts';
import { choose, gatherSeen, giveWay } from './firsts.ts';
import { differences, standing, writeLedger } from './ledger.ts';
import { lastSaid, sayAgain } from './lines.ts';
import { moveRows, type Way } from './move.ts';
import { writeOwn } from './own-values.ts';
import { holdPair, type Pair } from './pair.ts';
import { planMerge, type Plan } from './plan.ts';
import { takenOver, united, type Speaking } from './survivorship.ts';

/**
 * Makes one customer of two, in the transaction it is called in. The older id stays; what hangs on the other moves, table by
 * table (server/merging.ts), and every change is written down, so that `undoMerge` restores it exactly. Whose value stands
 * follows the rule (survivorship.ts), or what `choices` say. Cases for review that are answered by it are settled. Ids may be
 * of customers who became part of others. As `engine`.
 * @param asked `customers`: the two, in any order; `choices`: whose value is to stand, by field; `reason`: in words, for
 * people; `versions`: as the caller saw the two, where that matters
 * @param vouched a profile that staff say belongs to them: its link becomes one by staff
 * @throws {Refusal} `not_found`; `already_one`; `erased`; `conflict` where one is not as the caller saw it; `invalid_input`
 * for a choice that cannot be made; `kept_apart` where Clientele itself would merge whom staff said to be two, or whose checked
 * birth dates differ
 */
export async function mergeCustomers(
  tx: Tx,
  who: Tenanted,
  { customers, choices = {}, reason = '', versions }: MergeAsked,
  vouched?: string,
): Promise<MergeDone> {
  const { tenant } = who;
  const pair = await holdPair(tx, tenant, customers);
  for (const { id, version } of [pair.survivor, pair.merged])
    if (versions?.[id] !== undefined && versions[id] !== version)
      refuse('conflict', { facts: { customer: id, version } });
  if (who.kind === 'system' && (await keptApart(tx, tenant, customers)) !== null)
    refuse('kept_apart');
  if (who.kind === 'system' && areCheckedApart(pair)) refuse('kept_apart');
  const plan = await planMerge(tx, pair, choices);
  const said = choices.tier && (await lastSaid(tx, tenant, 'tier', pair, choices.tier));
  const way: Way = { from: pair.merged.id, to: pair.survivor.id };
  const merge = newId();
  await enterLineage(tx, who, { merge, reason }, way);
  const gaveWay = await giveWay(tx, tenant, way);
  const moved = await moveRows(tx, tenant, way);
  const before = await standing(tx, tenant, [way.from, way.to]);
  await settle(tx, who, plan, choices);
  if (said) await sayAgain(tx, who, { merge, customer: way.to }, said);
  if (vouched !== undefined) await vouch(tx, who, vouched, reason);
  const after = await standing(tx, tenant, [way.from, way.to]);
  await writeLedger(tx, tenant, merge, [...gaveWay, ...moved, ...differences(before, after)]);
  await record(tx, who, {
    type: 'customer.merged',
    subject: { kind: 'customer', id: way.to },
    customer: way.to,
    facts: { merge, merged: way.from },
    changes: reason === '' ? {} : { reason: { to: reason } },
  });
  return { merge, survivor: way.to, merged: way.from };
}

/** Whether documents say that the two were born on different days. */
function areCheckedApart({ survivor, merged }: Pair): boolean {
  const both = [survivor, merged].every(({ sources }) => isBornChecked(sources));
  return both && survivor.live.birthDate !== merged.live.birthDate;
}

async function enterLineage(
  tx: Tx,
  who: Tenanted,
  { merge, reason }: { readonly merge: string; readonly reason: string },
  { from, to }: Way,
): Promise<void> {
  const { tenant } = who;
  await tx
    .insertInto('lineage')
    .values({
      tenant_id: tenant,
      id: merge,
      customer_id: from,
      survivor_id: to,
      merged_at: now(),
      merged_by: actorOf(who),
      reason,
    })
    .execute();
  await sql`UPDATE clientele.customers SET merged_at = ${now()}, version = version + 1, updated_at = ${now()}
    WHERE tenant_id = ${tenant} AND id = ${from}`.execute(tx);
  await sql`UPDATE clientele.match_statistics SET customers = greatest(0, customers - 1)
    WHERE tenant_id = ${tenant}`.execute(tx);
}

/** Everything that changes beside what moves: values, contacts that both had, answered cases, and what is derived. */
async function settle(tx: Tx, who: Tenanted, plan: Plan, choices: MergeChoices): Promise<void> {
  const { setting, survivor, merged } = plan;
  const { tenant } = setting;
  const way = { from: merged.id, to: survivor.id };
  await gatherSeen(tx, tenant, way);
  const firsts = (['email', 'phone', 'address'] as const).flatMap((path) => {
    const id = choices[path];
    return id === undefined ? [] : [{ path, id }];
  });
  await choose(tx, tenant, way, firsts);
  await writeOwn(tx, tenant, survivor.id, plan.own, { user: actorOf(who), at: now() });
  await settleCases(tx, who, survivor.id);
  const after = { ...survivor, ...speaking(plan, who), version: survivor.version + 1 };
  await updateCustomers(tx, tenant, [after]);
  await derive(tx, setting, merged, null);
  for (const table of ['match_records', 'search_texts'] as const)
    await tx
      .deleteFrom(table)
      .where('tenant_id', '=', tenant)
      .where('customer_id', '=', merged.id)
      .execute();
  const { identifiers } = await deriveAnew(tx, setting, { ...after, was: survivor.live });
  const phone = identifiers.find((one) => one.kind === 'phone' && one.primary)?.raw ?? '';
  if (shownName(after.live) !== shownName(survivor.live))
    await writeAliases(tx, tenant, [
      { customer: survivor.id, live: after.live, phone, fresh: false },
    ]);
}

/** What the customer that stays says from now on, own fields among the sources. */
function speaking({ survivor, merged, fields, own }: Plan, who: Tenanted): Speaking {
  const version = survivor.version + 1;
  const said = {
    source: 'staff',
    profile: null,
    user: actorOf(who),
    at: now().toISOString(),
    version,
  };
  const { live, sources } = united(survivor, merged, fields, said);
  const fieldOf = ({ key }: { key: string }): SourcedField => `custom.${key}`;
  const taken = own.filter(({ stands }) => stands.by !== 'chosen' && stands.side === 'merged');
  const chosen = own.filter(({ stands }) => stands.by === 'chosen');
  const over = takenOver(sources, merged.sources, taken.map(fieldOf), version);
  const word = { ...said, fields: chosen.map(fieldOf) };
  return { live, sources: chosen.length === 0 ? over : resourced(over, word) };
}

/** Open cases about who the customer that stays is, with itself among the candidates, are answered. */
async function settleCases(tx: Tx, who: Tenanted, survivor: string): Promise<void> {
  await sql`UPDATE clientele.reviews r SET state = 'settled', decided_at = ${now()}, decided_by = ${actorOf(who)}
    WHERE r.tenant_id = ${who.tenant} AND r.customer_id = ${survivor} AND r.state = 'open' AND r.reason <> 'doubted'
      AND EXISTS (
      SELECT FROM clientele.review_candidates k
      WHERE k.tenant_id = ${who.tenant} AND k.review_id = r.id AND k.customer_id = ${survivor})`.execute(
    tx,
  );
}

/** Makes the link of a profile one by staff. */
async function vouch(tx: Tx, who: Tenanted, profile: string, reason: string): Promise<void> {
  await tx
    .updateTable('links')
    .set({ method: 'staff', linked_by: actorOf(who), last_verified_at: now(), reason })
    .where('tenant_id', '=', who.tenant)
    .where('profile_id', '=', profile)
    .where('ended_at', 'is', null)
    .execute();
}
