import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read } from '../../api/query.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useWords } from '../../words/index.ts';
import { AgendaList } from '../bookings/agenda-list.tsx';
import { daysLater, instantAt, localOf } from '../calendar/days.ts';
import { useNow } from '../calendar/use-now.ts';
import { useAtWork } from '../session.ts';
import { Section } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import styles from './today.module.css';

const mostShown = 12;
const refreshMs = 60_000;

/** States of which nothing is to be done any more. */
const shown = ['held', 'pending', 'confirmed', 'in_progress'] as const;

/** What is booked today and not over yet, in order. */
export function Agenda() {
  const { t } = useWords();
  const { timeZone } = useAtWork().business;
  const { day } = localOf(useNow(), timeZone);
  const query = {
    from: instantAt(day, 0, timeZone),
    to: instantAt(daysLater(day, 1), 0, timeZone),
    status: [...shown],
    limit: mostShown,
  };
  const list = useQuery({ ...read('listBookings', { query }), refetchInterval: refreshMs });
  const rows = list.data?.rows ?? [];
  return (
    <div className={styles['agenda']}>
      <Section
        title={t('bookings.agenda')}
        aside={<Link to="/calendar">{t('bookings.agendaMore')}</Link>}
      >
        {list.isPending && <Skeleton lines={4} />}
        {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
        {list.isSuccess && rows.length === 0 && (
          <p className={styles['before']}>{t('bookings.agendaNone')}</p>
        )}
        {rows.length > 0 && (
          <AgendaList
            label={t('bookings.agenda')}
            timeZone={timeZone}
            rows={rows.map((one) => ({ ...one, with: one.resources.map(({ name }) => name) }))}
          />
        )}
      </Section>
    </div>
  );
}
