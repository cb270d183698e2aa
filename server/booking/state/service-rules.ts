import { sql } from 'kysely';
import type { Tx } from '#platform/tx';

/** How long a service may be had, and what that costs before any rule of prices. */
export interface OptionRules {
  readonly id: string;
  readonly name: string;
  readonly minutes: number;
  readonly priceMinor: bigint;
}

/** Another price at some starts; what it means is for the prices of services to say. */
export interface PriceRow {
  readonly id: string;
  readonly option: string | null;
  readonly location: string | null;
  readonly weekdays: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly priceMinor: bigint | null;
  readonly percent: number | null;
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
  readonly isPerPerson: boolean;
  readonly prices: readonly PriceRow[];
  readonly options: readonly OptionRules[];
  /** Where it is said to be had; none: wherever its resources are. */
  readonly locations: readonly string[];
  /** Which edition of the business's rules this is; null where nobody has said any. */
  readonly edition: string | null;
}

/**
 * Which edition of a business's rules the database has: another one as soon as anybody changes any, or a place. What wrote it is
 * in it, so that one that was undone and one that stands are never alike.
 */
export const editionOf = (tenant: string) => sql<string | null>`(
  SELECT b.rules_version::text || ':' || b.xmin::text || ':' || coalesce((
    SELECT max(l.updated_at)::text FROM clientele.locations l WHERE l.tenant_id = ${tenant}), '')
  FROM clientele.booking_settings b WHERE b.tenant_id = ${tenant})`;

/** A service that is not archived, with its options; undefined when there is none. */
export async function readService(
  tx: Tx,
  tenant: string,
  service: string,
): Promise<ServiceRow | undefined> {
  const { rows } = await sql<Row>`
    SELECT s.id, s.slug, s.is_active AS "isActive", s.buffer_before AS "bufferBefore",
      s.buffer_after AS "bufferAfter", s.notice_minutes AS notice, s.window_days AS "windowDays",
      s.grid_minutes AS grid, s.grid_from AS "gridFrom", s.daily_cap AS "dailyCap",
      s.cap_resource_id AS "capResource", s.seats, s.party_min AS "partyMin", s.party_max AS "partyMax",
      s.currency, s.is_per_person AS "isPerPerson",
      (SELECT coalesce(json_agg(json_build_object('id', p.id, 'option', p.option_id, 'location', p.location_id,
          'weekdays', p.weekdays, 'from', p.from_minute, 'to', p.to_minute, 'priceMinor', p.price_minor::text,
          'percent', p.percent) ORDER BY p.position, p.id), '[]')
        FROM clientele.service_prices p WHERE p.tenant_id = ${tenant} AND p.service_id = s.id) AS prices,
      (SELECT coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'minutes', o.minutes,
          'priceMinor', o.price_minor::text) ORDER BY o.position, o.id), '[]')
        FROM clientele.service_options o
        WHERE o.tenant_id = ${tenant} AND o.service_id = s.id AND o.archived_at IS NULL) AS options,
      (SELECT coalesce(json_agg(l.location_id ORDER BY l.location_id), '[]')
        FROM clientele.service_locations l
        JOIN clientele.locations p ON p.tenant_id = ${tenant} AND p.id = l.location_id AND p.archived_at IS NULL
        WHERE l.tenant_id = ${tenant} AND l.service_id = s.id) AS locations,
      ${editionOf(tenant)} AS edition
    FROM clientele.services s
    WHERE s.tenant_id = ${tenant} AND s.id = ${service} AND s.archived_at IS NULL`.execute(tx);
  const [row] = rows;
  return row && { ...row, options: row.options.map(exact), prices: row.prices.map(exact) };
}

/** As JSON has amounts: it knows no whole numbers of that size. */
type Written<T> = Omit<T, 'priceMinor'> & { readonly priceMinor: string | null };

interface Row extends Omit<ServiceRow, 'options' | 'prices'> {
  readonly options: readonly Written<OptionRules>[];
  readonly prices: readonly Written<PriceRow>[];
}

function exact<T extends { readonly priceMinor: bigint | null }>(written: Written<T>): T {
  const { priceMinor } = written;
  return { ...written, priceMinor: priceMinor === null ? null : BigInt(priceMinor) } as T;
}
