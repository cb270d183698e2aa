import { sql } from 'kysely';
import type { packageOperations, SoldPackage } from '#contract/booking/packages';
import type { QueryOf, ReplyOf } from '#contract/operation';
import { findCustomer } from '#identity';
import { nextCursor, readCursor } from '#platform/keyset';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { readPackages, usableBy } from './rows.ts';
import { readUses } from './uses.ts';

/** Most packages of one customer that are shown. */
const mostOfOne = 200;

type Listing = typeof packageOperations.listPackages;

/** Packages that were sold, newest first. As `caller`. */
export async function listPackages(
  tx: Tx,
  tenant: string,
  { kind, limit, cursor }: QueryOf<Listing>,
): Promise<ReplyOf<Listing>> {
  const [before = null] = readCursor(cursor, ['id']) ?? [];
  const rows = await readPackages(
    tx,
    tenant,
    sql`(${kind ?? null}::uuid IS NULL OR p.kind_id = ${kind ?? null}::uuid)
      AND (${before}::uuid IS NULL OR p.id < ${before}::uuid)`,
    limit + 1,
  );
  return { rows: rows.slice(0, limit), next: nextCursor(rows, limit, ({ id }) => [id]) };
}

/** What a customer has bought or may use of their household's, newest first. As `caller` or `engine`. @throws {Refusal} `not_found` */
export async function packagesOf(tx: Tx, who: Tenanted, customer: string): Promise<SoldPackage[]> {
  const { id } = await findCustomer(tx, who, customer);
  return readPackages(tx, who.tenant, usableBy(who.tenant, id), mostOfOne);
}

/** A package with what was used of it. As `caller`. @throws {Refusal} `not_found` */
export async function readPackage(
  tx: Tx,
  tenant: string,
  id: string,
): Promise<ReplyOf<typeof packageOperations.getPackage>> {
  const one = await findPackage(tx, tenant, id);
  return { ...one, uses: await readUses(tx, tenant, id) };
}

/** A package. @throws {Refusal} `not_found` */
export async function findPackage(tx: Tx, tenant: string, id: string): Promise<SoldPackage> {
  const [one] = await readPackages(tx, tenant, sql`p.id = ${id}`, 1);
  return one ?? refuse('not_found');
}
