import type { Row } from '../../api/query.ts';

/** Two customers who may be one. */
export type Pair = Row<'listDuplicates'>;

/** A pair in an address. */
export const keyOf = ({ one, other }: Pair) => `${one.id}.${other.id}`;
