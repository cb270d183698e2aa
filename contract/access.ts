import { invitationOperations } from './access/invitations.ts';
import { keyOperations } from './access/keys.ts';
import { meOperations } from './access/me.ts';
import { portalOperations } from './access/portal.ts';
import { sessionOperations } from './access/session.ts';
import { setupOperations } from './access/setup.ts';
import { signInProviderOperations } from './access/sign-in-providers.ts';

/** Who comes in, and by what: sign-in, sessions, second factor, API keys, invitations, first owner. */
export const access = {
  ...meOperations,
  ...sessionOperations,
  ...portalOperations,
  ...keyOperations,
  ...invitationOperations,
  ...setupOperations,
  ...signInProviderOperations,
};
