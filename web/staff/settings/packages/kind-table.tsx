import { Badge } from '../../../ui/badge.tsx';
import { MenuItem } from '../../../ui/menu.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { list, money } from '../../../words/format.ts';
import { useWords } from '../../../words/index.ts';
import { amountIn } from '../../packages/amounts.ts';
import { useMay } from '../../session.ts';
import styles from '../parts.module.css';
import { RowMenu } from '../row-menu.tsx';
import { useAct } from '../use-act.ts';
import type { Kind } from './part.tsx';

interface KindTableProps {
  rows: readonly Kind[];
  onEdit: (kind: Kind) => void;
}

/** Kinds of packages, one a row, archived ones last. */
export function KindTable({ rows, onEdit }: KindTableProps) {
  return (
    <Table
      label={useWords().t('packages.title')}
      columns={useColumns(onEdit)}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}

function useColumns(onEdit: (kind: Kind) => void): Column<Kind>[] {
  const { t } = useWords();
  const mayChange = useMay()('services.change');
  return [
    {
      key: 'name',
      header: t('packages.name'),
      cell: (kind) => <Name kind={kind} />,
      phone: 'lead',
    },
    {
      key: 'amount',
      header: t('packages.amount'),
      cell: ({ unit, amount }) => amountIn(unit, amount),
      width: '96px',
      phone: 'more',
    },
    {
      key: 'services',
      header: t('packages.services'),
      cell: ({ services }) =>
        services.length === 0 ? t('packages.every') : list(services.map(({ name }) => name)),
      phone: 'more',
    },
    {
      key: 'price',
      header: t('packages.price'),
      cell: ({ price }) => money(price),
      align: 'end',
      width: '128px',
      phone: 'more',
    },
    {
      key: 'sold',
      header: t('packages.sold'),
      cell: ({ sold }) => sold,
      align: 'end',
      width: '64px',
      phone: 'hide',
    },
    {
      key: 'acts',
      header: t('settings.acts'),
      hideHeader: true,
      cell: (kind) => mayChange && <Acts kind={kind} onEdit={onEdit} />,
      align: 'end',
      width: '40px',
      phone: 'side',
    },
  ];
}

function Name({ kind: { name, archivedAt } }: { kind: Kind }) {
  const { t } = useWords();
  if (archivedAt === null) return name;
  return (
    <span className={styles['line']}>
      <span className={styles['soft']}>{name}</span>
      <Badge>{t('packages.archived')}</Badge>
    </span>
  );
}

function Acts({ kind, onEdit }: { kind: Kind } & Pick<KindTableProps, 'onEdit'>) {
  const { t } = useWords();
  const { id, name, archivedAt } = kind;
  const archive = useAct('archivePackageKind', 'listPackageKinds');
  const restore = useAct('restorePackageKind', 'listPackageKinds');
  const input = { params: { id } };
  return (
    <RowMenu name={name}>
      <MenuItem id="edit" icon="edit" onAction={() => onEdit(kind)}>
        {t('packages.edit')}
      </MenuItem>
      {archivedAt === null ? (
        <MenuItem
          id="archive"
          icon="minus"
          onAction={() => archive.act(input, t('packages.archivedNow', { name }))}
        >
          {t('packages.archive')}
        </MenuItem>
      ) : (
        <MenuItem
          id="restore"
          icon="undo"
          onAction={() => restore.act(input, t('packages.restoredNow', { name }))}
        >
          {t('packages.restore')}
        </MenuItem>
      )}
    </RowMenu>
  );
}
