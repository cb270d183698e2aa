import { ownZone } from '../form/choices.ts';
import { span } from '../../words/spans.ts';
import { useWords } from '../../words/index.ts';
import type { Booking } from './states.ts';

/** When a booking is, by the clocks where it is; hovering shows the viewer's, where those are others. */
export function BookingWhen({
  booking,
}: {
  booking: Pick<Booking, 'startsAt' | 'endsAt' | 'zone'>;
}) {
  const { t } = useWords();
  const { startsAt, endsAt, zone } = booking;
  const there = span(startsAt, endsAt, zone);
  const here = span(startsAt, endsAt, ownZone());
  return (
    <time
      dateTime={startsAt}
      {...(here !== there && { title: t('bookings.here', { span: here }) })}
    >
      {there}
    </time>
  );
}
