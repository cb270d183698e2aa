import { inSeconds, now } from '#platform/clock';
import { randomToken, sha256 } from '#platform/crypto';
import type { CookieOut } from '#platform/handler';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import type { Who } from '#platform/who';
import { ending, endSessions } from './end.ts';
import { faces, mostSessions, pendingSeconds, sessionEnd, type Face } from './rules.ts';

/** Whose session it is: a person's, working for a business or none; or a profile's of one business. */
export type SessionOf =
  | {
      readonly face: 'staff';
      readonly user: string;
      readonly tenant: string | null;
      /** `due`: nothing is open until it is confirmed. */
      readonly secondFactor: 'none' | 'due' | 'confirmed';
    }
  | {
      readonly face: 'portal';
      readonly tenant: string;
      readonly profile: string;
      readonly secondFactor: 'none' | 'due' | 'confirmed';
    };

/** A session that was opened, and the cookie that carries it; the token is in no other place. */
export interface Opened {
  readonly session: string;
  readonly cookie: CookieOut;
}

/** Opens a session under a new token. As `gate`. */
export async function openSession(tx: Tx, who: Who, owner: SessionOf): Promise<Opened> {
  const token = randomToken();
  const session = newId();
  const at = now();
  const due = owner.secondFactor === 'due';
  const confirmed = owner.secondFactor === 'confirmed';
  await tx
    .insertInto('sessions')
    .values({
      token_hash: sha256(token),
      id: session,
      face: owner.face,
      user_id: owner.face === 'staff' ? owner.user : null,
      tenant_id: owner.tenant,
      profile_id: owner.face === 'portal' ? owner.profile : null,
      second_factor_at: confirmed ? at : null,
      address: who.address ?? null,
      agent: who.agent?.slice(0, 300) ?? null,
      created_at: at,
      last_seen_at: at,
      expires_at: due ? inSeconds(pendingSeconds) : sessionEnd(owner.face, at, at),
    })
    .execute();
  await endSurplus(tx, who, owner);
  return { session, cookie: cookieOf(owner.face, token, due) };
}

/** The cookie that takes a session out of a browser. */
export function noCookie(face: Face): CookieOut {
  return { name: faces[face].cookie, value: null };
}

function cookieOf(face: Face, token: string, due: boolean): CookieOut {
  const { cookie, mostSeconds } = faces[face];
  return { name: cookie, value: token, maxAgeSeconds: due ? pendingSeconds : mostSeconds };
}

async function endSurplus(tx: Tx, who: Who, owner: SessionOf): Promise<void> {
  const surplus = ending(tx).where('id', 'in', (query) => {
    const others = query
      .selectFrom('sessions')
      .select('id')
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', now())
      .orderBy('last_seen_at', 'desc')
      .offset(mostSessions);
    return owner.face === 'staff'
      ? others.where('user_id', '=', owner.user)
      : others.where('tenant_id', '=', owner.tenant).where('profile_id', '=', owner.profile);
  });
  await endSessions(tx, who, surplus, 'surplus');
}
