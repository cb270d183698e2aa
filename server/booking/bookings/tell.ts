import { record } from '#audit';
import type { EventType } from '#contract/events';
import type { Tx } from '#platform/tx';
import type { Locked } from './locked.ts';
import type { By } from './wanted.ts';

type BookingEvent = Extract<EventType, `booking.${string}`>;

/** Tells what became of a booking. @param type given as an event is, so that it is found where events are looked for */
export async function tell(
  tx: Tx,
  who: By,
  { id, customer }: Pick<Locked, 'id' | 'customer'>,
  {
    type,
    facts = {},
  }: {
    readonly type: BookingEvent;
    readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
  },
): Promise<void> {
  await record(tx, who, {
    type,
    subject: { kind: 'booking', id },
    ...(customer !== null && { customer }),
    facts,
  });
}
