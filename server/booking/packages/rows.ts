import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { SoldPackage } from '#contract/booking/packages';
import type { Tx } from '#platform/tx';
import { stateOf } from './rules.ts';
import { todayAt } from './today.ts';

interface Row extends Pick<
  SoldPackage,
  'id' | 'kind' | 'customer' | 'unit' | 'isShared' | 'services' | 'endsOn' | 'frozenOn'
> {
  readonly amount: number | null;
  readonly used: number;
  /** What staff took away; below 0: what they added. */
  readonly adjusted: number;
  readonly priceMinor: bigint;
  readonly currency: string;
  readonly boughtAt: Date;
  readonly activatedAt: Date | null;
  readonly cancelled: boolean;
}

/** Services of kind `k`, with their names. */
export const servicesOf =
  sql.raw(`(SELECT coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) ORDER BY s.position, s.id), '[]')
  FROM clientele.package_kind_services f
  JOIN clientele.services s ON s.tenant_id = f.tenant_id AND s.id = f.service_id
  WHERE f.tenant_id = k.tenant_id AND f.kind_id = k.id)`);

/**
 * Packages that meet a condition on `p`, of kind `k`, newest first. As `caller` or `engine`.
 * @param limit how many at most
 */
export async function readPackages(
  tx: Tx,
  tenant: string,
  where: RawBuilder<SqlBool>,
  limit: number,
): Promise<SoldPackage[]> {
  const { rows } = await sql<Row>`
    SELECT p.id, json_build_object('id', k.id, 'name', k.name) AS kind,
      json_build_object('id', c.id, 'name', coalesce(c.name, '')) AS customer, p.unit, p.amount, p.used,
      (SELECT coalesce(sum(u.amount), 0)::int FROM clientele.package_uses u
        WHERE u.tenant_id = ${tenant} AND u.package_id = p.id AND u.why = 'adjusted') AS adjusted,
      p.price_minor AS "priceMinor", p.currency, k.is_shared AS "isShared", ${servicesOf} AS services,
      p.bought_at AS "boughtAt", p.activated_at AS "activatedAt", p.ends_on::text AS "endsOn",
      p.frozen_on::text AS "frozenOn", p.cancelled_at IS NOT NULL AS cancelled
    FROM clientele.packages p
    JOIN clientele.package_kinds k ON k.tenant_id = p.tenant_id AND k.id = p.kind_id
    JOIN clientele.customers c ON c.tenant_id = p.tenant_id AND c.id = p.customer_id
    WHERE p.tenant_id = ${tenant} AND ${where} ORDER BY p.id DESC LIMIT ${limit}`.execute(tx);
  if (rows.length === 0) return [];
  const today = await todayAt(tx, tenant);
  return rows.map((row) => shown(row, today));
}

function shown(row: Row, today: string): SoldPackage {
  const {
    amount,
    used,
    adjusted,
    priceMinor,
    currency,
    boughtAt,
    activatedAt,
    cancelled,
    ...rest
  } = row;
  const left = amount === null ? null : amount - used;
  const { endsOn, frozenOn } = rest;
  return {
    ...rest,
    total: amount === null ? null : amount - adjusted,
    used: used - adjusted,
    left,
    state: stateOf(
      { cancelled, activated: activatedAt !== null, frozen: frozenOn !== null, endsOn, left },
      today,
    ),
    price: { minor: String(priceMinor), currency },
    boughtAt: boughtAt.toISOString(),
    activatedAt: activatedAt?.toISOString() ?? null,
  };
}

/** A condition on `p` of kind `k`: it is this customer's, or one of their household shares it. */
export const usableBy = (tenant: string, customer: string | null) =>
  sql<SqlBool>`(p.customer_id = ${customer}::uuid OR k.is_shared AND EXISTS (
    SELECT FROM clientele.household_members m
    JOIN clientele.household_members o ON o.tenant_id = ${tenant} AND o.household_id = m.household_id
    WHERE m.tenant_id = ${tenant} AND m.customer_id = ${customer}::uuid AND o.customer_id = p.customer_id))`;
