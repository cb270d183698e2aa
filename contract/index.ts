import { imports } from './imports.ts';
import type { Operation } from './operation.ts';

/** The whole API, by operation name. */
export const api = { ...imports } satisfies Record<string, Operation>;
