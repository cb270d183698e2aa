import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { PackageKind } from '#contract/booking/packages';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { servicesOf } from './rows.ts';

type Row = Omit<PackageKind, 'price' | 'archivedAt'> & {
  readonly priceMinor: bigint;
  readonly currency: string;
  readonly archivedAt: Date | null;
};

/** The kinds of packages by name, archived ones last. As `caller`. */
export const listKinds = (tx: Tx, tenant: string): Promise<PackageKind[]> =>
  readKinds(tx, tenant, sql`true`);

/** One of them. @throws {Refusal} `not_found` */
export async function findKind(tx: Tx, tenant: string, id: string): Promise<PackageKind> {
  const [one] = await readKinds(tx, tenant, sql`k.id = ${id}`);
  return one ?? refuse('not_found');
}

async function readKinds(
  tx: Tx,
  tenant: string,
  where: RawBuilder<SqlBool>,
): Promise<PackageKind[]> {
  const { rows } = await sql<Row>`
    SELECT k.id, k.name, k.description, k.unit, k.amount, k.price_minor AS "priceMinor", k.currency,
      k.valid_days AS "validDays", k.starts, k.is_shared AS "isShared", ${servicesOf} AS services,
      (SELECT count(*)::int FROM clientele.packages p WHERE p.tenant_id = ${tenant} AND p.kind_id = k.id) AS sold,
      k.archived_at AS "archivedAt"
    FROM clientele.package_kinds k WHERE k.tenant_id = ${tenant} AND ${where}
    ORDER BY k.archived_at IS NOT NULL, lower(k.name), k.id`.execute(tx);
  return rows.map(({ priceMinor, currency, archivedAt, ...row }) => ({
    ...row,
    price: { minor: String(priceMinor), currency },
    archivedAt: archivedAt?.toISOString() ?? null,
  }));
}
