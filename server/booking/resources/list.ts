import { mostResources, type Resource } from '#contract/booking/resources';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { resourceOf } from './rows.ts';

/** What bookings of a business take, in its order, archived ones last. */
export async function listResources(tx: Tx, tenant: string): Promise<Resource[]> {
  const rows = await shown(tx, tenant)
    .orderBy((order) => order('archived_at', 'is not', null))
    .orderBy('position')
    .orderBy('name')
    .limit(mostResources)
    .execute();
  return rows.map(resourceOf);
}

/** One of them, held until the transaction ends. @throws {Refusal} `not_found` */
export async function holdResource(tx: Tx, tenant: string, id: string): Promise<Resource> {
  return found(await shown(tx, tenant).where('id', '=', id).forUpdate().execute());
}

/** One of them. @throws {Refusal} `not_found` */
export async function readResource(tx: Tx, tenant: string, id: string): Promise<Resource> {
  return found(await shown(tx, tenant).where('id', '=', id).execute());
}

// The places that a service has at once are its own, and nobody sees them.
const shown = (tx: Tx, tenant: string) =>
  tx
    .selectFrom('resources')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('kind', '<>', 'service');

function found([row]: readonly Parameters<typeof resourceOf>[0][]): Resource {
  return row === undefined ? refuse('not_found') : resourceOf(row);
}
