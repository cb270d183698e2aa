import type { Bookable, serviceOperations } from '#contract/booking/services';
import type { BodyOf } from '#contract/operation';
import { refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { changingService } from './changing.ts';
import { columnsOf } from './columns.ts';
import { putLocations } from './locations.ts';
import { rulesAfter, serviceFault } from './rules.ts';

/**
 * Changes a service; only what is given. A taken slug breaks `services_slug_key`. Terms that are others count one version on.
 * @throws {Refusal} `not_found`; `invalid_input` where what is said does not go together
 */
export async function changeService(
  tx: Tx,
  who: Tenanted,
  id: string,
  { locations, ...change }: BodyOf<typeof serviceOperations.updateService>,
): Promise<Bookable> {
  return changingService(tx, who, id, async (before) => {
    const after = rulesAfter(before, change);
    const fault = serviceFault(after);
    if (fault !== null) refuseField(...fault);
    const terms_version = before.termsVersion + Number(after.terms !== before.terms);
    await tx
      .updateTable('services')
      .set({ ...columnsOf(after), terms_version })
      .where('tenant_id', '=', who.tenant)
      .where('id', '=', id)
      .execute();
    if (locations !== undefined) await putLocations(tx, who.tenant, id, locations);
  });
}
