import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { read } from '../../api/query.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import { Page } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import { Mail } from './mail.tsx';
import { MailList } from './mail-list.tsx';
import styles from './mailbox.module.css';

const route = getRouteApi('/shell/mailbox');
const refreshMs = 5000;

/** Mail that was kept here instead of being sent: a list, and beside it the one being read. */
export function MailboxPage() {
  const { t } = useWords();
  const { id } = route.useSearch();
  const [typed, setTyped] = useState('');
  const to = useDeferredValue(typed.trim());
  const list = useQuery({
    ...read('listMail', { query: { to: to === '' ? undefined : to } }),
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
  });
  const rows = list.data?.rows ?? [];
  return (
    <Page title={t('mailbox.title')} detail={t('mailbox.lead')}>
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
          {rows.length > 0 && <MailList rows={rows} />}
        </div>
        <div className={styles['reading']}>
          {id === undefined ? (
            rows.length > 0 && <p className={styles['soft']}>{t('mailbox.choose')}</p>
          ) : (
            <Mail key={id} id={id} />
          )}
        </div>
      </div>
    </Page>
  );
}
