import type { z } from 'zod';
import type { valueSource } from '#contract/customer';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Customer } from '#platform/who';
import { sourceOf, type Source } from '../keep/sources.ts';

/** The name a customer is shown by, and who said it. As `engine`, about nobody but the caller. */
export async function readValueSources(
  tx: Tx,
  { tenant, customer }: Customer,
): Promise<{ name: string | null; source: z.output<typeof valueSource> | null }> {
  const row = await tx
    .selectFrom('customers')
    .select(['name', 'full_name', 'given_name', 'family_name', 'company', 'sources'])
    .where('tenant_id', '=', tenant)
    .where('id', '=', customer)
    .executeTakeFirst();
  if (row === undefined) return refuse('not_found');
  if (row.name === '') return { name: null, source: null };
  const field =
    row.full_name !== null
      ? 'fullName'
      : row.given_name !== null
        ? 'givenName'
        : row.family_name !== null
          ? 'familyName'
          : 'company';
  const said = sourceOf(row.sources as unknown as readonly Source[], field);
  if (said === undefined) return { name: row.name, source: null };
  const { source, profile, user, at } = said;
  return { name: row.name, source: { source, profile, user, at } };
}
