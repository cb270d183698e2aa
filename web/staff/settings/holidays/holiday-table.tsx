import { useQuery } from '@tanstack/react-query';
import { read } from '../../../api/query.ts';
import { Badge } from '../../../ui/badge.tsx';
import { MenuItem } from '../../../ui/menu.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { day } from '../../../words/format.ts';
import { useWords } from '../../../words/index.ts';
import styles from '../parts.module.css';
import { RowMenu } from '../row-menu.tsx';
import type { Holiday, Holidays } from './part.tsx';

interface HolidayTableProps {
  holidays: Holidays;
  mayChange: boolean;
  onChange: (next: Holidays) => void;
}

/** Holidays by day. Public ones are opened instead of removed: they would come again by themselves. */
export function HolidayTable(props: HolidayTableProps) {
  return (
    <Table
      label={useWords().t('settings.holidays.title')}
      columns={useColumns(props)}
      rows={props.holidays.holidays}
      rowKey={({ day: at, location }) => `${at} ${location ?? ''}`}
    />
  );
}

function useColumns({ holidays, mayChange, onChange }: HolidayTableProps): Column<Holiday>[] {
  const { t } = useWords();
  const locations = useQuery(read('listLocations', {}));
  const nameOf = (id: string) => locations.data?.rows.find((one) => one.id === id)?.name ?? '';
  return [
    {
      key: 'name',
      header: t('settings.holidays.name'),
      cell: ({ name, location, isClosed }) => (
        <span className={styles['line']}>
          <span className={isClosed ? undefined : styles['soft']}>{name}</span>
          {location !== null && <span className={styles['small']}>{nameOf(location)}</span>}
          {!isClosed && <Badge>{t('settings.holidays.open')}</Badge>}
        </span>
      ),
      width: '60%',
      phone: 'lead',
    },
    {
      key: 'day',
      header: t('settings.holidays.day'),
      cell: (holiday) => day(holiday.day),
      phone: 'more',
    },
    {
      key: 'acts',
      header: t('settings.acts'),
      hideHeader: true,
      cell: (holiday) =>
        mayChange && <Acts holiday={holiday} holidays={holidays} onChange={onChange} />,
      align: 'end',
      width: '40px',
      phone: 'side',
    },
  ];
}

interface ActsProps extends Pick<HolidayTableProps, 'holidays' | 'onChange'> {
  holiday: Holiday;
}

function Acts({ holiday, holidays, onChange }: ActsProps) {
  const { t } = useWords();
  const rows = holidays.holidays;
  const put = (next: readonly Holiday[]) => onChange({ ...holidays, holidays: [...next] });
  const { name, isClosed, source } = holiday;
  const toggled = { ...holiday, isClosed: !isClosed };
  return (
    <RowMenu name={name}>
      <MenuItem
        id="toggle"
        icon={isClosed ? 'check' : 'minus'}
        onAction={() => put(rows.map((one) => (one === holiday ? toggled : one)))}
      >
        {t(isClosed ? 'settings.holidays.openThen' : 'settings.holidays.closeThen')}
      </MenuItem>
      {source === 'own' && (
        <MenuItem
          id="remove"
          icon="trash"
          onAction={() => put(rows.filter((one) => one !== holiday))}
        >
          {t('settings.holidays.remove')}
        </MenuItem>
      )}
    </RowMenu>
  );
}
