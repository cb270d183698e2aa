import { record, type NewEvent } from '#audit';
import type { EventType } from '#contract/events';
import type { Tx } from '#platform/tx';
import type { Who } from '#platform/who';

/**
 * Writes down what a person did with their own access. Events belong to businesses: it stands in the one the person
 * works for at that moment, and nowhere while they work for none.
 */
export async function recordOwn<T extends EventType>(
  tx: Tx,
  who: Who,
  event: NewEvent<T>,
): Promise<void> {
  const tenant = event.tenant ?? ('tenant' in who ? who.tenant : undefined);
  if (tenant !== undefined) await record(tx, who, { ...event, tenant });
}
