import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { read } from '../../api/query.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import { Fault } from '../shell/route-states.tsx';
import { Mail } from './mail.tsx';
import { MailList } from './mail-list.tsx';
import styles from './mailbox.module.css';
import type { MailboxPlace } from './place.ts';

const refreshMs = 5000;

interface MailboxProps {
  place: MailboxPlace;
  /** The mail being read. */
  id: string | undefined;
}

/** A list of kept mails, and beside it the one being read; on a phone one of the two. */
export function Mailbox({ place, id }: MailboxProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const to = useDeferredValue(typed.trim());
  const list = useQuery({
    ...read('listMail', { query: { to: to === '' ? undefined : to } }),
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
  });
  const rows = list.data?.rows ?? [];
  return (
    <div className={styles['panes']} data-reading={id !== undefined || undefined}>
      <div className={styles['list']}>
        <SearchField
          label={t('mailbox.search')}
          placeholder={t('mailbox.searchHint')}
          value={typed}
          onChange={setTyped}
        />
        {list.isPending && <Skeleton lines={6} />}
        {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
        {list.isSuccess && rows.length === 0 && (
          <EmptyState icon="mail" title={t(to === '' ? 'mailbox.none' : 'mailbox.noneTo')}>
            {t('mailbox.noneWhy')}
          </EmptyState>
        )}
        {rows.length > 0 && <MailList rows={rows} place={place} />}
      </div>
      <div className={styles['reading']}>
        {id === undefined ? (
          rows.length > 0 && <p className={styles['soft']}>{t('mailbox.choose')}</p>
        ) : (
          <Mail key={id} id={id} place={place} />
        )}
      </div>
    </div>
  );
}
