import { Link } from '@tanstack/react-router';
import type { Row } from '../../api/query.ts';
import { Badge } from '../../ui/badge.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useWords } from '../../words/index.ts';
import { When } from '../shell/when.tsx';
import { tones } from './states.ts';

type Message = Row<'listMessages'>;

interface MessageTableProps {
  rows: readonly Message[];
  isStale?: boolean;
}

/** Messages, newest first, each leading to what it says. */
export function MessageTable({ rows, isStale = false }: MessageTableProps) {
  const { t } = useWords();
  return (
    <Table
      label={t('messages.list')}
      columns={useColumns()}
      rows={rows}
      rowKey={({ id }) => id}
      isStale={isStale}
      renderLink={({ id }, children) => (
        <Link to="/messages/$id" params={{ id }} data-row>
          {children}
        </Link>
      )}
    />
  );
}

function useColumns(): Column<Message>[] {
  const { t } = useWords();
  return [
    {
      key: 'subject',
      header: t('messages.subject'),
      cell: ({ subject, type }) => subject ?? t(`messages.types.${type}`),
      phone: 'lead',
    },
    {
      key: 'state',
      header: t('messages.state'),
      cell: ({ state }) => <Badge tone={tones[state]}>{t(`messages.states.${state}`)}</Badge>,
      width: '120px',
      phone: 'side',
    },
    {
      key: 'type',
      header: t('messages.type'),
      cell: ({ type }) => t(`messages.types.${type}`),
      width: '18%',
      phone: 'hide',
    },
    {
      key: 'to',
      header: t('messages.to'),
      cell: ({ address, user }) => address ?? (user === null ? '' : t('messages.person')),
      width: '22%',
      phone: 'more',
    },
    {
      key: 'when',
      header: t('messages.when'),
      cell: ({ sentAt, nextAt, sendAt }) => <When at={sentAt ?? nextAt ?? sendAt} relative />,
      align: 'end',
      width: '140px',
      phone: 'more',
    },
  ];
}
