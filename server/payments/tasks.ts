import type { TaskHandlers } from '#platform/tasks';
import { cancelOpen } from './charge/cancel.ts';
import { issueDue } from './documents/issue.ts';
import { settle } from './charge/settle.ts';
import { forgetPayer } from './later/forget.ts';
import { letGo } from './later/let-go.ts';
import { settleCard } from './later/settle.ts';
import { reconcile } from './reconcile.ts';
import { carryOut } from './refund/carry-out.ts';

/** The jobs of this room. */
export const tasks = {
  'payments.settle': settle,
  'payments.settle_card': settleCard,
  'payments.cancel': cancelOpen,
  'payments.forget_payer': forgetPayer,
  'payments.let_go': letGo,
  'payments.refund': carryOut,
  'invoices.issue': issueDue,
  'payments.reconcile': reconcile,
} satisfies TaskHandlers;
