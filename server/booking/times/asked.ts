import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Who } from '#platform/who';

/** A service as visitors ask for it, with the option they mean. */
export interface Asked {
  readonly tenant: string;
  readonly service: string;
  readonly option: string;
}

/**
 * The service that an address of the booking page names, where there is such a page and it is on it. As `engine`.
 * @param option the first of the service where it is not said
 * @throws {Refusal} `not_found`
 */
export async function askedByVisitor(
  tx: Tx,
  who: Who,
  slug: string,
  option: string | undefined,
): Promise<Asked> {
  const tenant = 'tenant' in who ? who.tenant : undefined;
  if (tenant === undefined) return refuse('not_found');
  const row = await tx
    .selectFrom('services as s')
    .innerJoin('booking_settings as b', 'b.tenant_id', 's.tenant_id')
    .select('s.id')
    .where('s.tenant_id', '=', tenant)
    .where('s.slug', '=', slug)
    .where('s.archived_at', 'is', null)
    .where('s.is_active', '=', true)
    .where('b.is_public', '=', true)
    .executeTakeFirst();
  if (row === undefined) return refuse('not_found');
  return { tenant, service: row.id, option: option ?? (await firstOption(tx, tenant, row.id)) };
}

/** The first option of a service. @throws {Refusal} `not_found` where it has none */
export async function firstOption(tx: Tx, tenant: string, service: string): Promise<string> {
  const row = await tx
    .selectFrom('service_options')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('service_id', '=', service)
    .where('archived_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .executeTakeFirst();
  return row === undefined ? refuse('not_found') : row.id;
}
