import { sql } from 'kysely';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';

/**
 * Says that what free times follow from (services, resources, hours, holidays, settings) is another from here on, so that no
 * server goes on by what it has in mind. Called in the transaction that changes any of it; whoever else changes something of the
 * business meanwhile waits here.
 */
export async function raiseRules(tx: Tx, tenant: string): Promise<void> {
  await sql`INSERT INTO clientele.booking_settings AS s (tenant_id, updated_at) VALUES (${tenant}, ${now()})
    ON CONFLICT (tenant_id) DO UPDATE SET rules_version = s.rules_version + 1`.execute(tx);
}
