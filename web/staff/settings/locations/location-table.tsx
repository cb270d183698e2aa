import { Badge } from '../../../ui/badge.tsx';
import { MenuItem } from '../../../ui/menu.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { useWords } from '../../../words/index.ts';
import { useMay } from '../../session.ts';
import styles from '../parts.module.css';
import { RowMenu } from '../row-menu.tsx';
import { useAct } from '../use-act.ts';
import type { Location } from './part.tsx';

interface LocationTableProps {
  rows: readonly Location[];
  onEdit: (location: Location) => void;
}

/** Places, one a row, archived ones last. */
export function LocationTable({ rows, onEdit }: LocationTableProps) {
  return (
    <Table
      label={useWords().t('settings.locations.title')}
      columns={useColumns(onEdit)}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}

function useColumns(onEdit: (location: Location) => void): Column<Location>[] {
  const { t } = useWords();
  const mayChange = useMay()('locations.change');
  return [
    {
      key: 'name',
      header: t('settings.locations.name'),
      cell: (location) => <Name location={location} />,
      width: '30%',
      phone: 'lead',
    },
    {
      key: 'address',
      header: t('settings.locations.address'),
      cell: ({ address }) => address.replaceAll('\n', ', '),
      phone: 'more',
    },
    {
      key: 'zone',
      header: t('settings.locations.timeZone'),
      cell: ({ timeZone }) => timeZone.replaceAll('_', ' '),
      width: '24%',
      phone: 'more',
    },
    {
      key: 'acts',
      header: t('settings.acts'),
      hideHeader: true,
      cell: (location) => mayChange && <Acts location={location} onEdit={onEdit} />,
      align: 'end',
      width: '40px',
      phone: 'side',
    },
  ];
}

function Name({ location }: { location: Location }) {
  const { t } = useWords();
  if (location.archivedAt === null) return location.name;
  return (
    <span className={styles['line']}>
      <span className={styles['soft']}>{location.name}</span>
      <Badge>{t('settings.locations.archived')}</Badge>
    </span>
  );
}

function Acts({ location, onEdit }: { location: Location } & Pick<LocationTableProps, 'onEdit'>) {
  const { t } = useWords();
  const { id, name, archivedAt } = location;
  const archive = useAct('archiveLocation', 'listLocations');
  const restore = useAct('restoreLocation', 'listLocations');
  const input = { params: { id } };
  return (
    <RowMenu name={name}>
      <MenuItem id="edit" icon="edit" onAction={() => onEdit(location)}>
        {t('settings.locations.edit')}
      </MenuItem>
      {archivedAt === null ? (
        <MenuItem
          id="archive"
          icon="minus"
          onAction={() => archive.act(input, t('settings.locations.archivedNow', { name }))}
        >
          {t('settings.locations.archive')}
        </MenuItem>
      ) : (
        <MenuItem
          id="restore"
          icon="undo"
          onAction={() => restore.act(input, t('settings.locations.restoredNow', { name }))}
        >
          {t('settings.locations.restore')}
        </MenuItem>
      )}
    </RowMenu>
  );
}
