import type { Tone } from '../../../ui/badge.tsx';
import type { ApiKey } from './part.tsx';

/** How an API key stands. */
export type KeyState = 'live' | 'expired' | 'revoked';

/** How a key stands at a moment: what was revoked never merely ended. */
export function stateOf(key: Pick<ApiKey, 'revokedAt' | 'expiresAt'>, now = Date.now()): KeyState {
  if (key.revokedAt !== null) return 'revoked';
  return key.expiresAt !== null && Date.parse(key.expiresAt) <= now ? 'expired' : 'live';
}

/** What each state means for whoever looks. */
export const keyTones: Record<KeyState, Tone> = { live: 'good', expired: 'warn', revoked: 'quiet' };
