import { now } from '#platform/clock';
import type { Database } from '#platform/db';
import { Refusal } from '#platform/refuse';
import type { System } from '#platform/who';
import { record } from '#audit';

/**
 * Works an import's job and, where its file turns out to be unreadable, brings the import to rest as failed with the
 * reason: trying again would not help. Other faults go to the queue, which tries again.
 */
export async function orFail(
  db: Database,
  who: System,
  id: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    await bringToRest(db, who, id, fault.message, fault.code);
  }
}

/** Ends an import as failed, unless it rests already. */
export function bringToRest(
  db: Database,
  who: System,
  id: string,
  failure: string,
  code: string,
): Promise<void> {
  return db.as(who, 'engine', async (tx) => {
    const ended = await tx
      .updateTable('imports')
      .set({ state: 'failed', failure, ended_at: now() })
      .where('tenant_id', '=', who.tenant)
      .where('id', '=', id)
      .where('state', 'in', ['checking', 'running', 'cancelling', 'undoing'])
      .returning('id')
      .executeTakeFirst();
    // It has come to rest already: by an attempt whose end was not written down, or by somebody else.
    if (ended === undefined) return;
    await record(tx, who, {
      type: 'import.failed',
      subject: { kind: 'import', id },
      facts: { code },
    });
  });
}
