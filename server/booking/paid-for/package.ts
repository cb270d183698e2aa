import { sql } from 'kysely';
import type { Describe } from '#platform/subject-port';
import { buyerOf } from './buyer.ts';
import { languageFor, packageIn } from './words.ts';

interface Row {
  readonly customer: string;
  readonly name: string;
  readonly unit: 'minutes' | 'visits';
  readonly amount: number | null;
}

/** What a payment for a package is for: how it is called and how much there is of it, in the buyer's language. */
export const describePackage: Describe = async (tx, tenant, id) => {
  const { rows } = await sql<Row>`
    SELECT p.customer_id AS customer, k.name, p.unit, p.amount FROM clientele.packages p
    JOIN clientele.package_kinds k ON k.tenant_id = p.tenant_id AND k.id = p.kind_id
    WHERE p.tenant_id = ${tenant} AND p.id = ${id}`.execute(tx);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { customer } = row;
  const language = await languageFor(tx, tenant, customer, null);
  return {
    words: packageIn(language, row),
    reference: null,
    customer,
    buyer: await buyerOf(tx, tenant, customer),
    language,
    taxRate: null,
  };
};
