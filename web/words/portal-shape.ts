import type { portal } from './en/portal.ts';

/** Words of the portal in one language. */
export type PortalWords = { readonly [Key in keyof typeof portal]: string };
