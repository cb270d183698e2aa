import { sql } from 'kysely';
import type { ConsentSaid } from '#contract/consents';
import { familyOf } from '#identity';
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
