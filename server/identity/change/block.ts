import { sql } from 'kysely';
import { record } from '#audit';
import { now } from '#platform/clock';
import { enqueue } from '#platform/enqueue';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { actorOf, type Tenanted } from '#platform/who';
import { readContacts } from '../customers/contacts.ts';
import { findCustomer } from '../customers/find.ts';
import { mostBlocked } from '../recognise/setting.ts';

/** An identifier, by the customer it stands with. */
interface IdentifierPlace {
  readonly id: string;
  readonly identifier: string;
}

/**
 * Declares a value worthless for recognising people, in the whole business: whoever shares it is no likelier to be one
 * person. What was linked by it before stays linked. Blocking it again changes the reason.
 * @throws {Refusal} `not_found`, `limit_reached`
 */
export async function blockIdentifier(
  tx: Tx,
  who: Tenanted,
  place: IdentifierPlace,
  reason: string,
): Promise<void> {
  const { customer, kind, key, value, block } = await contactAt(tx, who, place);
  if (block?.reason === reason) return;
  if (block === null) await roomForOne(tx, who.tenant);
  if (block === null) await enqueue(tx, 'links.examine', { tenant: who.tenant });
  const said = { reason, blocked_by: actorOf(who), blocked_at: now(), found_with: null };
  await tx
    .insertInto('blocked_values')
    .values({ tenant_id: who.tenant, kind, key, ...said })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'kind', 'key']).doUpdateSet(said))
    .execute();
  await record(tx, who, {
    type: 'customer.blocked',
    subject: { kind: 'customer', id: customer },
    customer,
    changes: { [kind]: { to: value }, reason: { from: block?.reason, to: reason } },
  });
}

/** Lets a value count again; nothing happens where it counts already. @throws {Refusal} `not_found` */
export async function unblockIdentifier(
  tx: Tx,
  who: Tenanted,
  place: IdentifierPlace,
): Promise<void> {
  const { customer, kind, key, value, block } = await contactAt(tx, who, place);
  if (block === null) return;
  await tx
    .deleteFrom('blocked_values')
    .where('tenant_id', '=', who.tenant)
    .where('kind', '=', kind)
    .where('key', '=', key)
    .execute();
  await record(tx, who, {
    type: 'customer.unblocked',
    subject: { kind: 'customer', id: customer },
    customer,
    changes: { [kind]: { to: value } },
  });
}

async function contactAt(tx: Tx, who: Tenanted, { id, identifier }: IdentifierPlace) {
  const { id: customer } = await findCustomer(tx, who, id);
  const contacts = await readContacts(tx, who.tenant, customer);
  const found = contacts.find((one) => one.id === identifier) ?? refuse('not_found');
  return { ...found, customer };
}

/** @throws {Refusal} `limit_reached`: matching heeds only so many */
async function roomForOne(tx: Tx, tenant: string): Promise<void> {
  const { rows } = await sql<{ all: number }>`
    SELECT count(*)::int AS all FROM clientele.blocked_values WHERE tenant_id = ${tenant}`.execute(
    tx,
  );
  if ((rows[0]?.all ?? 0) >= mostBlocked) refuse('limit_reached', { facts: { most: mostBlocked } });
}
