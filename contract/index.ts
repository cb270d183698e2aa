import type { Operation } from './operation.ts';

/** The whole API, by operation name. */
export const api = {} satisfies Record<string, Operation>;
