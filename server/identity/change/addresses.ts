import { sql } from 'kysely';
import type { Change } from '#audit';
import type { CustomerChange } from '#contract/identity';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { readAddresses, type AddressRow } from '../customers/contacts.ts';
import { markRemoved, unmarkRemoved } from '../keep/removed.ts';
import { saidAs } from '../keep/sources.ts';
import { placeOf } from '../recognise/arrival.ts';
import type { Setting } from '../recognise/setting.ts';

/**
 * Removes and adds addresses of a customer, as whoever says so. One of them is always the first.
 * @throws {Refusal} `invalid_input` for an address without street, town and postcode, or not this customer's
 */
export async function changeAddresses(
  tx: Tx,
  who: Tenanted,
  setting: Setting,
  customer: string,
  {
    addAddresses: added,
    removeAddresses: removed,
  }: Pick<CustomerChange, 'addAddresses' | 'removeAddresses'>,
): Promise<{ address?: Change }> {
  if (!added?.length && !removed?.length) return {};
  const { tenant } = who;
  const before = await readAddresses(tx, tenant, customer);
  if (removed?.some((id) => !before.some((one) => one.id === id)))
    refuseField('removeAddresses', 'must name addresses of this customer');
  const { rows: gone } = await sql<{ key: string }>`DELETE FROM clientele.addresses a
    WHERE a.tenant_id = ${tenant} AND a.customer_id = ${customer} AND a.id = ANY (${removed ?? []}::uuid[])
    RETURNING a.key`.execute(tx);
  const told = gone.map(({ key }) => ({ kind: 'address' as const, key }));
  await markRemoved(tx, setting, customer, told);
  for (const [place, written] of (added ?? []).entries()) {
    const read = placeOf(written);
    if (read === null)
      return refuseField(`addAddresses.${place}`, 'needs a street, a town or a postcode');
    await unmarkRemoved(tx, setting, customer, { kind: 'address', key: read.key });
    await tx
      .insertInto('addresses')
      .values({
        ...read,
        tenant_id: tenant,
        id: newId(),
        customer_id: customer,
        is_primary: false,
        source: saidAs(who),
        first_seen_at: now(),
        last_seen_at: now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await sql`UPDATE clientele.addresses a SET is_primary = true
    FROM (
      SELECT o.id FROM clientele.addresses o WHERE o.tenant_id = ${tenant} AND o.customer_id = ${customer}
      ORDER BY o.is_primary DESC, o.first_seen_at, o.key LIMIT 1
    ) AS chosen
    WHERE a.tenant_id = ${tenant} AND a.customer_id = ${customer} AND a.id = chosen.id AND NOT a.is_primary`.execute(
    tx,
  );
  const after = await readAddresses(tx, tenant, customer);
  const [from, to] = [before.map(inOneLine), after.map(inOneLine)];
  return from.join('\n') === to.join('\n') ? {} : { address: { from, to } };
}

function inOneLine({ line1, line2, city, region, postcode, country }: AddressRow): string {
  return [line1, line2, city, region, postcode, country].filter((part) => part !== '').join(', ');
}
