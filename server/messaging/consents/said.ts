import { sql } from 'kysely';
import type { ConsentSaid } from '#contract/consents';
import { familyOf } from '#identity';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';

/** Most lines of one customer that are read, the newest first: everybody can change their mind, nobody so often. */
const mostRead = 500;

/**
 * What a customer, and those who became part of it, said about being written to, newest first. Read through the lineage:
 * lines keep the customer they were written with.
 */
export async function readSaid(tx: Tx, tenant: string, customer: string): Promise<ConsentSaid[]> {
  const family = await familyOf(tx, tenant, customer);
  const { rows } = await sql<Omit<ConsentSaid, 'at'> & { at: Date }>`
    SELECT c.id, c.channel, c.topic, c.given, c.at, c.source, c.wording,
      json_build_object('kind', c.actor_kind, 'id', c.actor_id) AS actor
    FROM clientele.consents c
    WHERE c.tenant_id = ${tenant} AND c.customer_id = ANY (${family}::uuid[])
    ORDER BY c.id DESC LIMIT ${mostRead}`.execute(tx);
  return rows.map((row) => Object.assign(row, { at: row.at.toISOString() }));
}

/**
 * The same by any id that leads to the customer, with the name of the business that asks, in one statement.
 * @throws {Refusal} `not_found` where it leads to nobody
 */
export async function readSaidOf(
  tx: Tx,
  tenant: string,
  wanted: string,
): Promise<{ business: string; said: ConsentSaid[] }> {
  const { rows } = await sql<{ business: string; said: ConsentSaid[] }>`
    SELECT t.name AS business, (
      WITH RECURSIVE family (id) AS (
        SELECT o.id
        UNION
        SELECT l.customer_id FROM family
        JOIN clientele.lineage l ON l.tenant_id = ${tenant} AND l.survivor_id = family.id AND l.undone_at IS NULL
      )
      SELECT coalesce(json_agg(line ORDER BY line.id DESC), '[]') FROM (
        SELECT c.id, c.channel, c.topic, c.given, c.source, c.wording,
          to_char(c.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
          json_build_object('kind', c.actor_kind, 'id', c.actor_id) AS actor
        FROM clientele.consents c
        WHERE c.tenant_id = ${tenant} AND c.customer_id = ANY (ARRAY(SELECT f.id FROM family f))
        ORDER BY c.id DESC LIMIT ${mostRead}) AS line) AS said
    FROM clientele.customers o
    JOIN clientele.tenants t ON t.id = ${tenant}
    WHERE o.tenant_id = ${tenant} AND o.id = (SELECT clientele.survivor(${wanted}::uuid))`.execute(
    tx,
  );
  return rows[0] ?? refuse('not_found');
}
