import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TimelineKind } from '#contract/identity';
import { pages, type Row } from '../../api/query.ts';
import type { IconName } from '../../ui/icon.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Changes, Moment, Timeline } from '../../ui/timeline.tsx';
import { dayOf } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { useNames } from '../audit/use-names.ts';
import { actorName, changesOf } from '../event-words.ts';
import { Section } from '../shell/page.tsx';
import { LoadMore } from '../shell/load-more.tsx';
import { Fault } from '../shell/route-states.tsx';
import { When } from '../shell/when.tsx';
import styles from './customer.module.css';
import { told } from './told.ts';

type Entry = Row<'getTimeline'>;

const kinds = [
  'record',
  'profiles',
  'notes',
  'files',
  'household',
  'consent',
  'sign_ins',
] as const satisfies readonly TimelineKind[];

const icons: Record<string, IconName> = {
  customer: 'person',
  profile: 'link',
  review: 'warn',
  import: 'upload',
  mail: 'mail',
  session: 'key',
  note: 'edit',
  household: 'people',
  file: 'file',
};

/** What happened to a customer, newest first, by day. */
export function CustomerTimeline({ id }: { id: string }) {
  const { t } = useWords();
  const [kind, setKind] = useState<TimelineKind | ''>('');
  const choices = (['', ...kinds] as const).map((value) => ({
    value,
    label: t(`customer.timelineKinds.${value === '' ? 'all' : value}`),
  }));
  return (
    <Section
      title={t('customer.timeline')}
      aside={
        <Select
          label={t('customer.timelineKind')}
          hideLabel
          value={kind}
          choices={choices}
          onChange={setKind}
        />
      }
    >
      <Entries id={id} kind={kind === '' ? undefined : kind} />
    </Section>
  );
}

function Entries({ id, kind }: { id: string; kind: TimelineKind | undefined }) {
  const { t } = useWords();
  const query = kind === undefined ? {} : { kind };
  const list = useInfiniteQuery(pages('getTimeline', { params: { id }, query }));
  if (list.isPending) return <Skeleton lines={4} />;
  if (list.isError) return <Fault fault={list.error} again={() => void list.refetch()} />;
  const entries = list.data.flatMap((page) => page.rows);
  if (entries.length === 0)
    return (
      <p className={styles['soft']}>
        {t(kind === undefined ? 'customer.nothingHappened' : 'customer.nothingOfKind')}
      </p>
    );
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
  const { at, type, actor, about } = entry;
  const names = useNames();
  const { title, changes } = told(entry);
  return (
    <Moment
      icon={icons[type.split('.')[0] ?? ''] ?? 'person'}
      title={title}
      detail={
        <>
          <When at={at} /> · {names.get(actor.id ?? '') ?? actorName(actor.kind)}
        </>
      }
    >
      {about !== null && about !== '' && <p className={styles['about']}>{about}</p>}
      {changes.length > 0 && <Changes changes={changesOf(changes)} />}
    </Moment>
  );
}
