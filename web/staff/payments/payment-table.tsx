import type { ReactNode } from 'react';
import type { Row } from '../../api/query.ts';
import { Badge } from '../../ui/badge.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { money } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { When } from '../shell/when.tsx';
import { tones } from './states.ts';

type Payment = Row<'listPayments'>;

interface PaymentTableProps {
  rows: readonly Payment[];
  isStale?: boolean;
  renderLink: (row: Payment, children: ReactNode) => ReactNode;
}

/** Payments, newest first. */
export function PaymentTable({ rows, isStale, renderLink }: PaymentTableProps) {
  const { t } = useWords();
  return (
    <Table
      label={t('payments.list')}
      columns={useColumns()}
      rows={rows}
      rowKey={({ id }) => id}
      isStale={isStale ?? false}
      renderLink={renderLink}
    />
  );
}

function useColumns(): Column<Payment>[] {
  const { t } = useWords();
  return [
    {
      key: 'kind',
      header: t('payments.part'),
      cell: ({ kind, isTest }) => (
        <>
          {t(`payments.kinds.${kind}`)}
          {isTest && ` (${t('payments.test')})`}
        </>
      ),
      phone: 'lead',
    },
    {
      key: 'state',
      header: t('payments.state'),
      cell: ({ state }) => <Badge tone={tones[state]}>{t(`payments.states.${state}`)}</Badge>,
      width: '144px',
      phone: 'side',
    },
    {
      key: 'way',
      header: t('payments.way'),
      cell: ({ way }) => t(`payments.ways.${way}`),
      width: '18%',
      phone: 'more',
    },
    {
      key: 'back',
      header: t('payments.back'),
      cell: ({ refunded }) => (refunded.minor === '0' ? '' : money(refunded)),
      align: 'end',
      width: '136px',
      phone: 'hide',
    },
    {
      key: 'amount',
      header: t('payments.amount'),
      cell: ({ amount }) => money(amount),
      align: 'end',
      width: '136px',
      phone: 'more',
    },
    {
      key: 'created',
      header: t('payments.when'),
      cell: ({ paidAt, createdAt }) => <When at={paidAt ?? createdAt} relative />,
      align: 'end',
      width: '152px',
      phone: 'more',
    },
  ];
}
