import { changesBetween, recordMany, type PlainEvent } from '#audit';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import type { Judgement } from '../recognise/recognise.ts';

/** What of arrivals is written down beside what was judged. */
interface Beside {
  /** Who brought each of them, in their order, where each came with a request of its own. */
  readonly callers: readonly Tenanted[];
  /** By which of them a birth date came to be checked. */
  readonly checked: ReadonlySet<Judgement>;
}

/**
 * Writes down what came of arrivals. A known profile that says the same as before leaves nothing.
 * Of one that came with a request of its own the events say where it came from; a batch of an import says that once.
 */
export async function writeEvents(
  tx: Tx,
  who: Tenanted,
  judgements: readonly Judgement[],
  { callers, checked }: Beside,
): Promise<void> {
  const events = judgements.flatMap((judgement, place) => {
    const by = callers[place];
    const mine = judgement.unchanged ? [] : eventsOf(judgement, checked.has(judgement));
    return by === undefined ? mine : mine.map((event) => ({ ...event, by }));
  });
  await recordMany(tx, who, events);
}

function eventsOf(judgement: Judgement, isChecked: boolean): PlainEvent[] {
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
      ? { type: 'profile.changed', subject: came, customer, changes: changesOf(judgement) }
      : { type: 'profile.made', subject: came, customer, facts: { source, outcome, probability } },
  );
  if (isChecked)
    events.push({
      type: 'customer.birth_date_checked',
      subject: { kind: 'customer', id: customer },
      customer,
      facts: { document: arrival.written.person.birthDateChecked ?? null },
    });
  if (review !== null)
    events.push({
      type: 'review.opened',
      subject: { kind: 'review', id: review.id },
      customer,
      facts: { profile, candidate: review.candidates[0]?.customer ?? null, probability },
    });
  return events;
}

/** What a known profile says otherwise of who somebody is: by what it said before they are recognised, too. */
function changesOf({ before, arrival: { written } }: Judgement) {
  return changesBetween<'givenName' | 'familyName' | 'fullName' | 'birthDate'>(
    before ?? {},
    written.person,
    ['givenName', 'familyName', 'fullName', 'birthDate'],
  );
}
