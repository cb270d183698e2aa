import { z } from 'zod';
import { operation, staff } from '../operation.ts';
import { id, instant, line } from '../shapes.ts';

/** Services by which customers may sign in. `oidc`: anybody who speaks OpenID Connect. */
export const providerKinds = ['google', 'facebook', 'line', 'oidc'] as const;
export const providerKind = z.enum(providerKinds);

/** What a trial found wrong. */
const trialFault = z.enum(['unreachable', 'credentials', 'forged', 'cancelled']);

/** Who issues tokens: an address over https, without a query. */
const issuer = z
  .url({ protocol: /^https$/, error: 'must be an address that starts with https://' })
  .max(300)
  .refine((text) => !/[?#@]/.test(text), 'must have no name, query or fragment');

/** A business's registration with a service. Its secret is never shown again. */
export const signInProvider = z.object({
  id,
  kind: providerKind,
  /** As the button says it. */
  name: z.string(),
  issuer: z.string().nullable(),
  clientId: z.string(),
  /** The demo's twin of the service, on this machine. */
  isDemo: z.boolean(),
  /** Whether customers may sign in by it. */
  on: z.boolean(),
  /** The last trial: when, and what was wrong; null: nothing was. */
  trial: z.object({ at: instant, fault: trialFault.nullable() }).nullable(),
  /** How many people have signed in by it. */
  people: z.number().int(),
});

const params = z.object({ id });
const clientId = line(200);
const clientSecret = line(500);
const name = line(40);

/** By what customers sign in besides codes: the business's own registrations with Google, Facebook, LINE and others. */
export const signInProviderOperations = {
  listSignInProviders: operation({
    method: 'GET',
    path: '/api/sign-in-providers',
    summary: 'List the services by which customers may sign in',
    who: staff('business.change'),
    authority: 'caller',
    reply: z.object({
      /** To be registered with each service as the place it leads people back to. */
      redirectUri: z.string(),
      rows: z.array(signInProvider),
    }),
  }),
  addSignInProvider: operation({
    method: 'POST',
    path: '/api/sign-in-providers',
    summary: 'Add a service by which customers may sign in; it is off until it is switched on',
    who: staff('business.change'),
    authority: 'caller',
    body: z.strictObject({
      kind: providerKind,
      name,
      /** Only of `oidc`. */
      issuer: issuer.nullable().default(null),
      clientId,
      clientSecret,
    }),
    status: 201,
    reply: signInProvider,
    errors: ['limit_reached', 'name_taken'],
  }),
  updateSignInProvider: operation({
    method: 'PATCH',
    path: '/api/sign-in-providers/{id}',
    summary: 'Change a service by which customers may sign in, or switch it off or on',
    who: staff('business.change'),
    authority: 'caller',
    params,
    body: z.strictObject({
      name: name.optional(),
      clientId: clientId.optional(),
      clientSecret: clientSecret.optional(),
      on: z.boolean().optional(),
    }),
    reply: signInProvider,
  }),
  removeSignInProvider: operation({
    method: 'DELETE',
    path: '/api/sign-in-providers/{id}',
    summary: 'Remove a service; whoever signed in by it keeps their record',
    who: staff('business.change'),
    authority: 'caller',
    params,
  }),
  trySignInProvider: operation({
    method: 'POST',
    path: '/api/sign-in-providers/{id}/trial',
    summary: 'Ask the service whether it is there and takes client id and secret',
    who: staff('business.change'),
    authority: 'none',
    params,
    reply: signInProvider,
    perMinute: 30,
  }),
};
