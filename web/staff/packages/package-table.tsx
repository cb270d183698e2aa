import { Badge, type Tone } from '../../ui/badge.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { day } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { amountIn } from './amounts.ts';
import type { Sold } from './customer-packages.tsx';
import styles from './packages.module.css';

interface PackageTableProps {
  rows: readonly Sold[];
  /** Whose page it is: packages of the household name who bought them. */
  customer: string;
  onOpen: (id: string) => void;
}

/** What each state of a package means for whoever looks. */
export const tones: Record<Sold['state'], Tone> = {
  new: 'note',
  active: 'good',
  frozen: 'warn',
  used_up: 'quiet',
  over: 'quiet',
  cancelled: 'quiet',
};

/** Packages, one a row, newest first. */
export function PackageTable({ rows, customer, onOpen }: PackageTableProps) {
  const { t } = useWords();
  return (
    <Table
      label={t('packages.ofCustomer')}
      columns={useColumns(customer)}
      rows={rows}
      rowKey={({ id }) => id}
      renderLink={({ id }, children) => (
        <button type="button" className={styles['row']} data-row onClick={() => onOpen(id)}>
          {children}
        </button>
      )}
    />
  );
}

function useColumns(customer: string): Column<Sold>[] {
  const { t } = useWords();
  return [
    {
      key: 'kind',
      header: t('packages.kind'),
      cell: ({ kind, customer: { id, name } }) =>
        id === customer ? kind.name : `${kind.name} (${t('packages.from', { name })})`,
      phone: 'lead',
    },
    {
      key: 'left',
      header: t('packages.amount'),
      cell: ({ unit, left, total }) =>
        left === null
          ? t('packages.unlimited')
          : t('packages.left', { left: amountIn(unit, left), total: amountIn(unit, total) }),
      phone: 'more',
    },
    {
      key: 'until',
      header: t('packages.endsOn'),
      cell: ({ endsOn }) => (endsOn === null ? '' : day(endsOn)),
      width: '128px',
      phone: 'more',
    },
    {
      key: 'state',
      header: t('payments.state'),
      cell: ({ state }) => <Badge tone={tones[state]}>{t(`packages.states.${state}`)}</Badge>,
      width: '120px',
      phone: 'side',
    },
  ];
}
