import { Link } from '@tanstack/react-router';
import type { Row } from '../../api/query.ts';
import { Badge } from '../../ui/badge.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useWords } from '../../words/index.ts';
import { When } from '../shell/when.tsx';
import { tones } from './states.ts';
import { taskWords } from './task-words.ts';

type Job = Row<'listJobs'>;

/** Jobs, newest first, each with its last error. */
export function JobTable({ rows, isStale }: { rows: readonly Job[]; isStale: boolean }) {
  const { t } = useWords();
  return (
    <Table
      label={t('jobs.list')}
      columns={useColumns()}
      rows={rows}
      rowKey={({ id }) => id}
      isStale={isStale}
      renderLink={({ id }, children) => (
        <Link to="/jobs" search={(now) => ({ ...now, id })} resetScroll={false} data-row>
          {children}
        </Link>
      )}
    />
  );
}

function useColumns(): Column<Job>[] {
  const { t } = useWords();
  return [
    {
      key: 'task',
      header: t('jobs.task'),
      cell: ({ task }) => taskWords(task),
      width: '24%',
      phone: 'lead',
    },
    {
      key: 'state',
      header: t('jobs.state'),
      cell: ({ state }) => <Badge tone={tones[state]}>{t(`jobs.states.${state}`)}</Badge>,
      width: '128px',
      phone: 'side',
    },
    {
      key: 'failure',
      header: t('jobs.failure'),
      cell: ({ failure }) => failure ?? '',
      phone: 'more',
    },
    {
      key: 'attempts',
      header: t('jobs.attempts'),
      cell: ({ attempts, limit }) => t('jobs.attemptsOf', { done: attempts, most: limit }),
      align: 'end',
      width: '104px',
      phone: 'hide',
    },
    {
      key: 'created',
      header: t('jobs.created'),
      cell: ({ createdAt }) => <When at={createdAt} relative />,
      align: 'end',
      width: '152px',
      phone: 'more',
    },
  ];
}
