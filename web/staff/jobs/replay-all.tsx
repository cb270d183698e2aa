import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useWrite } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/state.tsx';
import { toast } from '../../ui/toast.tsx';
import { useWords } from '../../words/index.ts';
import { problemWords } from '../problem-words.ts';
import { taskWords } from './task-words.ts';

const route = getRouteApi('/shell/jobs');

/** Tries the dead jobs again: all, or those of the kind that the list shows. */
export function ReplayAll() {
  const { t } = useWords();
  const { task } = route.useSearch();
  const [isAsking, setAsking] = useState(false);
  const replay = useWrite('replayJobs', 'listJobs', 'countJobs');
  const confirm = () =>
    replay.mutate(
      { body: { task } },
      {
        onSuccess: ({ replayed }) => {
          toast({ text: t('jobs.replayedCount', { count: replayed }) });
          setAsking(false);
        },
      },
    );
  return (
    <>
      <Button icon="again" onPress={() => setAsking(true)}>
        {t('jobs.replayAll')}
      </Button>
      <Confirm
        title={
          task === undefined
            ? t('jobs.replayAllTitle')
            : t('jobs.replayAllTitleOf', { task: taskWords(task) })
        }
        act={t('jobs.replay')}
        isOpen={isAsking}
        isPending={replay.isPending}
        harmless
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      >
        {replay.isError && <Notice tone="bad">{problemWords(replay.error)}</Notice>}
        <p>{t('jobs.replayAllWhy')}</p>
      </Confirm>
    </>
  );
}
