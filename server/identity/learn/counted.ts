import { sql } from 'kysely';

/** How many contacts of a kind each customer has. */
export const contactsOf = (tenant: string, kind: 'email' | 'phone') => sql`
  SELECT i.customer_id, count(*)::int AS has FROM clientele.identifiers i
  WHERE i.tenant_id = ${tenant} AND i.kind = ${kind} GROUP BY i.customer_id`;

/** Of each customer the most ids that one source knows them by. */
export const outsideOf = (tenant: string) => sql`
  SELECT s.customer_id, max(s.has) AS has FROM (
    SELECT l.customer_id, count(*)::int AS has FROM clientele.links l
    JOIN clientele.profiles p ON p.tenant_id = ${tenant} AND p.id = l.profile_id AND p.outside_id IS NOT NULL
    WHERE l.tenant_id = ${tenant} AND l.ended_at IS NULL GROUP BY l.customer_id, p.source) AS s
  GROUP BY s.customer_id`;
