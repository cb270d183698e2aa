import type { TaskHandlers } from '#platform/tasks';
import { settle } from './charge/settle.ts';
import { reconcile } from './reconcile.ts';
import { carryOut } from './refund/carry-out.ts';

/** The jobs of this room. */
export const tasks = {
  'payments.settle': settle,
  'payments.refund': carryOut,
  'payments.reconcile': reconcile,
} satisfies TaskHandlers;
