import { type Act, mayRole, type StaffRole } from '#contract/acts';

/** What every caller carries: the id of the request, job or command it acts in, found again in logs, events and jobs. */
interface Acting {
  readonly request: string;
  /** Network address of the caller, when there is one; personal data, kept beside events and erasable. */
  readonly address?: string;
  /** The caller's user agent, when there is one. */
  readonly agent?: string;
}

/** Nobody in particular; `tenant` is known when the address of the page names the business. */
export interface Anonymous extends Acting {
  readonly kind: 'anonymous';
  readonly tenant?: string;
  /** A sign-in that waits for its second factor: until then its bearer is nobody, and may do what nobody may. */
  readonly pending?: { readonly user: string; readonly session: string };
  /** The same of a customer's sign-in to a business's portal. */
  readonly due?: {
    readonly tenant: string;
    readonly profile: string;
    readonly customer: string;
    readonly session: string;
  };
}

/** A signed-in person who has not chosen a business yet. */
export interface SignedIn extends Acting {
  readonly kind: 'user';
  readonly user: string;
  readonly session: string;
}

/** A person at work for one business. */
export interface Staff extends Acting {
  readonly kind: 'staff';
  readonly tenant: string;
  readonly user: string;
  readonly role: StaffRole;
  readonly session: string;
}

/** A program with an API key; it may do the acts the key was given, and no more. */
export interface Key extends Acting {
  readonly kind: 'key';
  readonly tenant: string;
  readonly key: string;
  readonly acts: readonly Act[];
}

/** A customer of one business, signed in to its portal. */
export interface Customer extends Acting {
  readonly kind: 'customer';
  readonly tenant: string;
  readonly profile: string;
  readonly customer: string;
  readonly session: string;
}

/** Clientele itself at work for one business: jobs, schedules, commands. */
export interface System extends Acting {
  readonly kind: 'system';
  readonly tenant: string;
}

/** Who is acting. Resolved once, at the edge, from the credential; never from a header or a body. */
export type Who = Anonymous | SignedIn | Staff | Key | Customer | System;

/** A caller that belongs to one business. */
export type Tenanted = Staff | Key | Customer | System;

/**
 * Clientele itself, acting for one business.
 * @param tenant id of the business
 * @param request id of the job or command it acts in
 */
export function systemOf(tenant: string, request: string): System {
  return { kind: 'system', tenant, request };
}

/** Id of the person, key or profile that acts; null where nobody in particular does. */
export function actorOf(who: Who): string | null {
  switch (who.kind) {
    case 'user':
    case 'staff':
      return who.user;
    case 'key':
      return who.key;
    case 'customer':
      return who.profile;
    case 'anonymous':
    case 'system':
      return null;
  }
}

/** Whether a caller may do an act of people at work: by their role, or because the key was given it. Clientele itself may. */
export function mayDo(who: Who, act: Act): boolean {
  if (who.kind === 'system') return true;
  if (who.kind === 'staff') return mayRole(who.role, act);
  return who.kind === 'key' && who.acts.includes(act);
}

/** What the database is told about the caller; its policies read nothing else. */
export interface Claims {
  readonly tenant_id?: string;
  readonly caller: Who['kind'];
  readonly user_id?: string;
  readonly profile_id?: string;
  readonly customer_id?: string;
}

/** The claims of a caller, as the policies read them. */
export function claimsOf(who: Who): Claims {
  switch (who.kind) {
    case 'anonymous':
      return who.tenant === undefined
        ? { caller: 'anonymous' }
        : { caller: 'anonymous', tenant_id: who.tenant };
    case 'user':
      return { caller: 'user', user_id: who.user };
    case 'staff':
      return { caller: 'staff', tenant_id: who.tenant, user_id: who.user };
    case 'key':
      return { caller: 'key', tenant_id: who.tenant };
    case 'system':
      return { caller: 'system', tenant_id: who.tenant };
    case 'customer':
      return {
        caller: 'customer',
        tenant_id: who.tenant,
        profile_id: who.profile,
        customer_id: who.customer,
      };
  }
}
