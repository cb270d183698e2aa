import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import { faultOf, type PackageFault, type Standing } from './rules.ts';

/** Why a package that pays for a booking does not on another day, or null. @param day local, as `2026-01-31` */
export async function faultOn(
  tx: Tx,
  tenant: string,
  id: string,
  day: string,
): Promise<PackageFault> {
  const { rows } = await sql<Omit<Standing, 'activated' | 'left'>>`
    SELECT cancelled_at IS NOT NULL AS cancelled, frozen_on IS NOT NULL AS frozen, ends_on::text AS "endsOn"
    FROM clientele.packages WHERE tenant_id = ${tenant} AND id = ${id}`.execute(tx);
  const [row] = rows;
  if (row === undefined) return 'package_of_another';
  return faultOf({ ...row, left: null }, { fits: true, day, amount: 0 });
}
