import { sql } from 'kysely';
import type { OwnRecord } from '#contract/portal';
import { readAddresses, readContacts } from '#identity';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Customer } from '#platform/who';

type Row = Omit<OwnRecord, 'contacts' | 'addresses'>;

/**
 * What a business knows of the customer who asks, as far as it is theirs to see and change.
 * @throws {Refusal} `not_found` once there is nothing left of them
 */
export async function readOwnRecord(tx: Tx, who: Customer): Promise<OwnRecord> {
  const { tenant, customer } = who;
  const [{ rows }, contacts, addresses] = await Promise.all([
    sql<Row>`
      SELECT c.id, c.version, c.name, c.given_name AS "givenName", c.family_name AS "familyName",
        c.full_name AS "fullName", c.birth_date AS "birthDate", c.language
      FROM clientele.customers c
      WHERE c.tenant_id = ${tenant} AND c.id = ${customer} AND c.erased_at IS NULL`.execute(tx),
    readContacts(tx, tenant, customer),
    readAddresses(tx, tenant, customer),
  ]);
  const [row] = rows;
  if (row === undefined) return refuse('not_found');
  return {
    ...row,
    contacts: contacts.map(({ id, kind, value, verifiedAt, primary }) => ({
      id,
      kind,
      value,
      verifiedAt,
      primary,
    })),
    addresses: addresses.map(({ id, line1, line2, city, region, postcode, country, primary }) => ({
      id,
      line1,
      line2,
      city,
      region,
      postcode,
      country,
      primary,
    })),
  };
}
