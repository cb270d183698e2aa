/** Services by which people sign in elsewhere and are vouched for here. `oidc`: anybody who speaks OpenID Connect. */
export type ServiceKind = 'google' | 'facebook' | 'line' | 'oidc';

/** A business's registration with a service. */
export interface Registration {
  readonly kind: ServiceKind;
  /** Who issues the tokens, as in `https://login.example`; null where the kind says it. */
  readonly issuer: string | null;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Stands for the service on this machine, where the demo is allowed. */
  readonly isTwin: boolean;
}

/** Client id and secret that the services' twin takes. It vouches for nobody elsewhere, so they are no secret. */
export const twinClient = {
  id: 'clientele-demo',
  secret: 'what the twin of the demo takes',
} as const;

/** What a sign-in under way must remember until the service answers; all of it secret. */
export interface Checks {
  /** Comes back with the answer, and binds it to the browser that asked. */
  readonly state: string;
  /** Comes back inside the id token. */
  readonly nonce: string;
  /** Proof that whoever redeems the answer is who asked (PKCE, RFC 7636). */
  readonly verifier: string;
}

/** Whom a service vouches for. */
export interface Vouched {
  /** The service's own id of the person; never another's. */
  readonly subject: string;
  readonly name?: string;
  readonly givenName?: string;
  readonly familyName?: string;
  readonly email?: string;
  /** Address of a picture of theirs, as the service names it; https. Nobody here looks at it. */
  readonly picture?: string;
  /** The service itself says that it checked the address. What it does not say counts for nothing. */
  readonly emailVerified: boolean;
}

/** Why a service did not do what it was asked for. */
export type ServiceFault =
  /** It could not be reached, or answered nonsense. */
  | 'unreachable'
  /** It knows no such client id, or another secret. */
  | 'credentials'
  /** The person said no there. */
  | 'cancelled'
  /** What came back is not the answer to what was asked, or is not rightly signed. */
  | 'forged';

/** A service did not do what it was asked for. The message says no secret. */
export class ServiceFailed extends Error {
  readonly fault: ServiceFault;

  constructor(fault: ServiceFault, options?: ErrorOptions) {
    super(`the sign-in service: ${fault}`, options);
    this.name = 'ServiceFailed';
    this.fault = fault;
  }
}

/** The way out to services that people sign in by. */
export interface SignInPort {
  /** Whether the services' twin is there to be signed in by. */
  readonly hasTwin: boolean;
  /**
   * Where to send the browser.
   * @param state new for each sign-in; the other checks are made here
   * @throws {ServiceFailed}
   */
  begin(
    registration: Registration,
    asked: { readonly redirectUri: string; readonly state: string },
  ): Promise<{ readonly url: string; readonly checks: Checks }>;
  /**
   * Redeems the answer that the browser brought back.
   * @param answer address it came back to, with everything the service added
   * @throws {ServiceFailed}
   */
  finish(registration: Registration, answer: URL, checks: Checks): Promise<Vouched>;
  /**
   * Whether the service is there and takes client id and secret.
   * @returns what is wrong; null: nothing is
   */
  trial(registration: Registration, redirectUri: string): Promise<ServiceFault | null>;
}
