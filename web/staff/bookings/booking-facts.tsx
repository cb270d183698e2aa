import { Link } from '@tanstack/react-router';
import { Fact, Facts } from '../../ui/facts.tsx';
import { list, money } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { timeIn } from '../../words/spans.ts';
import { useMay } from '../session.ts';
import { Section } from '../shell/page.tsx';
import { When } from '../shell/when.tsx';
import { BookingWhen } from './booking-when.tsx';
import { nameOf } from './named.ts';
import type { WholeBooking } from './states.ts';

/** What, when, whose, with whom, where and for how much. */
export function BookingFacts({ booking }: { booking: WholeBooking }) {
  const { t } = useWords();
  const { service, option, location, party, resources, price, source, createdAt } = booking;
  const { cancelReason, meeting, status, holdEndsAt, zone } = booking;
  return (
    <Section title={t('bookings.one')}>
      <Facts>
        <Fact name={t('bookings.when')}>
          <BookingWhen booking={booking} />
        </Fact>
        <Fact name={t('bookings.state')}>
          {t(`bookings.states.${status}`)}
          {holdEndsAt !== null && ` ${t('bookings.heldUntil', { time: timeIn(holdEndsAt, zone) })}`}
        </Fact>
        <Fact name={t('bookings.what')}>
          <ServiceLink id={service.id} name={service.name} />,{' '}
          {option.name === '' ? t('bookings.minutes', { number: option.minutes }) : option.name}
        </Fact>
        <Fact name={t('bookings.who')}>
          <Whose booking={booking} />
        </Fact>
        {resources.length > 0 && (
          <Fact name={t('bookings.with')}>{list(resources.map(({ name }) => name))}</Fact>
        )}
        {location !== null && <Fact name={t('bookings.where')}>{location.name}</Fact>}
        <Fact name={t('bookings.party')}>{t('bookings.partyOf', { count: party })}</Fact>
        <Fact name={t('bookings.price')}>
          {price.minor === '0' ? t('bookings.free') : money(price)}
        </Fact>
        {booking.package !== null && (
          <Fact name={t('packages.payWith')}>{booking.package.name}</Fact>
        )}
        {meeting.url !== null && (
          <Fact name={t('bookings.meeting')}>
            <a href={meeting.url} target="_blank" rel="noreferrer">
              {meeting.platform ?? meeting.url}
            </a>
          </Fact>
        )}
        {cancelReason !== null && <Fact name={t('bookings.cancelReason')}>{cancelReason}</Fact>}
        <Fact name={t('bookings.source')}>{t(`bookings.sources.${source}`)}</Fact>
        <Fact name={t('bookings.booked')}>
          <When at={createdAt} />
        </Fact>
      </Facts>
    </Section>
  );
}

/** The customer, for those who may see customers. */
function Whose({ booking }: { booking: WholeBooking }) {
  const may = useMay();
  const { customer } = booking;
  if (customer === null || !may('customers.read')) return nameOf(booking);
  return (
    <Link to="/customers/$id" params={{ id: customer.id }}>
      {nameOf(booking)}
    </Link>
  );
}

function ServiceLink({ id, name }: { id: string; name: string }) {
  return (
    <Link to="/services/$id" params={{ id }}>
      {name}
    </Link>
  );
}
