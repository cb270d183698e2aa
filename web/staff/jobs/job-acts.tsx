import type { Reply } from '../../api/call.ts';
import { useWrite } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { toast } from '../../ui/toast.tsx';
import { useWords, type WordKey } from '../../words/index.ts';
import { problemWords } from '../problem-words.ts';

interface JobActsProps {
  job: Reply<'getJob'>;
  onDone: () => void;
}

/** What a person can do about a job: try a dead one again, take back one that has not run, let a dead one rest. */
export function JobActs({ job, onDone }: JobActsProps) {
  const { t } = useWords();
  const changes = ['listJobs', 'countJobs', 'getJob'] as const;
  const replay = useWrite('replayJob', ...changes);
  const cancel = useWrite('cancelJob', ...changes);
  const told = (words: WordKey) => ({
    onSuccess: () => {
      toast({ text: t(words) });
      onDone();
    },
    onError: (fault: Error) => toast({ text: problemWords(fault), tone: 'bad' }),
  });
  const input = { params: { id: job.id } };
  return (
    <>
      {job.state === 'dead' && (
        <Button
          look="primary"
          icon="again"
          isPending={replay.isPending}
          onPress={() => replay.mutate(input, told('jobs.replayed'))}
        >
          {t('jobs.replay')}
        </Button>
      )}
      <Button
        isPending={cancel.isPending}
        onPress={() => cancel.mutate(input, told('jobs.cancelled'))}
      >
        {t(job.state === 'dead' ? 'jobs.rest' : 'jobs.cancel')}
      </Button>
    </>
  );
}
