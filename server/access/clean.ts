import { inSeconds, now } from '#platform/clock';
import type { Tx } from '#platform/tx';

/** How long ended sessions of people who work nowhere stay; a business says itself how long its own do (#privacy). */
const sessionsKeptSeconds = 30 * 86_400;

/** Forgets credentials that have run out: codes at once, sessions after a month. As `gate`. */
export async function cleanAccess(tx: Tx): Promise<void> {
  const longAgo = inSeconds(-sessionsKeptSeconds);
  await tx.deleteFrom('sign_in_codes').where('expires_at', '<', now()).execute();
  await tx
    .deleteFrom('sessions')
    .where('tenant_id', 'is', null)
    .where('expires_at', '<', longAgo)
    .execute();
}
