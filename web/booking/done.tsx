import { addressOfAll } from './addresses.ts';
import { BookingFacts } from './booking-facts.tsx';
import { Icon } from './icons.tsx';
import { Heading } from './parts.tsx';
import type { Placed } from './place.ts';
import type { PageOf } from './shown.ts';
import { useWords } from './words.ts';

interface Props {
  readonly page: PageOf;
  readonly placed: Placed;
  readonly zone: string;
}

/** It is booked, or asked for, or is waiting to be paid. */
export function Done({ page, placed, zone }: Props) {
  const { t } = useWords();
  const { business } = page;
  const { booking, isHeld } = placed;
  const booker = booking.people.find(({ role }) => role === 'booker');
  const to = booker?.email ?? booker?.phone ?? '';
  const state = isHeld ? 'held' : booking.status === 'pending' ? 'pending' : 'confirmed';
  const why = { confirmed: 'confirmedWhy', pending: 'pendingWhy', held: undefined } as const;
  const told = why[state];
  return (
    <div className="sheet narrow">
      <section className="step">
        <div className="done">
          <span className="seal" aria-hidden="true">
            <Icon of={state === 'confirmed' ? 'done' : 'clock'} />
          </span>
          <Heading>{t(state)}</Heading>
          {told && <p className="soft">{t(told, { to, business: business.name })}</p>}
        </div>
        <BookingFacts booking={booking} zone={zone} />
        <a className="button" href={addressOfAll(business.slug)}>
          {t('bookAnother')}
        </a>
      </section>
    </div>
  );
}
