import type { PayloadOf, TaskName } from '../tasks.ts';
import { afterCommit, callerInHand } from './db.ts';
import { newId } from './ids.ts';
import { nudge } from './queue/nudge.ts';
import { senderOn, within } from './queue/sender.ts';
import type { Tx } from './tx.ts';

/** When and how often a job is sent. */
export interface EnqueueOptions {
  /** While a job of this kind with this key waits for its turn, another is not sent: that one stands for both. */
  readonly key?: string;
  /** Not before this instant. */
  readonly after?: Date;
}

/**
 * Sends a job that is worked if, and only if, this transaction commits.
 * @param payload ids only; `tenant` names the business it works for, which must be the caller's own unless the
 * transaction is the gate's
 */
export async function enqueue<Name extends TaskName>(
  tx: Tx,
  name: Name,
  payload: PayloadOf<Name>,
  options: EnqueueOptions = {},
): Promise<void> {
  const tenant = 'tenant' in payload ? payload.tenant : undefined;
  const id = newId();
  const boss = await senderOn(tx);
  await boss.insert(
    name,
    [
      {
        id,
        data: { payload, request: callerInHand()?.request ?? id },
        singletonKey: `${tenant ?? 'all'}/${options.key ?? id}`,
        group: { id: tenant ?? 'all' },
        ...(options.after === undefined ? {} : { startAfter: options.after }),
      },
    ],
    { db: within(tx) },
  );
  afterCommit(() => nudge.emit('sent'));
}
