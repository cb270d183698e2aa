import { useInfiniteQuery } from '@tanstack/react-query';
import { pages } from '../../api/query.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { LoadMore } from '../shell/load-more.tsx';
import { Section } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import { MessageTable } from './message-table.tsx';
import styles from './messages.module.css';

/** The messages to a customer, newest first. */
export function CustomerMessages({ id }: { id: string }) {
  const may = useMay();
  return may('messages.read') ? <Messages id={id} /> : null;
}

function Messages({ id }: { id: string }) {
  const { t } = useWords();
  const list = useInfiniteQuery(
    pages('listCustomerMessages', { params: { id }, query: { limit: 20 } }),
  );
  const rows = list.data?.flatMap((page) => page.rows) ?? [];
  return (
    <Section title={t('messages.customer.title')}>
      {list.isPending && <Skeleton lines={2} />}
      {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <p className={styles['soft']}>{t('messages.customer.none')}</p>
      )}
      {rows.length > 0 && <MessageTable rows={rows} />}
      <LoadMore {...list} />
    </Section>
  );
}
