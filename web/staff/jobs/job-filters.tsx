import { getRouteApi } from '@tanstack/react-router';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { useWords } from '../../words/index.ts';
import { jobStates } from '../searches.ts';
import styles from './jobs.module.css';
import { taskWords } from './task-words.ts';

const route = getRouteApi('/shell/jobs');
const every = '';

/** Which jobs the list shows; the address keeps it. */
export function JobFilters({ tasks }: { tasks: readonly string[] }) {
  const { t } = useWords();
  const { state, task } = route.useSearch();
  const navigate = route.useNavigate();
  const known = task === undefined || tasks.includes(task) ? tasks : [...tasks, task];
  return (
    <div className={styles['filters']}>
      <Select
        label={t('jobs.state')}
        hideLabel
        value={state ?? every}
        choices={[
          { value: every, label: t('jobs.everyState') },
          ...jobStates.map((value) => ({ value, label: t(`jobs.states.${value}`) })),
        ]}
        onChange={(next) => void navigate({ search: { task, state: next || undefined } })}
      />
      <Select
        label={t('jobs.task')}
        hideLabel
        value={task ?? every}
        choices={[
          { value: every, label: t('jobs.everyTask') },
          ...known.map((value) => ({ value, label: taskWords(value) })),
        ]}
        onChange={(next) => void navigate({ search: { state, task: next || undefined } })}
      />
      {(state !== undefined || task !== undefined) && (
        <Button look="quiet" icon="close" onPress={() => void navigate({ search: {} })}>
          {t('jobs.clear')}
        </Button>
      )}
    </div>
  );
}
