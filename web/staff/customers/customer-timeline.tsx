import { useInfiniteQuery } from '@tanstack/react-query';
import { pages, type Row } from '../../api/query.ts';
import type { IconName } from '../../ui/icon.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Changes, Moment, Timeline } from '../../ui/timeline.tsx';
import { dayOf, percent } from '../../words/format.ts';
import { sayIfKnown, useWords } from '../../words/index.ts';
import { actorName, changesOf, eventWords } from '../event-words.ts';
import { LoadMore } from '../shell/load-more.tsx';
import { Fault } from '../shell/route-states.tsx';
import { When } from '../shell/when.tsx';
import styles from './customer.module.css';

type Entry = Row<'getTimeline'>;

const icons: Record<string, IconName> = {
  customer: 'person',
  profile: 'link',
  review: 'warn',
  import: 'upload',
  mail: 'mail',
  session: 'key',
};

/** What happened to a customer, newest first, by day. */
export function CustomerTimeline({ id }: { id: string }) {
  const { t } = useWords();
  const list = useInfiniteQuery(pages('getTimeline', { params: { id } }));
  if (list.isPending) return <Skeleton lines={4} />;
  if (list.isError) return <Fault fault={list.error} again={() => void list.refetch()} />;
  const entries = list.data.flatMap((page) => page.rows);
  if (entries.length === 0)
    return <p className={styles['soft']}>{t('customer.nothingHappened')}</p>;
  const days = Map.groupBy(entries, ({ at }) => dayOf(at));
  return (
    <div className={styles['days']}>
      {[...days].map(([day, entries]) => (
        <section key={day}>
          <h3 className={styles['day']}>{day}</h3>
          <Timeline label={day}>
            {entries.map((entry) => (
              <EntryMoment key={entry.id} entry={entry} />
            ))}
          </Timeline>
        </section>
      ))}
      <LoadMore {...list} />
    </div>
  );
}

function EntryMoment({ entry }: { entry: Entry }) {
  const { at, type, actor, changes } = entry;
  return (
    <Moment
      icon={icons[type.split('.')[0] ?? ''] ?? 'person'}
      title={told(entry)}
      detail={
        <>
          <When at={at} /> · {actor.name ?? actorName(actor.kind)}
        </>
      }
    >
      {changes.length > 0 && <Changes changes={changesOf(changes)} />}
    </Moment>
  );
}

/** What happened; of a profile that came in also from where, and what became of it. */
function told({ type, data }: Entry): string {
  const { source, outcome, probability } = data;
  if (type !== 'profile.made' || typeof source !== 'string') return eventWords(type);
  const share = typeof probability === 'number' ? percent(probability) : '';
  return sayIfKnown(`profile.outcomes.${String(outcome)}`, { source, share }) ?? eventWords(type);
}
