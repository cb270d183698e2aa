import type { Implemented } from '#platform/handler';
import { invitationHandlers } from './handlers/invitations.ts';
import { keyHandlers } from './handlers/keys.ts';
import { meHandlers } from './handlers/me.ts';
import { portalHandlers } from './handlers/portal.ts';
import { sessionHandlers } from './handlers/session.ts';
import { setupHandlers } from './handlers/setup.ts';
import { signInProviderHandlers } from './handlers/sign-in-providers.ts';

/** What answers the access part of the contract. */
export const handlers: Implemented = [
  ...meHandlers,
  ...sessionHandlers,
  ...portalHandlers,
  ...keyHandlers,
  ...invitationHandlers,
  ...setupHandlers,
  ...signInProviderHandlers,
];
