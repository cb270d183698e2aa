import { readAddresses, readContacts } from '#identity';
import type { PaidFor } from '#platform/subject-port';
import type { Tx } from '#platform/tx';

/** Who buys, as they are known today: documents keep what this says. Null for somebody without a name. */
export async function buyerOf(tx: Tx, tenant: string, customer: string): Promise<PaidFor['buyer']> {
  const row = await tx
    .selectFrom('customers')
    .select('name')
    .where('tenant_id', '=', tenant)
    .where('id', '=', customer)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  if (!row?.name) return null;
  const contacts = await readContacts(tx, tenant, customer);
  const [address] = await readAddresses(tx, tenant, customer);
  return {
    name: row.name,
    email: contacts.find(({ kind }) => kind === 'email')?.value ?? null,
    address: address === undefined ? null : written(address),
  };
}

type Address = Awaited<ReturnType<typeof readAddresses>>[number];

/** An address as it stands on a letter. */
function written({ line1, line2, city, region, postcode, country }: Address): string {
  const town = [postcode, city, region].filter(Boolean).join(' ');
  return [line1, line2, town, country].filter(Boolean).join('\n');
}
