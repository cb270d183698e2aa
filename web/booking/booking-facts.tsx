import { Rows } from './parts.tsx';
import type { Booking } from './shown.ts';
import { useWords } from './words.ts';

/** What was booked: when, what, where, with whom, and what it costs. */
export function BookingFacts({ booking, zone }: { booking: Booking; zone: string }) {
  const { t, moment, duration, price } = useWords();
  const { startsAt, service, option, location, party, reference, with: people } = booking;
  const { dueNow: due, card } = booking;
  const rows: [string, string | null][] = [
    [t('when'), moment(Date.parse(startsAt), zone)],
    [t('service'), `${service.name}, ${option.name || duration(option.minutes)}`],
    [t('where'), location?.name ?? null],
    [t('who'), people.join(', ')],
    [t('people'), party > 1 ? String(party) : null],
    [t('price'), booking.price.minor === '0' ? null : price(booking.price)],
    [t('dueNow'), booking.status === 'held' && due.minor !== '0' ? price(due) : null],
    [
      t('keptCard'),
      card?.last4 ? t('keptCardOf', { brand: card.brand ?? '', last4: card.last4 }) : null,
    ],
    [t('noShowFee'), card?.fee ? price(card.fee) : null],
    [t('reference'), reference],
  ];
  return <Rows of={rows.flatMap(([name, value]) => (value ? [[name, value] as const] : []))} />;
}
