import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { pages } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import { ButtonLink } from '../shell/button-link.tsx';
import { LoadMore } from '../shell/load-more.tsx';
import { Page } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import { MessageFilters } from './message-filters.tsx';
import { MessageTable } from './message-table.tsx';
import styles from './messages.module.css';

const route = getRouteApi('/shell/messages');
const refreshMs = 10_000;

/** The log: what was sent, to whom, and what became of it. */
export function MessagesPage() {
  const { t } = useWords();
  const { stands: state, type } = route.useSearch();
  const list = useInfiniteQuery({
    ...pages('listMessages', { query: { state, type } }),
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
  });
  const rows = list.data?.flatMap((page) => page.rows) ?? [];
  const chooses = state !== undefined || type !== undefined;
  return (
    <Page
      title={t('places.messages')}
      detail={t('messages.lead')}
      acts={<ButtonLink to="/messages/templates">{t('messages.templates')}</ButtonLink>}
    >
      <div className={styles['stack']}>
        <MessageFilters />
        {list.isPending && <Skeleton lines={8} />}
        {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
        {list.isSuccess && rows.length === 0 && <None chooses={chooses} />}
        {rows.length > 0 && <MessageTable rows={rows} isStale={list.isPlaceholderData} />}
        <LoadMore {...list} />
      </div>
    </Page>
  );
}

function None({ chooses }: { chooses: boolean }) {
  const { t } = useWords();
  const navigate = route.useNavigate();
  if (!chooses)
    return (
      <EmptyState icon="mail" title={t('messages.none')}>
        {t('messages.noneWhy')}
      </EmptyState>
    );
  return (
    <EmptyState
      icon="search"
      title={t('messages.noneFit')}
      acts={<Button onPress={() => void navigate({ search: {} })}>{t('messages.clear')}</Button>}
    >
      {t('messages.noneFitWhy')}
    </EmptyState>
  );
}
