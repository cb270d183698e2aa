import type { Tx } from '#platform/tx';
import type { Who } from '#platform/who';
import { endPending, endSession } from './sessions/end.ts';

/** Ends the session that came with the request, also one that still waits for its second factor. As `gate`. */
export async function signOut(tx: Tx, who: Who): Promise<void> {
  if (who.kind === 'anonymous' && who.pending !== undefined)
    await endPending(tx, who.pending.session);
  if (who.kind === 'anonymous' && who.due !== undefined) await endPending(tx, who.due.session);
  if ('session' in who) await endSession(tx, who, who.session, 'signed_out');
}
