import { refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';

/** For which services a kind of package is, in place of those that it was for. @throws {Refusal} `invalid_input` for one that is none */
export async function putServices(
  tx: Tx,
  tenant: string,
  kind: string,
  services: readonly string[],
): Promise<void> {
  const wanted = [...new Set(services)];
  const there = await tx
    .selectFrom('services')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('id', 'in', wanted.length === 0 ? [kind] : wanted)
    .execute();
  if (there.length !== wanted.length) refuseField('services', 'must be services of the business');
  await tx
    .deleteFrom('package_kind_services')
    .where('tenant_id', '=', tenant)
    .where('kind_id', '=', kind)
    .execute();
  if (wanted.length > 0)
    await tx
      .insertInto('package_kind_services')
      .values(wanted.map((id) => ({ tenant_id: tenant, kind_id: kind, service_id: id })))
      .execute();
}
