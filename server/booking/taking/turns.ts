import { sql } from 'kysely';
import type { Tx } from '#platform/tx';

/** Notes that members of a need had their turn, for round robin. */
export async function noteTurns(
  tx: Tx,
  tenant: string,
  turns: readonly { readonly need: string; readonly resource: string }[],
): Promise<void> {
  if (turns.length === 0) return;
  await sql`
    WITH had AS (
      SELECT m.need_id, m.resource_id, t.times FROM clientele.need_resources m
      JOIN (SELECT r.need, r.resource, count(*) AS times
        FROM json_to_recordset(${JSON.stringify(turns)}::json) AS r (need uuid, resource uuid) GROUP BY 1, 2) t
        ON t.need = m.need_id AND t.resource = m.resource_id
      WHERE m.tenant_id = ${tenant} ORDER BY m.need_id, m.resource_id FOR UPDATE OF m)
    UPDATE clientele.need_resources m SET turns = m.turns + had.times FROM had
    WHERE m.tenant_id = ${tenant} AND m.need_id = had.need_id AND m.resource_id = had.resource_id`.execute(
    tx,
  );
}
