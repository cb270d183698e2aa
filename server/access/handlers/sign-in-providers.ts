import { signInProviderOperations } from '#contract/access/sign-in-providers';
import { implement } from '#platform/handler';
import {
  addProvider,
  changeProvider,
  removeProvider,
  tryProvider,
} from '../outside/registrations/change.ts';
import { listProviders } from '../outside/registrations/shown.ts';
import { callbackPath } from '../outside/rules.ts';

/** What answers for the services by which customers may sign in. */
export const signInProviderHandlers = implement(signInProviderOperations, {
  listSignInProviders: async ({ tx, who, ports }) => ({
    redirectUri: ports.config.publicUrl + callbackPath,
    rows: await listProviders(tx, who.tenant),
  }),
  addSignInProvider: ({ tx, who, body }) => addProvider(tx, who, body),
  updateSignInProvider: ({ tx, who, params, body }) =>
    changeProvider(tx, who, { ...params, ...body }),
  removeSignInProvider: ({ tx, who, params }) => removeProvider(tx, who, params.id),
  trySignInProvider: ({ who, params, ports }) => tryProvider(ports, who, params.id),
});
