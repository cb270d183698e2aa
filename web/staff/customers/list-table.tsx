import { Link } from '@tanstack/react-router';
import type { CustomerRow } from '#contract/customer';
import { Table } from '../../ui/table.tsx';
import { useWords } from '../../words/index.ts';
import type { ColumnName } from './columns.ts';
import { choiceColumn, columnOf, nameColumn } from './list-columns.tsx';
import { useOwnFields } from './use-own-fields.ts';
import type { Selection } from './selection.ts';

interface ListTableProps {
  rows: CustomerRow[];
  isStale: boolean;
  names: readonly ColumnName[];
  /** Who is chosen for an act on many; undefined where nobody can be. */
  selection: Selection | undefined;
  /** Customers are being chosen: on a phone, too, each has a box. */
  isChoosing: boolean;
}

/** Customers, one a row; each row leads to the customer. */
export function ListTable({ rows, isStale, names, selection, isChoosing }: ListTableProps) {
  const { t } = useWords();
  const fields = useOwnFields();
  return (
    <Table
      label={t('customers.title')}
      columns={[
        ...(selection ? [choiceColumn(t, selection, isChoosing ? 'before' : 'hide')] : []),
        nameColumn(t),
        ...names.flatMap((name) => columnOf(t, name, fields) ?? []),
      ]}
      rows={rows}
      rowKey={(row) => row.id}
      isStale={isStale}
      renderLink={({ id }, name) => (
        <Link to="/customers/$id" params={{ id }} data-row>
          {name}
        </Link>
      )}
    />
  );
}
