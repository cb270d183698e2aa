import type { Tx } from '#platform/tx';
import type { Who } from '#platform/who';
import { recordOwn } from './record-own.ts';
import { endSession } from './sessions/end.ts';

/** Ends the session that came with the request, also one that still waits for its second factor. As `gate`. */
export async function signOut(tx: Tx, who: Who): Promise<void> {
  if (who.kind === 'anonymous' && who.pending !== undefined)
    await endSession(tx, who.pending.session);
  if (!('session' in who)) return;
  await endSession(tx, who.session);
  await recordOwn(tx, who, {
    type: 'session.closed',
    subject: { kind: 'session', id: who.session },
    facts: { face: who.kind === 'customer' ? 'portal' : 'staff', reason: 'signed_out' },
    ...(who.kind === 'customer' && { customer: who.customer }),
  });
}
