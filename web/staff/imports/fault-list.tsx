import { useInfiniteQuery } from '@tanstack/react-query';
import { addressOf } from '../../api/call.ts';
import { pages, type Row } from '../../api/query.ts';
import { DownloadLink } from '../../ui/download-link.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { number } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { LoadMore } from '../shell/load-more.tsx';
import { Section } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import styles from './imports.module.css';

type RowFault = Row<'listImportFaults'>;

/** The rows that could not be taken, with the reason. */
export function FaultList({ id }: { id: string }) {
  const { t } = useWords();
  const list = useInfiniteQuery(pages('listImportFaults', { params: { id } }));
  const rows = list.data?.flatMap((page) => page.rows) ?? [];
  return (
    <Section
      title={t('imports.faults.title')}
      aside={
        <DownloadLink to={addressOf('downloadFaults', { params: { id } })}>
          {t('imports.faults.download')}
        </DownloadLink>
      }
    >
      <div className={styles['stack']}>
        <p className={styles['soft']}>{t('imports.faults.hint')}</p>
        {list.isPending && <Skeleton lines={4} />}
        {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
        {rows.length > 0 && <FaultTable rows={rows} />}
        <LoadMore {...list} />
      </div>
    </Section>
  );
}

function FaultTable({ rows }: { rows: readonly RowFault[] }) {
  const { t } = useWords();
  return (
    <Table
      label={t('imports.faults.title')}
      columns={useColumns()}
      rows={rows}
      rowKey={({ line, column, message }) => `${line} ${column} ${message}`}
    />
  );
}

function useColumns(): Column<RowFault>[] {
  const { t } = useWords();
  return [
    {
      key: 'line',
      header: t('imports.faults.line'),
      cell: ({ line }) => number(line),
      width: '64px',
      phone: 'side',
    },
    {
      key: 'column',
      header: t('imports.faults.column'),
      cell: ({ column }) =>
        column === null ? (
          <span className={styles['soft']}>{t('imports.faults.wholeRow')}</span>
        ) : (
          <span lang="">{column}</span>
        ),
      width: '20%',
      phone: 'more',
    },
    {
      key: 'value',
      header: t('imports.faults.value'),
      cell: ({ value }) => value ?? '',
      width: '26%',
      phone: 'more',
    },
    {
      key: 'reason',
      header: t('imports.faults.reason'),
      cell: ({ message }) => <span className={styles['wrap']}>{message}</span>,
      phone: 'lead',
    },
  ];
}
