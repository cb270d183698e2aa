import { sql, type RawBuilder } from 'kysely';
import type { CustomerRecord } from '#contract/customer';
import type { Tx } from '#platform/tx';

/** An e-mail or phone of a customer, as shown, with what matching needs of it. */
export type ContactRow = CustomerRecord['identifiers'][number] & {
  readonly key: string;
  readonly raw: string;
  /** The profile that brought it; null where staff did. */
  readonly profile: string | null;
};

/** An address of a customer, as shown, with the profile that brought it. */
export type AddressRow = CustomerRecord['addresses'][number] & { readonly profile: string | null };

/** Others who share a value are counted up to here. */
const mostCounted = 1000;

const instantOf = (at: Date) => at.toISOString();

/** A customer's e-mails and phones, the first of each kind first. */
export async function readContacts(
  tx: Tx,
  tenant: string,
  customer: string,
): Promise<ContactRow[]> {
  const { rows } = await sql<
    Omit<ContactRow, 'verifiedAt' | 'firstSeenAt' | 'lastSeenAt'> & {
      verified: Date | null;
      first: Date;
      last: Date;
    }
  >`
    SELECT i.id, i.kind, i.value, i.key, i.raw, i.generic, i.is_primary AS primary, i.source, i.profile_id AS profile,
      i.verified_at AS verified, i.first_seen_at AS first, i.last_seen_at AS last,
      b.key IS NOT NULL AS blocked,
      CASE WHEN b.key IS NOT NULL THEN json_build_object('reason', b.reason, 'by', b.blocked_by,
        'at', to_char(b.blocked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) END AS block,
      (SELECT count(*)::int FROM (SELECT FROM clientele.identifiers o
        WHERE o.tenant_id = ${tenant} AND o.kind = i.kind AND o.key = i.key AND o.customer_id <> i.customer_id
          AND NOT EXISTS (${mergedAway(tenant, sql`o.customer_id`)})
        LIMIT ${mostCounted}) AS others) AS "sharedWith"
    FROM clientele.identifiers i
    LEFT JOIN clientele.blocked_values b ON b.tenant_id = ${tenant} AND b.kind = i.kind AND b.key = i.key
    WHERE i.tenant_id = ${tenant} AND i.customer_id = ${customer}
    ORDER BY i.kind, i.is_primary DESC, i.first_seen_at, i.key`.execute(tx);
  return rows.map(({ verified, first, last, ...row }) =>
    Object.assign(row, {
      verifiedAt: verified === null ? null : instantOf(verified),
      firstSeenAt: instantOf(first),
      lastSeenAt: instantOf(last),
    }),
  );
}

/** Whether a customer is part of another by now: what was left with it is seen by nobody until that is undone. */
export const mergedAway = (tenant: string, customer: RawBuilder<unknown>) => sql`
  SELECT FROM clientele.lineage l
  WHERE l.tenant_id = ${tenant} AND l.customer_id = ${customer} AND l.undone_at IS NULL`;

/** A customer's addresses, the first one first. */
export async function readAddresses(
  tx: Tx,
  tenant: string,
  customer: string,
): Promise<AddressRow[]> {
  const { rows } = await sql<
    Omit<AddressRow, 'firstSeenAt' | 'lastSeenAt'> & { first: Date; last: Date }
  >`
    SELECT a.id, a.line1, a.line2, a.city, a.region, a.postcode, a.country, a.is_primary AS primary, a.source,
      a.profile_id AS profile, a.first_seen_at AS first, a.last_seen_at AS last
    FROM clientele.addresses a
    WHERE a.tenant_id = ${tenant} AND a.customer_id = ${customer}
    ORDER BY a.is_primary DESC, a.first_seen_at, a.key`.execute(tx);
  return rows.map(({ first, last, ...row }) =>
    Object.assign(row, { firstSeenAt: instantOf(first), lastSeenAt: instantOf(last) }),
  );
}

/** The same of customer `c` within a larger statement, as JSON. */
export const addressesOf = (tenant: string) => sql`(
  SELECT coalesce(json_agg(json_build_object('id', a.id, 'line1', a.line1, 'line2', a.line2, 'city', a.city,
    'region', a.region, 'postcode', a.postcode, 'country', a.country, 'primary', a.is_primary, 'source', a.source,
    'profile', a.profile_id, 'firstSeenAt', ${written('first_seen_at')}, 'lastSeenAt', ${written('last_seen_at')})
    ORDER BY a.is_primary DESC, a.first_seen_at, a.key), '[]')
  FROM clientele.addresses a
  WHERE a.tenant_id = ${tenant} AND a.customer_id = c.id)`;

const written = (column: 'first_seen_at' | 'last_seen_at') =>
  sql`to_char(${sql.id('a', column)} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
