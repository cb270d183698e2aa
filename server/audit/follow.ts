import { enqueue } from '#platform/enqueue';
import type { Tx } from '#platform/tx';
import { reactions, type Happened } from '../reactions.ts';

/** Sends the jobs that follow from what happened, in the transaction in which it happened. */
export async function follow(tx: Tx, happened: Happened): Promise<void> {
  for (const { task, payload } of reactions[happened.type] ?? [])
    await enqueue(tx, task, payload(happened));
}
