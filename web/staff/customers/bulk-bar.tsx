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

const BulkMenu = lazy(async () => ({ default: (await import('./bulk-menu.tsx')).BulkMenu }));
const TagMany = lazy(async () => ({ default: (await import('./tag-many.tsx')).TagMany }));

interface BulkBarProps {
  selection: Selection;
  /** Ids of the customers that are on the screen. */
  shown: readonly string[];
  /** What the list is asked, as the operation takes it. */
  asked: { q?: string; tag?: string; segment?: string; where?: string };
  names: readonly ColumnName[];
  /** On a phone, somebody has begun to choose. */
  isChoosing: boolean;
}

/** Who is chosen, and what can be done with all of them at once; on a phone, in a menu. */
export function BulkBar({ selection, shown, asked, names, isChoosing }: BulkBarProps) {
  const { t } = useWords();
  const [isTagging, setTagging] = useState(false);
  const { chosen, ids, isAll } = selection;
  const all = useMatching(asked, chosen !== undefined);
  if (chosen === undefined)
    return (
      <div className={styles['bulk']} data-choosing={isChoosing || undefined}>
        <Button look="quiet" onPress={() => selection.choose(shown.slice(0, mostChosen), true)}>
          {t('bulk.chooseShown')}
        </Button>
      </div>
    );
  const more = !isAll && all !== undefined && all > ids.length ? all : undefined;
  const acts = {
    selection,
    more,
    exported: exportOf(isAll ? asked : { ids: ids.join(',') }, names),
    onTag: () => setTagging(true),
  };
  return (
    <section className={styles['bulk']} aria-label={t('bulk.region')} data-on>
      <span role="status">
        {isAll ? t('bulk.allChosen', { count: all ?? 0 }) : t('bulk.chosen', { count: ids.length })}
      </span>
      {ids.length >= mostChosen && (
        <span className={styles['soft']}>{t('bulk.tooMany', { number: number(mostChosen) })}</span>
      )}
      <Buttons {...acts} />
      <Suspense>
        <BulkMenu {...acts} />
      </Suspense>
      {isTagging && (
        <Suspense>
          <TagMany chosen={chosen} onClose={() => setTagging(false)} onDone={selection.clear} />
        </Suspense>
      )}
    </section>
  );
}

/** What the chosen ones are, and what is done with them. */
export interface BulkActs {
  selection: Selection;
  /** How many match in all, where that is more than are chosen. */
  more: number | undefined;
  /** Where the export of the chosen ones is. */
  exported: string;
  onTag: () => void;
}

function Buttons({ selection, more, exported, onTag }: BulkActs) {
  const { t } = useWords();
  const mayExport = useMay()('customers.export');
  return (
    <div className={styles['wide']}>
      {more !== undefined && (
        <Button look="quiet" onPress={selection.chooseAll}>
          {t('bulk.chooseAll', { number: number(more) })}
        </Button>
      )}
      <Button icon="tag" onPress={onTag}>
        {t('bulk.tag')}
      </Button>
      {mayExport && <DownloadLink to={exported}>{t('bulk.export')}</DownloadLink>}
      <Button look="quiet" onPress={selection.clear}>
        {t('bulk.clear')}
      </Button>
    </div>
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
