import { sql } from 'kysely';
import type { Change } from '#audit';
import type { CustomerChange } from '#contract/identity';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { readContacts } from '../customers/contacts.ts';
import { markRemoved, takeRemoved, unmarkRemoved, type Gone } from '../keep/removed.ts';
import { contactOf, type Contact } from '../recognise/arrival.ts';
import type { Setting } from '../recognise/setting.ts';
import { undoSince } from './undo.ts';

/** What may change of contacts: as the contract has it, and what the portal has a proof of. */
export type ContactChange = Pick<
  CustomerChange,
  'removeIdentifiers' | 'restoreIdentifiers' | 'primaryIdentifiers'
> & {
  readonly addIdentifiers?: readonly Added[] | undefined;
};

/** Whose contacts change, and as what the change is said. */
interface Changed {
  readonly id: string;
  readonly as: 'staff' | 'portal';
}

/** A contact that is added; `verified` where its owner has just proved it by a code. */
interface Added {
  readonly kind: Contact['kind'];
  readonly value: string;
  readonly verified?: boolean;
}

type Kinds = Partial<Record<Contact['kind'], Change>>;

/**
 * Removes, adds and puts first e-mails and phones of a customer, as staff. Of each kind one is always first.
 * @returns the kinds that changed, with what there was and is
 * @throws {Refusal} `invalid_input` for what is no address or number, or not this customer's
 */
export async function changeContacts(
  tx: Tx,
  setting: Setting,
  { id: customer, as }: Changed,
  change: ContactChange,
): Promise<Kinds> {
  const { addIdentifiers: added, removeIdentifiers: removed, primaryIdentifiers: first } = change;
  const { restoreIdentifiers: restored } = change;
  if (![added, removed, restored, first].some((list) => list?.length)) return {};
  const { tenant } = setting;
  const before = await readContacts(tx, tenant, customer);
  for (const [field, ids] of Object.entries({
    removeIdentifiers: removed,
    primaryIdentifiers: first,
  }))
    if (ids?.some((id) => !before.some((one) => one.id === id)))
      refuseField(field, 'must name identifiers of this customer');
  if (removed?.length) await remove(tx, setting, customer, removed);
  for (const [place, one] of (added ?? []).entries())
    await add(tx, setting, { id: customer, as }, one, `addIdentifiers.${place}.value`);
  const wereFirst = restored?.length ? await restore(tx, tenant, customer, restored) : [];
  await putFirst(tx, tenant, customer, [...wereFirst, ...(first ?? [])]);
  const after = await readContacts(tx, tenant, customer);
  return differences(before, after);
}

function differences(
  before: readonly { kind: Contact['kind']; value: string }[],
  after: readonly { kind: Contact['kind']; value: string }[],
): Kinds {
  const valuesOf = (all: typeof before, kind: Contact['kind']) =>
    all.filter((one) => one.kind === kind).map((one) => one.value);
  const kinds = (['email', 'phone'] as const).map((kind) => {
    const [from, to] = [valuesOf(before, kind), valuesOf(after, kind)];
    return from.join('\n') === to.join('\n') ? [] : [[kind, { from, to }] as const];
  });
  return Object.fromEntries(kinds.flat());
}

async function remove(
  tx: Tx,
  setting: Setting,
  customer: string,
  ids: readonly string[],
): Promise<void> {
  const { rows } = await sql<Gone>`DELETE FROM clientele.identifiers i
    WHERE i.tenant_id = ${setting.tenant} AND i.customer_id = ${customer} AND i.id = ANY (${ids}::uuid[])
    RETURNING i.kind, i.key, to_jsonb(i) AS row`.execute(tx);
  await markRemoved(tx, setting, customer, rows);
}

/**
 * Puts identifiers back that were removed within the last day, as they were.
 * @returns those that stood first
 * @throws {Refusal} `invalid_input` for one that was not removed, or too long ago
 */
async function restore(
  tx: Tx,
  tenant: string,
  customer: string,
  ids: readonly string[],
): Promise<string[]> {
  const kept = await takeRemoved(tx, tenant, customer, ids, undoSince());
  if (kept.length < new Set(ids).size)
    refuseField('restoreIdentifiers', 'must name what was removed within the last day');
  // The profile that brought it may be gone meanwhile.
  await sql`INSERT INTO clientele.identifiers (tenant_id, id, customer_id, kind, key, value, raw, generic, is_primary,
      verified_at, source, profile_id, first_seen_at, last_seen_at)
    SELECT ${tenant}::uuid, k.id, ${customer}::uuid, k.kind, k.key, k.value, k.raw, k.generic, false,
      k.verified_at, k.source, p.id, k.first_seen_at, k.last_seen_at
    FROM jsonb_populate_recordset(NULL::clientele.identifiers, ${JSON.stringify(kept)}::jsonb) AS k
    LEFT JOIN clientele.profiles p ON p.tenant_id = ${tenant} AND p.id = k.profile_id
    ON CONFLICT DO NOTHING`.execute(tx);
  return kept.filter(({ is_primary: isFirst }) => isFirst).map(({ id }) => id);
}

async function add(
  tx: Tx,
  setting: Setting,
  { id: customer, as }: Changed,
  { kind, value, verified }: Added,
  path: string,
): Promise<void> {
  const { tenant, reading } = setting;
  const contact = contactOf(kind, value, reading.country);
  if (contact === null)
    return refuseField(path, kind === 'email' ? 'is no e-mail address' : 'is no telephone number');
  await unmarkRemoved(tx, setting, customer, contact);
  await tx
    .insertInto('identifiers')
    .values({
      tenant_id: tenant,
      id: newId(),
      customer_id: customer,
      kind,
      key: contact.key,
      value: contact.value,
      raw: contact.raw,
      generic: contact.generic,
      is_primary: false,
      verified_at: verified === true ? now() : null,
      source: as,
      first_seen_at: now(),
      last_seen_at: now(),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'customer_id', 'kind', 'key'])
        .doUpdateSet({ verified_at: sql`coalesce(identifiers.verified_at, excluded.verified_at)` }),
    )
    .execute();
}

/** Those that are named become first; where none is, the one that has been known longest does. */
async function putFirst(
  tx: Tx,
  tenant: string,
  customer: string,
  ids: readonly string[],
): Promise<void> {
  await sql`UPDATE clientele.identifiers i SET is_primary = false
    WHERE i.tenant_id = ${tenant} AND i.customer_id = ${customer} AND i.is_primary
      AND i.kind IN (SELECT o.kind FROM clientele.identifiers o
        WHERE o.tenant_id = ${tenant} AND o.customer_id = ${customer} AND o.id = ANY (${ids}::uuid[]))`.execute(
    tx,
  );
  await sql`UPDATE clientele.identifiers i SET is_primary = true
    FROM (
      SELECT DISTINCT ON (o.kind) o.id FROM clientele.identifiers o
      WHERE o.tenant_id = ${tenant} AND o.customer_id = ${customer}
      ORDER BY o.kind, o.is_primary DESC, o.id = ANY (${ids}::uuid[]) DESC, o.first_seen_at, o.key
    ) AS chosen
    WHERE i.tenant_id = ${tenant} AND i.customer_id = ${customer} AND i.id = chosen.id AND NOT i.is_primary`.execute(
    tx,
  );
}
