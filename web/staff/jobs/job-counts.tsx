import { Link } from '@tanstack/react-router';
import type { Reply } from '../../api/call.ts';
import { number } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { jobStates } from '../searches.ts';
import styles from './job-counts.module.css';
import { taskWords } from './task-words.ts';

type Counts = Reply<'countJobs'>['rows'][number];

/** How many jobs of each kind stand where; each number leads to them. */
export function JobCounts({ rows }: { rows: readonly Counts[] }) {
  const { t } = useWords();
  return (
    <table className={styles['counts']} aria-label={t('jobs.counts')} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {t('jobs.task')}
          </th>
          {jobStates.map((state) => (
            <th key={state} role="columnheader" scope="col">
              {t(`jobs.states.${state}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={row.task} role="row">
            <th role="rowheader" scope="row">
              {taskWords(row.task)}
            </th>
            {jobStates.map((state) => (
              <Count key={state} row={row} state={state} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Count({ row, state }: { row: Counts; state: (typeof jobStates)[number] }) {
  const { t } = useWords();
  const count = row[state];
  if (count === 0) {
    return (
      <td role="cell" data-zero>
        0
      </td>
    );
  }
  return (
    <td role="cell" data-state={state}>
      <Link to="/jobs" search={{ task: row.task, state }}>
        {number(count)} <span className={styles['state']}>{t(`jobs.states.${state}`)}</span>
      </Link>
    </td>
  );
}
