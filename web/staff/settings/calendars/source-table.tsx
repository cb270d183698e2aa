import type { Reply } from '../../../api/call.ts';
import { Badge } from '../../../ui/badge.tsx';
import { MenuItem } from '../../../ui/menu.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { useWords } from '../../../words/index.ts';
import { When } from '../../shell/when.tsx';
import styles from '../parts.module.css';
import { RowMenu } from '../row-menu.tsx';
import { useAct } from '../use-act.ts';

type Source = Reply<'listCalendars'>['sources'][number];

/** Calendars elsewhere, one a row, each with how it stands. */
export function SourceTable({ rows }: { rows: readonly Source[] }) {
  return (
    <Table
      label={useWords().t('settings.calendars.title')}
      columns={useColumns()}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}

function useColumns(): Column<Source>[] {
  const { t } = useWords();
  return [
    {
      key: 'name',
      header: t('settings.calendars.name'),
      cell: ({ name, kind }) => (
        <span className={styles['line']}>
          {name}
          <span className={styles['small']}>{t(`settings.calendars.kinds.${kind}`)}</span>
        </span>
      ),
      width: '34%',
      phone: 'lead',
    },
    {
      key: 'whose',
      header: t('settings.calendars.whose'),
      cell: ({ resource }) => resource.name,
      width: '20%',
      phone: 'more',
    },
    {
      key: 'state',
      header: t('settings.calendars.state'),
      cell: (source) => <State source={source} />,
      phone: 'more',
    },
    {
      key: 'acts',
      header: t('settings.acts'),
      hideHeader: true,
      cell: (source) => <Acts source={source} />,
      align: 'end',
      width: '40px',
      phone: 'side',
    },
  ];
}

function State({ source: { fault, failingSince, lastReadAt, busyTimes } }: { source: Source }) {
  const { t } = useWords();
  if (fault !== null && failingSince !== null)
    return (
      <span className={styles['line']}>
        <Badge tone="warn">{t(`settings.calendars.faults.${fault}`)}</Badge>
        <span className={styles['small']}>
          {t('settings.calendars.since')} <When at={failingSince} relative />
        </span>
      </span>
    );
  return (
    <span className={styles['line']}>
      {t('settings.calendars.times', { count: busyTimes })}
      {lastReadAt !== null && (
        <span className={styles['small']}>
          {t('settings.calendars.read')} <When at={lastReadAt} relative />
        </span>
      )}
    </span>
  );
}

function Acts({ source: { id, name } }: { source: Source }) {
  const { t } = useWords();
  const readNow = useAct('readCalendar', 'listCalendars');
  const remove = useAct('removeCalendar', 'listCalendars');
  const input = { params: { id } };
  return (
    <RowMenu name={name}>
      <MenuItem
        id="read"
        icon="again"
        onAction={() => readNow.act(input, t('settings.calendars.reading', { name }))}
      >
        {t('settings.calendars.readNow')}
      </MenuItem>
      <MenuItem
        id="remove"
        icon="trash"
        onAction={() => remove.act(input, t('settings.calendars.removed', { name }))}
      >
        {t('settings.calendars.remove')}
      </MenuItem>
    </RowMenu>
  );
}
