import { sql } from 'kysely';
import type { CustomerRow } from '#contract/customer';
import type { Tx } from '#platform/tx';

type Row = Omit<CustomerRow, 'createdAt' | 'updatedAt'> & { createdAt: Date; updatedAt: Date };

/**
 * What lists show of these customers, in this order.
 * @param fields keys of own fields whose values are wanted
 */
export async function rowsOf(
  tx: Tx,
  tenant: string,
  ids: readonly string[],
  fields: readonly string[] = [],
): Promise<CustomerRow[]> {
  if (ids.length === 0) return [];
  const first = (kind: 'email' | 'phone') => sql`(SELECT i.value FROM clientele.identifiers i
    WHERE i.tenant_id = ${tenant} AND i.customer_id = c.id AND i.kind = ${kind} AND i.is_primary)`;
  const { rows } = await sql<Row>`
    SELECT c.id, c.name, c.company, ${first('email')} AS email, ${first('phone')} AS phone,
      c.created_at AS "createdAt", c.updated_at AS "updatedAt",
      (SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'color', t.color) ORDER BY t.name), '[]')
        FROM clientele.customer_tags o
        JOIN clientele.tags t ON t.tenant_id = ${tenant} AND t.id = o.tag_id
        WHERE o.tenant_id = ${tenant} AND o.customer_id = c.id) AS tags,
      (SELECT count(*)::int FROM clientele.links l
        WHERE l.tenant_id = ${tenant} AND l.customer_id = c.id AND l.ended_at IS NULL) AS profiles,
      EXISTS (SELECT FROM clientele.reviews r
        WHERE r.tenant_id = ${tenant} AND r.customer_id = c.id AND r.state = 'open') AS "inReview",
      c.birth_date AS "birthDate", c.language,
      (SELECT a.city FROM clientele.addresses a
        WHERE a.tenant_id = ${tenant} AND a.customer_id = c.id AND a.city <> ''
        ORDER BY a.is_primary DESC, a.last_seen_at DESC LIMIT 1) AS city,
      ${valuesOf(tenant, fields)} AS values
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS wanted (id, place)
    JOIN clientele.customers c ON c.tenant_id = ${tenant} AND c.id = wanted.id
    ORDER BY wanted.place`.execute(tx);
  return rows.map((row) =>
    Object.assign(row, {
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
    }),
  );
}

function valuesOf(tenant: string, fields: readonly string[]) {
  if (fields.length === 0) return sql`'{}'::json`;
  return sql`(SELECT coalesce(json_object_agg(f.key, v.value), '{}')
    FROM clientele.customer_values v
    JOIN clientele.custom_fields f ON f.tenant_id = ${tenant} AND f.id = v.field_id AND f.key = ANY (${fields}::text[])
    WHERE v.tenant_id = ${tenant} AND v.customer_id = c.id)`;
}
