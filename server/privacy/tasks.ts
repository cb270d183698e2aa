import type { TaskHandlers } from '#platform/tasks';
import { carryOut } from './carry-out.ts';
import { applyRetention } from './retention/apply.ts';

/** The jobs of this room. */
export const tasks = {
  'erasure.carry_out': carryOut,
  'retention.apply': applyRetention,
} satisfies TaskHandlers;
