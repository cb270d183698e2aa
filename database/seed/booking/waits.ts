import { waitFor } from '#booking';
import { asOf } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { System } from '#platform/who';
import type { Bookables } from './bookables.ts';
import { minuteOf } from './minutes.ts';
import type { BookingPlan } from './plan.ts';
import type { DemoCustomer } from './wanted.ts';

const hourMs = 3_600_000;
/** On so many days from today on, somebody who waits would come. */
const days = 28;

/** With what people are put on the list. */
export interface Waiting {
  readonly bookables: Bookables;
  readonly customers: readonly DemoCustomer[];
  readonly zone: string;
  /** The instant at which the demo begins. */
  readonly present: Date;
}

/**
 * Some people wait for a time that suits them: one after the other in the hours before the demo begins, longest first. As
 * `engine`.
 */
export async function waitSome(
  tx: Tx,
  who: System,
  { waits = [] }: BookingPlan,
  { bookables, customers, zone, present }: Waiting,
): Promise<void> {
  const today = Temporal.Instant.fromEpochMilliseconds(present.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  const wishes = { from: today.toString(), to: today.add({ days }).toString() };
  for (const [place, { for: name, weekdays, from, to }] of waits.entries()) {
    const service = [...bookables.values()].find((one) => one.name === name);
    const customer = customers.at(-1 - place);
    const [option] = service?.options ?? [];
    if (service === undefined || option === undefined || customer === undefined) continue;
    const at = new Date(present.getTime() - (waits.length - place) * hourMs);
    const whom = { customer: customer.id, profile: null };
    await asOf(at, () =>
      waitFor(tx, who, whom, {
        ...wishes,
        service: service.id,
        option: option.id,
        location: service.locations[0] ?? null,
        resource: null,
        party: 1,
        weekdays,
        fromMinute: minuteOf(from),
        toMinute: minuteOf(to),
        language: customer.language,
      }),
    );
  }
}
