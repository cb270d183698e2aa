import { sql } from 'kysely';
import { record } from '#audit';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { actorOf, type Tenanted } from '#platform/who';
import { survivorOf } from '../customers/read.ts';
import { holdPeople } from '../keep/people.ts';
import { mergeCustomers } from '../merge/merge.ts';
import { matchSetting, type Setting } from '../recognise/setting.ts';
import { takeWholeTurn } from '../recognise/turn.ts';
import { carryProfiles } from './carry.ts';
import { keepApart } from './reject.ts';
import { endLink, openLink, relink, type OpenLink } from './relink.ts';

/** What became of a profile that staff linked. */
export interface Linked {
  /** The link by which it leads to its customer now. */
  readonly link: string;
  readonly customer: string;
  /** Whom it led to before, if that is somebody else. */
  readonly from: string | null;
  /** The merge by which its former customer became one with the other, where nothing else led there; undo that to undo it. */
  readonly merge: string | null;
}

interface Linking {
  readonly profile: string;
  /** Whom it belongs to, by any id that leads there. */
  readonly customer: string;
  readonly reason?: string | undefined;
  /** Not the profile alone is theirs: its whole customer becomes one with them. */
  readonly whole?: boolean | undefined;
}

/**
 * Links a profile to a customer by staff's word, which no automatic pass moves. What the profile brought goes with it. The
 * only profile of a customer takes its customer along: the two are merged, so that nothing that hangs on it is lost and its
 * id leads on; this is how a case for review is accepted, and what `whole` does where the customer has others. Linked there already, it becomes staff's word. The profile's open
 * case is settled. As `engine`.
 * @throws {Refusal} `not_found` for a profile or customer there is not; `erased`
 */
export async function linkProfile(
  tx: Tx,
  who: Tenanted,
  { profile, customer, reason = '', whole = false }: Linking,
): Promise<Linked> {
  const { tenant } = who;
  const { setting, link } = await hold(tx, tenant, profile);
  const to = await survivorOf(tx, customer);
  const people = await holdPeople(tx, tenant, [link.customer, to]);
  const goal = people.get(to) ?? refuse('not_found');
  if (goal.erased) return refuse('erased');
  if (link.customer === to) {
    const id = link.method === 'staff' ? link.id : await relink(tx, who, link, { to, reason });
    if (id !== link.id) await tell(tx, who, { profile, link: id, from: null, to, reason });
    await settleCase(tx, who, profile);
    return { link: id, customer: to, from: null, merge: null };
  }
  if (whole || !(await hasOthers(tx, tenant, link))) {
    await settleCase(tx, who, profile);
    const customers = [link.customer, to] as [string, string];
    const merged = await mergeCustomers(
      tx,
      who,
      { customers, reason: reason || undefined },
      profile,
    );
    const { survivor } = merged;
    await tell(tx, who, { profile, link: link.id, from: link.customer, to: survivor, reason });
    return { link: link.id, customer: survivor, from: link.customer, merge: merged.merge };
  }
  const id = await relink(tx, who, link, { to, reason });
  await carryProfiles(tx, setting, { from: link.customer, to }, [profile]);
  await settleCase(tx, who, profile);
  await tell(tx, who, { profile, link: id, from: link.customer, to, reason });
  return { link: id, customer: to, from: link.customer, merge: null };
}

/**
 * Takes a profile off a customer and makes one of its own for it: the two are not one person, and only staff make them so. What
 * the profile brought goes with it. As `engine`.
 * @throws {Refusal} `not_found`; `only_profile` where nothing else leads to the customer
 */
export async function splitProfile(
  tx: Tx,
  who: Tenanted,
  { profile, reason = '' }: Omit<Linking, 'customer' | 'whole'>,
): Promise<Linked> {
  const { tenant } = who;
  const { setting, link } = await hold(tx, tenant, profile);
  if (!(await hasOthers(tx, tenant, link))) return refuse('only_profile');
  const from = link.customer;
  const to = newId();
  await tx
    .insertInto('customers')
    .values({ tenant_id: tenant, id: to, created_at: now(), updated_at: now() })
    .execute();
  await sql`UPDATE clientele.match_statistics SET customers = customers + 1 WHERE tenant_id = ${tenant}`.execute(
    tx,
  );
  const id = await relink(tx, who, link, { to, reason });
  await carryProfiles(tx, setting, { from, to }, [profile]);
  await settleCase(tx, who, profile);
  await record(tx, who, {
    type: 'customer.made',
    subject: { kind: 'customer', id: to },
    customer: to,
    facts: { source: 'staff' },
  });
  await record(tx, who, {
    type: 'profile.split',
    subject: { kind: 'profile', id: profile },
    customer: from,
    facts: { link: id, to },
    changes: reason === '' ? {} : { reason: { to: reason } },
  });
  await keepApart(tx, who, { customers: [from, to], reason });
  return { link: id, customer: to, from, merge: null };
}

/**
 * Takes back that staff linked or split off a profile: it leads again to whom it led before, as it did then. A customer that
 * was made for it, or whom nothing else leads to by now, becomes part of that one. As `engine`.
 * @throws {Refusal} `not_found`; `link_not_undoable` where it took no other's place, or is no longer how the profile is linked
 */
export async function undoLink(
  tx: Tx,
  who: Tenanted,
  { link: id, reason = '' }: { readonly link: string; readonly reason?: string | undefined },
): Promise<Linked> {
  const { tenant } = who;
  const { rows } = await sql<{ profile: string; before: string | null; customer: string | null }>`
    SELECT l.profile_id AS profile, p.id AS before, p.customer_id AS customer FROM clientele.links l
    LEFT JOIN clientele.links p ON p.tenant_id = ${tenant} AND p.id = l.replaces
    WHERE l.tenant_id = ${tenant} AND l.id = ${id}`.execute(tx);
  const [row] = rows;
  if (row === undefined) return refuse('not_found');
  const { profile, before, customer } = row;
  if (before === null || customer === null) return refuse('link_not_undoable');
  const current = await openLink(tx, tenant, profile);
  if (current?.id !== id) return refuse('link_not_undoable');
  const back = await linkProfile(tx, who, { profile, customer, reason });
  const now = await openLink(tx, tenant, profile);
  if (now !== undefined) await endLink(tx, who, now.id, 'undone');
  await sql`UPDATE clientele.links
    SET ended_at = NULL, ended_why = NULL, ended_by = NULL, customer_id = ${back.customer}
    WHERE tenant_id = ${tenant} AND id = ${before}`.execute(tx);
  return { ...back, link: before };
}

/** The link of a profile and everything of the business, held. */
async function hold(
  tx: Tx,
  tenant: string,
  profile: string,
): Promise<{ setting: Setting; link: OpenLink }> {
  const setting = await matchSetting(tx, tenant);
  await takeWholeTurn(tx, setting.secret);
  return { setting, link: (await openLink(tx, tenant, profile)) ?? refuse('not_found') };
}

/** Whether other profiles lead to the customer of a link. */
async function hasOthers(tx: Tx, tenant: string, { id, customer }: OpenLink): Promise<boolean> {
  const { rows } = await sql`SELECT FROM clientele.links l
    WHERE l.tenant_id = ${tenant} AND l.customer_id = ${customer} AND l.ended_at IS NULL AND l.id <> ${id} LIMIT 1`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Staff have said whose the profile is: nobody needs to decide it any more. */
async function settleCase(tx: Tx, who: Tenanted, profile: string): Promise<void> {
  await sql`UPDATE clientele.reviews SET state = 'settled', decided_at = ${now()}, decided_by = ${actorOf(who)}
    WHERE tenant_id = ${who.tenant} AND profile_id = ${profile} AND state = 'open'`.execute(tx);
}

interface Told {
  readonly profile: string;
  readonly link: string;
  readonly from: string | null;
  readonly to: string;
  readonly reason: string;
}

/** Writes down whose the profile is, with both customers. */
async function tell(
  tx: Tx,
  who: Tenanted,
  { profile, link, from, to, reason }: Told,
): Promise<void> {
  for (const customer of from === null || from === to ? [to] : [to, from])
    await record(tx, who, {
      type: 'profile.linked',
      subject: { kind: 'profile', id: profile },
      customer,
      facts: { link, from },
      changes: reason === '' ? {} : { reason: { to: reason } },
    });
}
