import { getRouteApi, Link } from '@tanstack/react-router';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { pages } from '../../api/query.ts';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/state.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useWords } from '../../words/index.ts';
import { paymentStates, type paymentViews } from '../searches.ts';
import { LoadMore } from '../shell/load-more.tsx';
import { Page } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import { InvoiceTable } from './invoice-table.tsx';
import { PaymentTable } from './payment-table.tsx';
import { PaymentWindow } from './payment-window.tsx';
import styles from './payments.module.css';

const route = getRouteApi('/shell/payments');
const every = '';

/** What was paid, and what was given out for it. */
export function PaymentsPage() {
  const { t } = useWords();
  const { shown = 'payments', id } = route.useSearch();
  const navigate = route.useNavigate();
  const close = () =>
    void navigate({ search: (now) => ({ ...now, id: undefined }), resetScroll: false });
  return (
    <Page title={t('payments.title')} detail={t('payments.lead')}>
      <Tabs<(typeof paymentViews)[number]>
        label={t('payments.title')}
        current={shown}
        onChange={(next) => void navigate({ search: { shown: next } })}
        tabs={[
          { key: 'payments', title: t('payments.list'), panel: <PaymentList /> },
          { key: 'invoices', title: t('payments.invoices.list'), panel: <InvoiceList /> },
        ]}
      />
      {id !== undefined && <PaymentWindow id={id} onClose={close} />}
    </Page>
  );
}

function PaymentList() {
  const { t } = useWords();
  const { standing: state } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery({
    ...pages('listPayments', { query: { state } }),
    placeholderData: keepPreviousData,
  });
  const rows = list.data?.flatMap((page) => page.rows) ?? [];
  return (
    <div className={styles['stack']}>
      <div className={styles['filters']}>
        <Select
          label={t('payments.state')}
          hideLabel
          value={state ?? every}
          choices={[
            { value: every, label: t('payments.everyState') },
            ...paymentStates.map((value) => ({ value, label: t(`payments.states.${value}`) })),
          ]}
          onChange={(next) =>
            void navigate({ search: { standing: paymentStates.find((one) => one === next) } })
          }
        />
      </div>
      {list.isPending && <Skeleton lines={8} />}
      {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <EmptyState icon="card" title={t('payments.none')}>
          {t(state === undefined ? 'payments.noneWhy' : 'payments.noneFit')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <PaymentTable
          rows={rows}
          isStale={list.isPlaceholderData}
          renderLink={({ id }, children) => (
            <Link to="/payments" search={(now) => ({ ...now, id })} resetScroll={false} data-row>
              {children}
            </Link>
          )}
        />
      )}
      <LoadMore {...list} />
    </div>
  );
}

function InvoiceList() {
  const { t } = useWords();
  const list = useInfiniteQuery(pages('listInvoices', { query: {} }));
  const rows = list.data?.flatMap((page) => page.rows) ?? [];
  return (
    <div className={styles['stack']}>
      {list.isPending && <Skeleton lines={8} />}
      {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <EmptyState icon="file" title={t('payments.invoices.none')}>
          {t('payments.invoices.noneWhy')}
        </EmptyState>
      )}
      {rows.length > 0 && <InvoiceTable rows={rows} />}
      <LoadMore {...list} />
    </div>
  );
}
