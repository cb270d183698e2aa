import { now } from '#platform/clock';
import type { Database } from '#platform/db';
import type { Who } from '#platform/who';
import { seenEverySeconds, sessionEnd, type Face } from './rules.ts';

/** Notes that a session was used and moves its end, at most every five minutes. */
export async function seen(
  db: Database,
  who: Who,
  session: { face: Face; session: string; seenAt: Date; createdAt: Date },
): Promise<void> {
  const at = now();
  if (at.getTime() - session.seenAt.getTime() < seenEverySeconds * 1000) return;
  await db.as(who, 'gate', (tx) =>
    tx
      .updateTable('sessions')
      .set({ last_seen_at: at, expires_at: sessionEnd(session.face, session.createdAt, at) })
      .where('id', '=', session.session)
      .where('revoked_at', 'is', null)
      .execute(),
  );
}
