import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportDetail } from '#contract/imports';
import { read, useWrite } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import { problemWords } from '../problem-words.ts';

/** Takes an import back as a whole, once somebody has confirmed it. */
export function UndoImport({ detail }: { detail: ImportDetail }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const undo = useWrite('undoImport', 'listImports');
  const { new: made, linked, review } = detail.counts;
  const confirm = () =>
    undo.mutate(
      { params: { id: detail.id } },
      {
        onSuccess: (now) => {
          client.setQueryData(read('getImport', { params: { id: detail.id } }).queryKey, now);
          setAsking(false);
        },
      },
    );
  return (
    <>
      <Button icon="undo" onPress={() => setAsking(true)}>
        {t('imports.undo.act')}
      </Button>
      <Confirm
        title={t('imports.undo.title')}
        act={t('imports.undo.act')}
        isOpen={isAsking}
        isPending={undo.isPending}
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      >
        {undo.isError && <Notice tone="bad">{problemWords(undo.error)}</Notice>}
        <p>{t('imports.undo.body', { count: made + linked + review, file: detail.fileName })}</p>
        <p>{t('imports.undo.warning')}</p>
      </Confirm>
    </>
  );
}
