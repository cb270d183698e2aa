import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { date } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { Section } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import styles from './about.module.css';

/** By which ids an earlier system knows a customer, now and before; asked for only by who wants to see them. */
export function OldHashes({ id }: { id: string }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const list = useQuery({ ...read('listOldHashes', { params: { id } }), enabled: isOpen });
  return (
    <Section
      title={t('merging.oldIds.title')}
      aside={
        !isOpen && (
          <Button look="quiet" icon="search" onPress={() => setOpen(true)}>
            {t('merging.oldIds.show')}
          </Button>
        )
      }
    >
      {!isOpen && <p className={styles['soft']}>{t('merging.oldIds.why')}</p>}
      {isOpen && list.isPending && <Skeleton lines={2} />}
      {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
      {list.data?.rows.length === 0 && <p className={styles['soft']}>{t('merging.oldIds.none')}</p>}
      <ul className={styles['rows']}>
        {list.data?.rows.map(({ hash, since, until }) => (
          <li key={hash} className={styles['row']}>
            <span className={styles['words']}>
              <CopyableId whole value={hash} label={t('merging.oldIds.one')} />
            </span>
            <span className={styles['soft']}>
              {until === null
                ? t('merging.oldIds.since', { date: date(since) })
                : t('merging.oldIds.until', { date: date(until) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
