import { changesBetween, record } from '#audit';
import type { Bookable } from '#contract/booking/services';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { lockService } from './lock.ts';
import { readService } from './read.ts';
import { told, toldFields } from './told.ts';

/**
 * Changes a service and writes down what is another since. Others who change services of the business wait meanwhile.
 * @param change writes; it gets the service as it was
 * @throws {Refusal} `not_found`, and what `change` refuses
 */
export async function changingService(
  tx: Tx,
  who: Tenanted,
  id: string,
  change: (before: Bookable) => Promise<void>,
): Promise<Bookable> {
  await lockService(tx, who.tenant, id);
  const before = await readService(tx, who.tenant, id);
  await change(before);
  await tx
    .updateTable('services')
    .set({ updated_at: now() })
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .execute();
  const after = await readService(tx, who.tenant, id);
  await record(tx, who, {
    type: 'service.changed',
    subject: { kind: 'service', id },
    changes: changesBetween(told(before), told(after), toldFields),
  });
  return after;
}
