import { sql } from 'kysely';
import type { Tx } from '#platform/tx';

/** How long a service may be had, and what that costs before any rule of prices. */
export interface OptionRules {
  readonly id: string;
  readonly name: string;
  readonly minutes: number;
  readonly priceMinor: bigint;
}

/** What a service says of itself, apart from whom it takes. */
export interface ServiceRow {
  readonly id: string;
  readonly slug: string;
  readonly isActive: boolean;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly notice: number;
  readonly windowDays: number;
  readonly grid: number;
  readonly gridFrom: 'midnight' | 'opening';
  readonly dailyCap: number | null;
  readonly capResource: string | null;
  readonly seats: number | null;
  readonly partyMin: number;
  readonly partyMax: number;
  readonly currency: string;
  readonly options: readonly OptionRules[];
  /** Where it is said to be had; none: wherever its resources are. */
  readonly locations: readonly string[];
  /** Which edition of the business's rules this is. */
  readonly version: bigint;
}

/** A service that is not archived, with its options; undefined when there is none. */
export async function readService(
  tx: Tx,
  tenant: string,
  service: string,
): Promise<ServiceRow | undefined> {
  const { rows } = await sql<
    Omit<ServiceRow, 'options'> & { readonly options: readonly Written[] }
  >`
    SELECT s.id, s.slug, s.is_active AS "isActive", s.buffer_before AS "bufferBefore",
      s.buffer_after AS "bufferAfter", s.notice_minutes AS notice, s.window_days AS "windowDays",
      s.grid_minutes AS grid, s.grid_from AS "gridFrom", s.daily_cap AS "dailyCap",
      s.cap_resource_id AS "capResource", s.seats, s.party_min AS "partyMin", s.party_max AS "partyMax",
      s.currency,
      (SELECT coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'minutes', o.minutes,
          'priceMinor', o.price_minor::text) ORDER BY o.position, o.id), '[]')
        FROM clientele.service_options o
        WHERE o.tenant_id = ${tenant} AND o.service_id = s.id AND o.archived_at IS NULL) AS options,
      (SELECT coalesce(json_agg(l.location_id ORDER BY l.location_id), '[]')
        FROM clientele.service_locations l
        JOIN clientele.locations p ON p.tenant_id = ${tenant} AND p.id = l.location_id AND p.archived_at IS NULL
        WHERE l.tenant_id = ${tenant} AND l.service_id = s.id) AS locations,
      coalesce((SELECT b.rules_version FROM clientele.booking_settings b WHERE b.tenant_id = ${tenant}), 0)
        AS version
    FROM clientele.services s
    WHERE s.tenant_id = ${tenant} AND s.id = ${service} AND s.archived_at IS NULL`.execute(tx);
  const [row] = rows;
  return row && { ...row, options: row.options.map(exact) };
}

/** As JSON has it, which knows no whole numbers of that size. */
type Written = Omit<OptionRules, 'priceMinor'> & { readonly priceMinor: string };

const exact = (option: Written): OptionRules => ({
  ...option,
  priceMinor: BigInt(option.priceMinor),
});
