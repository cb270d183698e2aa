import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { addressOf, call } from '../../api/call.ts';
import { Button } from '../../ui/button.tsx';
import { DownloadLink } from '../../ui/download-link.tsx';
import { number } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { type ColumnName, fieldsOf } from './columns.ts';
import styles from './list.module.css';
import { mostChosen, type Selection } from './selection.ts';

const TagMany = lazy(async () => ({ default: (await import('./tag-many.tsx')).TagMany }));

interface BulkBarProps {
  selection: Selection;
  /** Ids of the customers that are on the screen. */
  shown: readonly string[];
  /** What the list is asked, as the operation takes it. */
  asked: { q?: string; tag?: string; segment?: string; where?: string };
  names: readonly ColumnName[];
}

/** Who is chosen, and what can be done with all of them at once. */
export function BulkBar({ selection, shown, asked, names }: BulkBarProps) {
  const { t } = useWords();
  const may = useMay();
  const [isTagging, setTagging] = useState(false);
  const { chosen, ids, isAll } = selection;
  const all = useMatching(asked, chosen !== undefined);
  if (chosen === undefined)
    return (
      <div className={styles['bulk']}>
        <Button look="quiet" onPress={() => selection.choose(shown.slice(0, mostChosen), true)}>
          {t('bulk.chooseShown')}
        </Button>
      </div>
    );
  return (
    <section className={styles['bulk']} aria-label={t('bulk.region')} data-on>
      <span role="status">
        {isAll ? t('bulk.allChosen', { count: all ?? 0 }) : t('bulk.chosen', { count: ids.length })}
      </span>
      {!isAll && all !== undefined && all > ids.length && (
        <Button look="quiet" onPress={selection.chooseAll}>
          {t('bulk.chooseAll', { number: number(all) })}
        </Button>
      )}
      {ids.length >= mostChosen && (
        <span className={styles['soft']}>{t('bulk.tooMany', { number: number(mostChosen) })}</span>
      )}
      <Button icon="tag" onPress={() => setTagging(true)}>
        {t('bulk.tag')}
      </Button>
      {may('customers.export') && (
        <DownloadLink to={exportOf(isAll ? asked : { ids: ids.join(',') }, names)}>
          {t('bulk.export')}
        </DownloadLink>
      )}
      <Button look="quiet" onPress={selection.clear}>
        {t('bulk.clear')}
      </Button>
      {isTagging && (
        <Suspense>
          <TagMany chosen={chosen} onClose={() => setTagging(false)} onDone={selection.clear} />
        </Suspense>
      )}
    </section>
  );
}

/** How many match, asked only once somebody is chosen. */
function useMatching(asked: BulkBarProps['asked'], isWanted: boolean): number | undefined {
  const { where, ...rest } = asked;
  const { data } = useQuery({
    queryKey: ['countChosen', asked],
    enabled: isWanted,
    queryFn: async ({ signal }) => {
      const matching = { ...rest, ...(where !== undefined && { where: JSON.parse(where) }) };
      return call('countChosen', { body: { chosen: { matching } } }, signal);
    },
  });
  return data?.customers;
}

const exported = {
  email: 'email',
  phone: 'phone',
  tags: 'tags',
  profiles: 'profiles',
  company: 'company',
  city: 'city',
  language: 'language',
  birthDate: 'birth_date',
  created: 'created_at',
  updated: 'updated_at',
} as const;

/** The address of an export of the columns that are shown. */
function exportOf(who: object, names: readonly ColumnName[]): string {
  const columns = names.flatMap((name) => (name in exported ? [exported[name as 'email']] : []));
  const fields = fieldsOf(names);
  return addressOf('exportCustomers', {
    query: {
      ...who,
      columns: ['id', 'name', ...columns].join(','),
      ...(fields !== undefined && { fields }),
    },
  });
}
