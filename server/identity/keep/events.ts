import { record, recordMany, type PlainEvent } from '#audit';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import type { Judgement } from '../recognise/recognise.ts';

/** Writes down what came of arrivals. A known profile that says the same as before leaves nothing. */
export async function writeEvents(
  tx: Tx,
  who: Tenanted,
  judgements: readonly Judgement[],
): Promise<void> {
  const events = judgements.filter((one) => !one.unchanged).flatMap(eventsOf);
  // One arrival's events say where it came from; a batch belongs to an import, which says it once.
  if (judgements.length > 1) await recordMany(tx, who, events);
  else await Promise.all(events.map((event) => record(tx, who, event)));
}

function eventsOf(judgement: Judgement): PlainEvent[] {
  const { profile, customer, known, outcome, probability, review, arrival } = judgement;
  const { source } = arrival.written;
  const came = { kind: 'profile' as const, id: profile };
  const events: PlainEvent[] = [];
  if (!known && outcome !== 'link')
    events.push({
      type: 'customer.made',
      subject: { kind: 'customer', id: customer },
      customer,
      facts: { source },
    });
  events.push(
    known
      ? { type: 'profile.changed', subject: came, customer }
      : { type: 'profile.made', subject: came, customer, facts: { source, outcome, probability } },
  );
  if (review !== null)
    events.push({
      type: 'review.opened',
      subject: { kind: 'review', id: review.id },
      customer,
      facts: { profile, candidate: review.candidates[0]?.customer ?? null, probability },
    });
  return events;
}
