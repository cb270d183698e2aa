import { record } from '#audit';
import type { Bookable } from '#contract/booking/services';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { nextPlace } from './add.ts';
import { lockService } from './lock.ts';
import { readService } from './read.ts';

/**
 * Archives a service, or brings it back at the end; nothing happens when it is so already. A slug that another has taken since
 * breaks `services_slug_key`.
 * @throws {Refusal} `not_found`, `limit_reached`
 */
export async function setServiceArchived(
  tx: Tx,
  who: Tenanted,
  id: string,
  archived: boolean,
): Promise<Bookable> {
  const { tenant } = who;
  const before = await lockService(tx, tenant, id);
  if ((before.archived_at !== null) === archived) return readService(tx, tenant, id);
  const at = now();
  await tx
    .updateTable('services')
    .set(
      archived
        ? { archived_at: at, updated_at: at }
        : { archived_at: null, updated_at: at, position: await nextPlace(tx, tenant) },
    )
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute();
  await record(tx, who, {
    type: archived ? 'service.archived' : 'service.restored',
    subject: { kind: 'service', id },
  });
  return readService(tx, tenant, id);
}
