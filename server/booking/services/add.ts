import { changesBetween, record } from '#audit';
import { mostServices, type Bookable, type serviceOperations } from '#contract/booking/services';
import type { BodyOf } from '#contract/operation';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuse, refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { raiseRules } from '../state/version.ts';
import { columnsOf } from './columns.ts';
import { putLocations } from './locations.ts';
import { plainService } from './plain.ts';
import { readService } from './read.ts';
import { serviceFault } from './rules.ts';
import { freeSlug } from './slug.ts';
import { told, toldFields } from './told.ts';

/**
 * Adds a service at the end. A taken slug breaks `services_slug_key`; one that is made of the name is never taken.
 * @throws {Refusal} `limit_reached`; `invalid_input` where what is said does not go together
 */
export async function addService(
  tx: Tx,
  who: Tenanted,
  { locations = [], ...said }: BodyOf<typeof serviceOperations.createService>,
): Promise<Bookable> {
  const { tenant } = who;
  // First: whoever else adds one waits here, so that slug and place are this one's own.
  await raiseRules(tx, tenant);
  const whole = {
    ...plainService,
    ...said,
    slug: said.slug ?? (await freeSlug(tx, tenant, said.name)),
    currency: said.currency ?? (await currencyOf(tx, tenant)),
  };
  const fault = serviceFault(whole);
  if (fault !== null) refuseField(...fault);
  const id = newId();
  const at = now();
  await tx
    .insertInto('services')
    .values({
      ...columnsOf(whole),
      tenant_id: tenant,
      id,
      position: await nextPlace(tx, tenant),
      created_at: at,
      updated_at: at,
    })
    .execute();
  await putLocations(tx, tenant, id, locations);
  const added = await readService(tx, tenant, id);
  await record(tx, who, {
    type: 'service.added',
    subject: { kind: 'service', id },
    changes: changesBetween({}, told(added), toldFields),
  });
  return added;
}

/** The place after the last unarchived service. @throws {Refusal} `limit_reached` */
export async function nextPlace(tx: Tx, tenant: string): Promise<number> {
  const { last, count } = await tx
    .selectFrom('services')
    .select((select) => [
      select.fn.max('position').as('last'),
      select.fn.countAll<bigint>().as('count'),
    ])
    .where('tenant_id', '=', tenant)
    .where('archived_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (count >= mostServices) refuse('limit_reached', { facts: { most: mostServices } });
  return last === null ? 0 : last + 1;
}

async function currencyOf(tx: Tx, tenant: string): Promise<string> {
  const { currency } = await tx
    .selectFrom('tenants')
    .select('currency')
    .where('id', '=', tenant)
    .executeTakeFirstOrThrow();
  return currency;
}
