import type { Bookable } from '#contract/booking/services';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { rulesOf } from './columns.ts';
import { readAtOnce } from './at-once.ts';
import { readLocations } from './locations.ts';
import { readNeeds } from './needs.ts';
import { readOptions } from './options.ts';
import { readPrices } from './prices.ts';
import { readQuestions } from './questions.ts';

/** A service with all its lists, archived ones too. @throws {Refusal} `not_found` */
export async function readService(tx: Tx, tenant: string, id: string): Promise<Bookable> {
  const row = await tx
    .selectFrom('services')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return refuse('not_found');
  return {
    id,
    ...rulesOf(row),
    locations: await readLocations(tx, tenant, id),
    options: await readOptions(tx, tenant, id),
    prices: await readPrices(tx, tenant, id),
    needs: await readNeeds(tx, tenant, id),
    atOnce: await readAtOnce(tx, tenant, row.cap_resource_id),
    questions: await readQuestions(tx, tenant, id),
    termsVersion: row.terms_version,
    archivedAt: row.archived_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
