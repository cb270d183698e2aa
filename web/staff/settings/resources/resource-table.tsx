import { Link } from '@tanstack/react-router';
import type { Resource } from '#contract/booking/resources';
import { Badge } from '../../../ui/badge.tsx';
import { MenuItem } from '../../../ui/menu.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { useWords } from '../../../words/index.ts';
import { useMay } from '../../session.ts';
import styles from '../parts.module.css';
import { RowMenu } from '../row-menu.tsx';
import { useAct } from '../use-act.ts';

interface ResourceTableProps {
  rows: readonly Resource[];
  onEdit: (resource: Resource) => void;
}

/** People and places, one a row, each a way to their hours; archived ones last. */
export function ResourceTable({ rows, onEdit }: ResourceTableProps) {
  const { t } = useWords();
  return (
    <Table
      label={t('hours.resources.title')}
      columns={useColumns(onEdit)}
      rows={rows}
      rowKey={({ id }) => id}
      renderLink={({ id }, children) => (
        <Link to="/hours/$id" params={{ id }} data-row>
          {children}
        </Link>
      )}
    />
  );
}

function useColumns(onEdit: (resource: Resource) => void): Column<Resource>[] {
  const { t } = useWords();
  const mayChange = useMay()('resources.change');
  return [
    {
      key: 'name',
      header: t('hours.resources.name'),
      cell: (one) => <Name resource={one} />,
      width: '40%',
      phone: 'lead',
    },
    {
      key: 'kind',
      header: t('hours.resources.kind'),
      cell: ({ kind }) => t(`hours.resources.kinds.${kind}`),
      phone: 'more',
    },
    {
      key: 'lanes',
      header: t('hours.resources.lanes'),
      cell: ({ lanes }) => lanes,
      align: 'end',
      width: '18%',
      phone: 'hide',
    },
    {
      key: 'acts',
      header: t('settings.acts'),
      hideHeader: true,
      cell: (one) => mayChange && <Acts resource={one} onEdit={onEdit} />,
      align: 'end',
      width: '40px',
      phone: 'side',
    },
  ];
}

function Name({ resource: { name, archivedAt } }: { resource: Resource }) {
  const { t } = useWords();
  if (archivedAt === null) return name;
  return (
    <span className={styles['line']}>
      <span className={styles['soft']}>{name}</span>
      <Badge>{t('settings.locations.archived')}</Badge>
    </span>
  );
}

function Acts({ resource, onEdit }: { resource: Resource } & Pick<ResourceTableProps, 'onEdit'>) {
  const { t } = useWords();
  const { id, name, archivedAt } = resource;
  const archive = useAct('archiveResource', 'listResources');
  const restore = useAct('restoreResource', 'listResources');
  const input = { params: { id } };
  return (
    <RowMenu name={name}>
      <MenuItem id="edit" icon="edit" onAction={() => onEdit(resource)}>
        {t('hours.resources.edit')}
      </MenuItem>
      {archivedAt === null ? (
        <MenuItem
          id="archive"
          icon="minus"
          onAction={() => archive.act(input, t('settings.locations.archivedNow', { name }))}
        >
          {t('hours.resources.archive')}
        </MenuItem>
      ) : (
        <MenuItem
          id="restore"
          icon="undo"
          onAction={() => restore.act(input, t('settings.locations.restoredNow', { name }))}
        >
          {t('hours.resources.restore')}
        </MenuItem>
      )}
    </RowMenu>
  );
}
