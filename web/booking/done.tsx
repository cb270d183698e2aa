import { addressOfAll, addressOfBooking, addressOfPaying } from './addresses.ts';
import { BookingFacts } from './booking-facts.tsx';
import { CalendarLink } from './calendar-link.tsx';
import { Fact } from './facts.tsx';
import { isFramed } from './frame.ts';
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

/** It is booked, or asked for, or is waiting to be paid: what comes next, and the way back to it. */
export function Done({ page, placed, zone }: Props) {
  const { t } = useWords();
  const { business } = page;
  const { booking, link, isHeld } = placed;
  const sentTo = booking.people.find(({ role }) => role === 'booker');
  const to = sentTo?.email ?? sentTo?.phone ?? '';
  const { card } = booking;
  const held = card === null ? 'held' : 'heldForCard';
  const state = isHeld ? held : booking.status === 'pending' ? 'pending' : 'confirmed';
  return (
    <div className="sheet narrow">
      <section className="step">
        <div className="done">
          <span className="seal" aria-hidden="true">
            <Icon of={state === 'confirmed' ? 'done' : 'clock'} />
          </span>
          <Heading>{t(state)}</Heading>
          {!isHeld && (
            <p className="soft">
              {t(state === 'confirmed' ? 'confirmedWhy' : 'pendingWhy', {
                to,
                business: business.name,
              })}
            </p>
          )}
        </div>
        <BookingFacts booking={booking} zone={zone} />
        {isHeld ? (
          <a className="button main" href={addressOfPaying(business.slug, link)} target="_top">
            {t(card === null ? 'pay' : 'giveCard')}
          </a>
        ) : (
          <div className="acts">
            <CalendarLink slug={business.slug} link={link} />
            <a
              className="button"
              href={addressOfBooking(business.slug, link)}
              target={isFramed() ? '_blank' : undefined}
            >
              {t('seeBooking')}
            </a>
          </div>
        )}
        {!isHeld && (
          <Fact icon="day">
            <a href={addressOfAll(business.slug)}>{t('bookAnother')}</a>
          </Fact>
        )}
      </section>
    </div>
  );
}
