import { listServices, readService } from '#booking';
import type { Bookable } from '#contract/booking/services';
import type { Tx } from '#platform/tx';

/** Services of a business by their names in links. */
export type Bookables = ReadonlyMap<string, Bookable>;

/** What can be booked at a business. As `caller` or `engine`. */
export async function readBookables(tx: Tx, tenant: string): Promise<Bookables> {
  const all = new Map<string, Bookable>();
  for (const { id, slug } of await listServices(tx, tenant))
    all.set(slug, await readService(tx, tenant, id));
  return all;
}
