/** The two faces people sign in to, each with a cookie of its own. */
export type Face = 'staff' | 'portal';

const day = 86_400;

/** For each face: the name of its cookie, how long a session lasts unused, and how long at the most. */
export const faces = {
  staff: { cookie: 'clientele_staff', idleSeconds: 7 * day, mostSeconds: 30 * day },
  portal: { cookie: 'clientele_portal', idleSeconds: 30 * day, mostSeconds: 180 * day },
} as const satisfies Record<Face, { cookie: string; idleSeconds: number; mostSeconds: number }>;

/** How long a sign-in waits for its second factor. */
export const pendingSeconds = 600;

/** A session's last use is written down at most this often. */
export const seenEverySeconds = 300;

/** Most sessions of one person; the one unused for longest ends when another is opened. */
export const mostSessions = 50;

/** When a session ends that is used now. */
export function sessionEnd(face: Face, createdAt: Date, now: Date): Date {
  const { idleSeconds, mostSeconds } = faces[face];
  return new Date(
    Math.min(now.getTime() + idleSeconds * 1000, createdAt.getTime() + mostSeconds * 1000),
  );
}
