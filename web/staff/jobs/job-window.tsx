import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Reply } from '../../api/call.ts';
import { read } from '../../api/query.ts';
import { Badge } from '../../ui/badge.tsx';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { Dialog, DialogActs, DialogBody } from '../../ui/dialog.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { Fault } from '../shell/route-states.tsx';
import { When } from '../shell/when.tsx';
import { JobActs } from './job-acts.tsx';
import styles from './jobs.module.css';
import { cancellable, tones } from './states.ts';
import { taskWords } from './task-words.ts';

const route = getRouteApi('/shell/jobs');

/** One job: what it was asked to do, how often it was tried, and why it failed. */
export function JobWindow({ id }: { id: string }) {
  const { t } = useWords();
  const may = useMay();
  const navigate = route.useNavigate();
  const job = useQuery(read('getJob', { params: { id } }));
  const close = () =>
    void navigate({ search: (now) => ({ ...now, id: undefined }), resetScroll: false });
  const hasActs = job.data && may('jobs.replay') && cancellable.has(job.data.state);
  return (
    <Dialog
      title={job.data ? taskWords(job.data.task) : t('jobs.list')}
      isOpen
      onClose={close}
      width="wide"
    >
      <DialogBody>
        {job.isPending && <Skeleton lines={6} />}
        {job.isError && <Fault fault={job.error} again={() => void job.refetch()} />}
        {job.data && <JobFacts job={job.data} />}
      </DialogBody>
      {hasActs && (
        <DialogActs>
          <JobActs job={job.data} onDone={close} />
        </DialogActs>
      )}
    </Dialog>
  );
}

function JobFacts({ job }: { job: Reply<'getJob'> }) {
  const { t } = useWords();
  const { id, state, attempts, limit, createdAt, startedAt, endedAt, nextAt, request } = job;
  return (
    <>
      <p className={styles['line']}>
        <Badge tone={tones[state]}>{t(`jobs.states.${state}`)}</Badge>
        <span className={styles['soft']}>{t(`jobs.means.${state}`)}</span>
      </p>
      {job.failure !== null && (
        <div>
          <h3>{t('jobs.failure')}</h3>
          <pre className={styles['failure']}>{job.failure}</pre>
        </div>
      )}
      <Facts>
        <Fact name={t('jobs.attempts')}>
          {t('jobs.attemptsOf', { done: attempts, most: limit })}
        </Fact>
        <Fact name={t('jobs.created')}>
          <When at={createdAt} />
        </Fact>
        {startedAt !== null && (
          <Fact name={t('jobs.started')}>
            <When at={startedAt} />
          </Fact>
        )}
        {endedAt !== null && (
          <Fact name={t('jobs.ended')}>
            <When at={endedAt} />
          </Fact>
        )}
        {nextAt !== null && (
          <Fact name={t('jobs.next')}>
            <When at={nextAt} relative />
          </Fact>
        )}
        {Object.entries(job.payload)
          .filter(([name]) => name !== 'tenant')
          .map(([name, value]) => (
            <Fact key={name} name={`${t('jobs.payload')}: ${name}`}>
              <CopyableId value={String(value)} label={name} whole />
            </Fact>
          ))}
        {request !== null && (
          <Fact name={t('jobs.request')}>
            <CopyableId value={request} label={t('jobs.request')} whole />
          </Fact>
        )}
        <Fact name={t('jobs.idName')}>
          <CopyableId value={id} label={t('jobs.id')} whole />
        </Fact>
      </Facts>
    </>
  );
}
