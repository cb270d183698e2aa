import { useQueryClient } from '@tanstack/react-query';
import type { ImportDetail } from '#contract/imports';
import { read, useWrite } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { toast } from '../../ui/toast.tsx';
import { useWords } from '../../words/index.ts';
import { problemWords } from '../problem-words.ts';
import { UndoImport } from './undo-import.tsx';

/** What can be done with an import as a whole, where it stands now. */
export function ImportActs({ detail }: { detail: ImportDetail }) {
  const { t } = useWords();
  const { state, canUndo } = detail;
  return (
    <>
      {canUndo && <UndoImport detail={detail} />}
      {(state === 'cancelled' || state === 'failed') && (
        <Step detail={detail} act="startImport" look="primary">
          {t('imports.result.goOn')}
        </Step>
      )}
      {(state === 'running' || state === 'checking') && (
        <Step detail={detail} act="cancelImport">
          {t(state === 'running' ? 'imports.progress.stop' : 'imports.progress.stopCheck')}
        </Step>
      )}
    </>
  );
}

interface StepProps {
  detail: ImportDetail;
  act: 'startImport' | 'cancelImport';
  look?: 'primary';
  children: string;
}

function Step({ detail, act, look, children }: StepProps) {
  const client = useQueryClient();
  const params = { id: detail.id };
  const write = useWrite(act, 'listImports');
  const step = () =>
    write.mutate(
      { params },
      {
        onSuccess: (now) => client.setQueryData(read('getImport', { params }).queryKey, now),
        onError: (fault) => toast({ text: problemWords(fault), tone: 'bad' }),
      },
    );
  return (
    <Button {...(look && { look })} isPending={write.isPending} onPress={step}>
      {children}
    </Button>
  );
}
