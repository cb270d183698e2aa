import { sql } from 'kysely';
import { dropRemovedFiles } from '#tenancy';
import { inSeconds } from '#platform/clock';
import type { Tx } from '#platform/tx';

/** How long what a person took off a customer can be put back. */
const undoSeconds = 86_400;

/** What was taken off before this moment cannot be put back. */
export const undoSince = (): Date => inSeconds(-undoSeconds);

/** Lets go for good of notes, files and contacts whose day is over. As `engine`. */
export async function forgetRemoved(
  tx: Tx,
  tenant: string,
  before: Date = undoSince(),
): Promise<void> {
  await sql`DELETE FROM clientele.customer_notes n
    WHERE n.tenant_id = ${tenant} AND n.removed_at <= ${before}`.execute(tx);
  await sql`UPDATE clientele.removed_contacts r SET kept = NULL
    WHERE r.tenant_id = ${tenant} AND r.kept IS NOT NULL AND r.removed_at <= ${before}`.execute(tx);
  await dropRemovedFiles(tx, tenant, before);
}
