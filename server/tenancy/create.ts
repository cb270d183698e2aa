import { record } from '#audit';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { makeTenantKeys } from '#platform/keys';
import type { Tx } from '#platform/tx';
import { systemOf, type Who } from '#platform/who';

/** What a new business says of itself, with its first place. */
export interface NewBusiness {
  readonly name: string;
  readonly slug: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly country: string;
  readonly language?: string;
  readonly accent?: string;
  readonly isDemo?: boolean;
  /** At least one; a place without a time zone keeps the business's own. */
  readonly locations: readonly {
    readonly name: string;
    readonly address?: string;
    readonly timeZone?: string | undefined;
  }[];
}

/**
 * Makes a business with its keys and first places; it has no people yet. As `gate`, by a caller of no
 * tenant: the events are written as the system's. A taken slug breaks `tenants_slug_key`.
 * @returns id of the business
 */
export async function createBusiness(tx: Tx, who: Who, given: NewBusiness): Promise<string> {
  const id = newId();
  const at = now();
  const { name, slug, timeZone, currency, country, language, accent, isDemo = false } = given;
  await tx
    .insertInto('tenants')
    .values({
      id,
      slug,
      name,
      time_zone: timeZone,
      currency,
      country,
      is_demo: isDemo,
      created_at: at,
      updated_at: at,
      ...(language !== undefined && { language }),
      ...(accent !== undefined && { accent }),
    })
    .execute();
  await makeTenantKeys(tx, id);
  await tx
    .insertInto('locations')
    .values(
      given.locations.map((place) => ({
        tenant_id: id,
        id: newId(),
        name: place.name,
        address: place.address ?? '',
        time_zone: place.timeZone ?? timeZone,
        created_at: at,
        updated_at: at,
      })),
    )
    .execute();
  await record(tx, systemOf(id, who.request), {
    type: 'business.created',
    subject: { kind: 'business', id },
    facts: { demo: isDemo },
    changes: {
      name: { from: null, to: name },
      slug: { from: null, to: slug },
      timeZone: { from: null, to: timeZone },
      currency: { from: null, to: currency },
      country: { from: null, to: country },
    },
  });
  return id;
}
