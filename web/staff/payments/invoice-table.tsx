import { addressOf } from '../../api/call.ts';
import type { Row } from '../../api/query.ts';
import { DownloadLink } from '../../ui/download-link.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { day, money } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';

type Invoice = Row<'listInvoices'>;

/** What was given out, newest first, each as a file. */
export function InvoiceTable({ rows, isStale }: { rows: readonly Invoice[]; isStale?: boolean }) {
  const { t } = useWords();
  return (
    <Table
      label={t('payments.invoices.list')}
      columns={useColumns()}
      rows={rows}
      rowKey={({ id }) => id}
      isStale={isStale ?? false}
    />
  );
}

function useColumns(): Column<Invoice>[] {
  const { t } = useWords();
  return [
    {
      key: 'number',
      header: t('payments.invoices.number'),
      cell: ({ number }) => number,
      phone: 'lead',
    },
    {
      key: 'kind',
      header: t('payments.invoices.kind'),
      cell: ({ kind, corrects }) =>
        corrects === null
          ? t(`payments.invoices.kinds.${kind}`)
          : t('payments.invoices.corrects', { number: corrects }),
      phone: 'more',
    },
    {
      key: 'day',
      header: t('payments.invoices.day'),
      cell: ({ issuedOn }) => day(issuedOn),
      width: '128px',
      phone: 'more',
    },
    {
      key: 'tax',
      header: t('payments.invoices.tax'),
      cell: ({ tax }) => money(tax),
      align: 'end',
      width: '128px',
      phone: 'hide',
    },
    {
      key: 'total',
      header: t('payments.invoices.total'),
      cell: ({ total }) => money(total),
      align: 'end',
      width: '136px',
      phone: 'more',
    },
    {
      key: 'file',
      header: t('payments.invoices.file'),
      hideHeader: true,
      cell: ({ id, number }) => (
        <DownloadLink to={addressOf('downloadInvoice', { params: { id } })}>
          <span aria-label={t('payments.invoices.download', { number })}>PDF</span>
        </DownloadLink>
      ),
      align: 'end',
      width: '104px',
      phone: 'side',
    },
  ];
}
