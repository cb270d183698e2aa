import { useInfiniteQuery } from '@tanstack/react-query';
import { pages, type Row } from '../../api/query.ts';
import type { IconName } from '../../ui/icon.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Moment, Timeline } from '../../ui/timeline.tsx';
import { useWords } from '../../words/index.ts';
import { useNames } from '../audit/use-names.ts';
import { actorName, eventWords } from '../event-words.ts';
import { LoadMore } from '../shell/load-more.tsx';
import { Section } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import { When } from '../shell/when.tsx';
import styles from './bookings.module.css';

type Entry = Row<'getBookingTimeline'>;

const icons: Record<string, IconName> = { booking: 'calendar', payment: 'card', message: 'mail' };

/** What happened to a booking and its payments, newest first. */
export function BookingTimeline({ id }: { id: string }) {
  const { t } = useWords();
  const list = useInfiniteQuery(pages('getBookingTimeline', { params: { id }, query: {} }));
  const entries = list.data?.flatMap((page) => page.rows) ?? [];
  return (
    <Section title={t('bookings.timeline')}>
      {list.isPending && <Skeleton lines={4} />}
      {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
      {list.isSuccess && entries.length === 0 && (
        <p className={styles['soft']}>{t('bookings.nothingHappened')}</p>
      )}
      <Timeline label={t('bookings.timeline')}>
        {entries.map((entry) => (
          <EntryMoment key={entry.id} entry={entry} />
        ))}
      </Timeline>
      <LoadMore {...list} />
    </Section>
  );
}

function EntryMoment({ entry: { at, type, actor } }: { entry: Entry }) {
  const names = useNames();
  return (
    <Moment
      icon={icons[type.split('.')[0] ?? ''] ?? 'audit'}
      title={eventWords(type)}
      detail={
        <>
          <When at={at} /> · {names.get(actor.id ?? '') ?? actorName(actor.kind)}
        </>
      }
    />
  );
}
