import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { record } from '#audit';
import type { MergeDone } from '#contract/merges';
import { now } from '#platform/clock';
import { refuse, refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { actorOf, type Tenanted } from '#platform/who';
import { derive, deriveAnew } from '../keep/derive-anew.ts';
import { holdPeople } from '../keep/people.ts';
import { carryBookings, carryProfiles } from '../links/carry.ts';
import { keepApart } from '../links/reject.ts';
import { openLink, relink } from '../links/relink.ts';
import { RECORD_VERSION, type PersonRecord } from '../match/types.ts';
import { matchSetting, type Setting } from '../recognise/setting.ts';
import { takeWholeTurn } from '../recognise/turn.ts';
import { putFirst } from '../withdraw/first.ts';
import { rebuild } from '../withdraw/rebuild.ts';
import { stepDown, stepUp } from './firsts.ts';
import { readLedger, standing, type Done } from './ledger.ts';
import { holdLineage } from './lineage.ts';
import { moveBack, type Way } from './move.ts';
import { restore } from './restore.ts';
import { comeForward } from './siblings.ts';

/** How a merge is undone. */
export interface Undoing {
  /** Id of the merge. */
  readonly merge: string;
  readonly reason?: string | undefined;
  /** Profiles that came to the customer that stayed since, and belong to the one that comes back. */
  readonly profiles?: readonly string[] | undefined;
  /** Says that the two are not one person, so that nobody but staff merges them again. */
  readonly apart?: boolean | undefined;
}

/**
 * Makes two customers of one again. Where nothing came between, every row is as it was before the merge; what came since stays
 * with the customer that stayed, but for profiles that are chosen to go back, and for what profiles that go back brought since
 * (server/merging.ts says it of each table). Merges of the same customer may be undone in any order. Of somebody who was
 * erased meanwhile only links come back. As `engine`.
 * @throws {Refusal} `not_found`; `merge_undone`; `merged_on` where the customer that stayed is part of another by now;
 * `invalid_input` for a profile that does not lead there
 */
export async function undoMerge(
  tx: Tx,
  who: Tenanted,
  { merge, reason = '', profiles = [], apart = false }: Undoing,
): Promise<MergeDone> {
  const { tenant } = who;
  const setting = await matchSetting(tx, tenant);
  await takeWholeTurn(tx, setting.secret);
  const lineage = await holdLineage(tx, tenant, merge);
  if (lineage.undoneAt !== null) return refuse('merge_undone');
  if (lineage.mergedOn !== null) return refuse('merged_on', { facts: { merge: lineage.mergedOn } });
  const { survivor, merged, mergedAt } = lineage;
  const back: Way = { from: survivor, to: merged };
  const people = await holdPeople(tx, tenant, [survivor, merged]);
  const erased = [...people.values()].some((one) => one.erased);
  await closeLineage(tx, who, { merge, reason }, back);
  const ledger = await readLedger(tx, tenant, merge);
  const stood = await standing(tx, tenant, [survivor, merged]);
  await restore(tx, tenant, { merge, ledger, stood }, back);
  await stepDown(tx, tenant, ledger, back);
  await moveBack(tx, tenant, ledger, back);
  await stepUp(tx, tenant, ledger, back);
  await comeForward(tx, setting, back);
  await putFirst(tx, tenant, [survivor, merged]);
  for (const profile of profiles) await sendBack(tx, who, { profile, reason }, back);
  const returned = await returnedProfiles(tx, tenant, ledger, merged);
  await carryBookings(tx, tenant, back, returned);
  const moving = await sayingSince(tx, tenant, { ...back, since: mergedAt }, returned);
  await deriveBoth(tx, setting, back, { ledger, stood });
  await forgetGone(tx, setting, merged);
  await carryProfiles(tx, setting, back, [...new Set([...moving, ...profiles])]);
  if (apart && !erased) await keepApart(tx, who, { customers: [survivor, merged], reason });
  await tell(tx, who, { merge, reason }, back);
  return { merge, survivor, merged };
}

async function closeLineage(
  tx: Tx,
  who: Tenanted,
  { merge, reason }: { readonly merge: string; readonly reason: string },
  { from, to }: Way,
): Promise<void> {
  const { tenant } = who;
  await sql`UPDATE clientele.lineage
    SET undone_at = ${now()}, undone_by = ${actorOf(who)}, undone_reason = ${reason}
    WHERE tenant_id = ${tenant} AND id = ${merge}`.execute(tx);
  await sql`UPDATE clientele.customers SET version = version + 1, updated_at = ${now()},
      merged_at = CASE WHEN id = ${to}::uuid THEN NULL ELSE merged_at END
    WHERE tenant_id = ${tenant} AND id = ANY (${[from, to]}::uuid[])`.execute(tx);
  await sql`UPDATE clientele.match_statistics SET customers = customers + 1 WHERE tenant_id = ${tenant}`.execute(
    tx,
  );
}

/** Links a profile that came since to the customer that comes back. */
async function sendBack(
  tx: Tx,
  who: Tenanted,
  { profile, reason }: { readonly profile: string; readonly reason: string },
  { from, to }: Way,
): Promise<void> {
  const link = await openLink(tx, who.tenant, profile);
  if (link?.customer !== from) refuseField('profiles', 'must name profiles of this customer');
  else await relink(tx, who, link, { to, reason });
}

/** Profiles whose links came back with the merge. */
async function returnedProfiles(
  tx: Tx,
  tenant: string,
  ledger: readonly Done[],
  merged: string,
): Promise<string[]> {
  const ids = ledger.flatMap((one) =>
    one.table === 'links' && one.moved ? [String(one.row['id'])] : [],
  );
  const { rows } = await sql<{ id: string }>`
    SELECT l.profile_id AS id FROM clientele.links l
    WHERE l.tenant_id = ${tenant} AND l.customer_id = ${merged} AND l.ended_at IS NULL AND l.id = ANY (${ids}::uuid[])`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}

/** Of some profiles those that said something new since, or of whom something is still with the customer they leave. */
async function sayingSince(
  tx: Tx,
  tenant: string,
  { from, since }: Way & { readonly since: Date },
  profiles: readonly string[],
): Promise<string[]> {
  const brought = (table: string) => sql`EXISTS (SELECT FROM ${sql.table(`clientele.${table}`)} b
    WHERE b.tenant_id = ${tenant} AND b.customer_id = ${from} AND b.profile_id = p.id)`;
  const { rows } = await sql<{ id: string }>`
    SELECT p.id FROM clientele.profiles p
    WHERE p.tenant_id = ${tenant} AND p.id = ANY (${profiles}::uuid[]) AND (
      EXISTS (SELECT FROM clientele.events e
        WHERE e.tenant_id = ${tenant} AND e.customer_id = ${from} AND e.subject_id = p.id
          AND e.type = 'profile.changed' AND e.at >= ${since}::timestamptz)
      OR EXISTS (SELECT FROM clientele.customers c, jsonb_array_elements(c.sources) AS s
        WHERE c.tenant_id = ${tenant} AND c.id = ${from} AND s ->> 'profile' = p.id::text)
      OR ${sql.join(['identifiers', 'addresses', 'customer_tags', 'customer_values'].map(brought), sql` OR `)})`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}

/** Records as they were before the merge, where nothing came between; else as all that is known now makes them. */
async function deriveBoth(
  tx: Tx,
  setting: Setting,
  { from, to }: Way,
  {
    ledger,
    stood,
  }: { readonly ledger: readonly Done[]; readonly stood: Awaited<ReturnType<typeof standing>> },
): Promise<void> {
  const people = await holdPeople(tx, setting.tenant, [from, to]);
  const records = ledger.filter((one) => one.table === 'match_records');
  const is = stood.find((one) => one.table === 'match_records' && one.customer === from);
  const kept = records.find((one) => one.customer === from)?.changed?.['record'];
  const before = new Map<string, unknown>();
  if (kept !== undefined && isDeepStrictEqual(is?.row['record'], kept[1]))
    before.set(from, kept[0]).set(to, records.find((one) => one.customer === to)?.gone?.['record']);
  for (const person of people.values()) {
    if (person.erased) continue;
    const record = before.get(person.id) as PersonRecord | undefined;
    if (record?.version === RECORD_VERSION) await derive(tx, setting, person, record);
    else await deriveAnew(tx, setting, person);
  }
}

/** What profiles brought that were taken back since, as with an import that was undone, goes from whoever comes back. */
async function forgetGone(tx: Tx, setting: Setting, customer: string): Promise<void> {
  const { tenant } = setting;
  const brought = (
    table: string,
  ) => sql`SELECT b.profile_id AS id FROM ${sql.table(`clientele.${table}`)} b
    WHERE b.tenant_id = ${tenant} AND b.customer_id = ${customer} AND b.profile_id IS NOT NULL`;
  const { rows } = await sql<{ id: string }>`
    SELECT said.id FROM (
      SELECT (s ->> 'profile')::uuid AS id FROM clientele.customers c, jsonb_array_elements(c.sources) AS s
      WHERE c.tenant_id = ${tenant} AND c.id = ${customer} AND s ->> 'profile' IS NOT NULL
      UNION ${sql.join(['identifiers', 'addresses', 'customer_tags', 'customer_values'].map(brought), sql` UNION `)}
    ) AS said
    WHERE NOT EXISTS (SELECT FROM clientele.profiles p WHERE p.tenant_id = ${tenant} AND p.id = said.id)`.execute(
    tx,
  );
  if (rows.length === 0) return;
  const [person] = (await holdPeople(tx, tenant, [customer])).values();
  const stood = {
    id: customer,
    live: person!.live,
    sources: person!.sources,
    contacts: [],
    places: [],
  };
  await rebuild(tx, setting, [customer], {
    withdrawn: rows.map(({ id }) => ({ profile: id, before: null })),
    stood: new Map([[customer, stood]]),
  });
}

async function tell(
  tx: Tx,
  who: Tenanted,
  { merge, reason }: { readonly merge: string; readonly reason: string },
  { from, to }: Way,
): Promise<void> {
  for (const [customer, other] of [
    [from, to],
    [to, from],
  ] as const)
    await record(tx, who, {
      type: 'customer.unmerged',
      subject: { kind: 'customer', id: customer },
      customer,
      facts: { merge, other },
      changes: reason === '' ? {} : { reason: { to: reason } },
    });
}
