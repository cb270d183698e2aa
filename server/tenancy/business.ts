import type { z } from 'zod';
import { changesBetween, record } from '#audit';
import type { business, businessOperations } from '#contract/tenancy/business';
import type { BodyOf } from '#contract/operation';
import { now } from '#platform/clock';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';

/** A business as its staff see it. */
export type Business = z.input<typeof business>;

/** What of a business can be changed; only what is given changes. */
export type BusinessChange = BodyOf<typeof businessOperations.updateBusiness>;

/** Reads a business. @throws {Refusal} `not_found` */
export async function readBusiness(tx: Tx, tenant: string): Promise<Business> {
  const row = await tx
    .selectFrom('tenants')
    .selectAll()
    .where('id', '=', tenant)
    .executeTakeFirst();
  return row === undefined ? refuse('not_found') : businessOf(row);
}

/** The business at an address in links, as in `/b/lengolf`; undefined where there is none. As `gate`. */
export async function findBusiness(tx: Tx, slug: string): Promise<Business | undefined> {
  const row = await tx
    .selectFrom('tenants')
    .selectAll()
    .where('slug', '=', slug)
    .executeTakeFirst();
  return row && businessOf(row);
}

/** Changes what the business says of itself. A taken slug breaks `tenants_slug_key`. */
export async function changeBusiness(
  tx: Tx,
  who: Tenanted,
  change: BusinessChange,
): Promise<Business> {
  const before = await readBusiness(tx, who.tenant);
  const { slug, name, timeZone, currency, country, language, accent } = change;
  const row = await tx
    .updateTable('tenants')
    .set({
      updated_at: now(),
      ...(slug !== undefined && { slug }),
      ...(name !== undefined && { name }),
      ...(timeZone !== undefined && { time_zone: timeZone }),
      ...(currency !== undefined && { currency }),
      ...(country !== undefined && { country }),
      ...(language !== undefined && { language }),
      ...(accent !== undefined && { accent }),
    })
    .where('id', '=', who.tenant)
    .returningAll()
    .executeTakeFirstOrThrow();
  const after = businessOf(row);
  await record(tx, who, {
    type: 'business.changed',
    subject: { kind: 'business', id: who.tenant },
    changes: changesBetween(before, after, businessFields),
  });
  return after;
}

const businessFields = [
  'slug',
  'name',
  'timeZone',
  'currency',
  'country',
  'language',
  'accent',
] as const;

/** A row of tenants as its staff see it. */
export function businessOf(row: {
  id: string;
  slug: string;
  name: string;
  time_zone: string;
  currency: string;
  country: string;
  language: string;
  accent: string;
  is_demo: boolean;
  created_at: Date;
  updated_at: Date;
}): Business {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    timeZone: row.time_zone,
    currency: row.currency,
    country: row.country,
    language: row.language as Business['language'],
    accent: row.accent,
    isDemo: row.is_demo,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
