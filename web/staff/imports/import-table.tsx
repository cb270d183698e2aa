import { Link } from '@tanstack/react-router';
import type { Row } from '../../api/query.ts';
import { type Column, Table } from '../../ui/table.tsx';
import { number } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { When } from '../shell/when.tsx';
import { StateBadge } from './state-badge.tsx';

type Import = Row<'listImports'>;

/** Imports, newest first, with what came of each. */
export function ImportTable({ rows }: { rows: readonly Import[] }) {
  return (
    <Table
      label={useWords().t('imports.title')}
      columns={useColumns()}
      rows={rows}
      rowKey={({ id }) => id}
      renderLink={({ id }, children) => (
        <Link to="/import/$id" params={{ id }} data-row>
          {children}
        </Link>
      )}
    />
  );
}

function useColumns(): Column<Import>[] {
  const { t } = useWords();
  const count = (key: 'new' | 'linked' | 'review' | 'faulty'): Column<Import> => ({
    key,
    header: t(`imports.columns.${key}`),
    cell: ({ counts }) => (counts.read === 0 ? '' : number(counts[key])),
    align: 'end',
    width: '96px',
    phone: 'hide',
  });
  return [
    {
      key: 'file',
      header: t('imports.columns.file'),
      cell: ({ fileName }) => fileName,
      phone: 'lead',
    },
    {
      key: 'state',
      header: t('imports.columns.state'),
      cell: ({ state }) => <StateBadge state={state} />,
      width: '152px',
      phone: 'side',
    },
    {
      key: 'rows',
      header: t('imports.columns.rows'),
      cell: ({ rows, counts }) =>
        counts.read === 0 && rows === null ? '' : number(rows ?? counts.read),
      align: 'end',
      width: '88px',
      phone: 'hide',
    },
    ...(['new', 'linked', 'review', 'faulty'] as const).map(count),
    {
      key: 'when',
      header: t('imports.columns.when'),
      cell: (row) => <Uploaded row={row} />,
      align: 'end',
      width: '160px',
      phone: 'more',
    },
  ];
}

function Uploaded({ row }: { row: Import }) {
  return <When at={row.createdAt} relative />;
}
