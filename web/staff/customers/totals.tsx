import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/query.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { date, list, money, number } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { Section } from '../shell/page.tsx';

/** What a customer's bookings and payments come to; nothing for one who neither booked nor paid. */
export function CustomerTotals({ id }: { id: string }) {
  const { t } = useWords();
  const { data } = useQuery(read('getCustomerTotals', { params: { id } }));
  if (data === undefined) return null;
  const { bookings, revenue, lastVisitAt, nextVisitAt, firstBookedAt, leadScore } = data;
  const paid = (revenue ?? []).filter(({ minor }) => minor !== '0');
  if (bookings.all === 0 && paid.length === 0) return null;
  const counts = (['ahead', 'completed', 'cancelled', 'noShows'] as const).filter(
    (one) => bookings[one] > 0,
  );
  return (
    <Section title={t('packages.totals')}>
      <Facts>
        <Fact
          name={t('packages.bookings')}
          source={counts
            .map((one) => `${t(`packages.${one}`)}: ${number(bookings[one])}`)
            .join(' · ')}
        >
          {number(bookings.all)}
        </Fact>
        {paid.length > 0 && <Fact name={t('packages.revenue')}>{list(paid.map(money))}</Fact>}
        {lastVisitAt !== null && <Fact name={t('packages.lastVisit')}>{date(lastVisitAt)}</Fact>}
        {nextVisitAt !== null && <Fact name={t('packages.nextVisit')}>{date(nextVisitAt)}</Fact>}
        {firstBookedAt !== null && (
          <Fact name={t('packages.firstBooked')}>{date(firstBookedAt)}</Fact>
        )}
        {leadScore !== null && (
          <Fact name={t('packages.leadScore')}>{`${number(leadScore)} / 100`}</Fact>
        )}
      </Facts>
    </Section>
  );
}
