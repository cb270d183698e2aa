import type { Anonymous, Tenanted } from '#platform/who';

/** Somebody who is not signed in, on a page of a business's own. */
type Visitor = Anonymous & { readonly tenant: string };

/** Whoever has to do with payments of one business: its people, programs and customers, its visitors, and jobs. */
export type By = Tenanted | Visitor;
