import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Chosen } from '#contract/bulk';
import { call } from '../../api/call.ts';
import { read, readAgain, useWrite } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActs, DialogBody } from '../../ui/dialog.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Select } from '../../ui/select.tsx';
import { Notice } from '../../ui/state.tsx';
import { toast } from '../../ui/toast.tsx';
import { number } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { problemWords } from '../problem-words.ts';
import styles from './list.module.css';

type Wish = 'leave' | 'add' | 'remove';

interface TagManyProps {
  chosen: Chosen;
  onClose: () => void;
  /** The tags are changed. */
  onDone: () => void;
}

/** Puts tags on many customers and takes tags off, after saying how many that would change. */
export function TagMany({ chosen, onClose, onDone }: TagManyProps) {
  const { t } = useWords();
  const tags = useQuery(read('listTags', {})).data?.rows ?? [];
  const [wishes, setWishes] = useState<Readonly<Record<string, Wish>>>({});
  const [working, setWorking] = useState<string>();
  const start = useWrite('startTagging');
  const wanted = (wish: Wish) => tags.flatMap(({ id }) => (wishes[id] === wish ? [id] : []));
  const body = { chosen, add: wanted('add'), remove: wanted('remove') };
  const isAsking = body.add.length + body.remove.length > 0;
  const preview = useQuery({
    queryKey: ['previewTagging', body],
    enabled: isAsking && working === undefined,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => call('previewTagging', { body }, signal),
  });
  const fault = start.error ?? preview.error;
  if (working !== undefined) return <Working id={working} onClose={onClose} onDone={onDone} />;
  return (
    <Dialog title={t('bulk.tagTitle')} isOpen onClose={onClose}>
      <DialogBody>
        {tags.length === 0 && <p>{t('bulk.noTags')}</p>}
        <div className={styles['wishes']}>
          {tags.map(({ id, name }) => (
            <Select
              key={id}
              label={name}
              value={wishes[id] ?? 'leave'}
              choices={(['leave', 'add', 'remove'] as const).map((value) => ({
                value,
                label: t(`bulk.${value}`),
              }))}
              onChange={(wish) => setWishes({ ...wishes, [id]: wish })}
            />
          ))}
        </div>
        <p role="status">{previewWords(t, isAsking, preview.data)}</p>
        {fault && <Notice tone="bad">{problemWords(fault)}</Notice>}
      </DialogBody>
      <DialogActs>
        <Button
          look="primary"
          isDisabled={!isAsking || preview.data === undefined || preview.data.changes === 0}
          isPending={start.isPending}
          onPress={() => start.mutate({ body }, { onSuccess: ({ id }) => setWorking(id) })}
        >
          {t('bulk.apply')}
        </Button>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
      </DialogActs>
    </Dialog>
  );
}

function previewWords(
  t: ReturnType<typeof useWords>['t'],
  isAsking: boolean,
  preview: { customers: number; changes: number } | undefined,
): string {
  if (!isAsking) return t('bulk.pickTag');
  if (preview === undefined) return t('segments.counting');
  if (preview.changes === 0) return t('bulk.nothingChanges');
  const { customers, changes } = preview;
  return t('bulk.preview', { customers: number(customers), changes: number(changes) });
}

/** How far a tagging is; when it is done, it can be taken back from the note that says so. */
function Working({ id, onClose, onDone }: { id: string } & Omit<TagManyProps, 'chosen'>) {
  const { t } = useWords();
  const client = useQueryClient();
  const { data } = useQuery({
    ...read('getTagging', { params: { id } }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 300 : false),
  });
  useEffect(() => {
    if (data?.state !== 'done') return;
    const again = async () => readAgain(client, 'listCustomers', 'getCustomer', 'getTimeline');
    toast({
      text: t('bulk.finished', { number: number(data.changes) }),
      act: {
        words: t('bulk.undo'),
        run: () =>
          void takeBack(id)
            .then(again)
            .then(() => toast({ text: t('bulk.undone') }))
            .catch((fault: unknown) => toast({ text: problemWords(fault), tone: 'bad' })),
      },
    });
    void again();
    onDone();
    onClose();
  }, [data, client, id, onClose, onDone, t]);
  const share = data && data.customers > 0 ? data.done / data.customers : null;
  return (
    <Dialog title={t('bulk.working')} isOpen onClose={onClose}>
      <DialogBody>
        <ProgressBar
          label={t('bulk.working')}
          share={share}
          detail={
            data && t('bulk.progress', { done: number(data.done), all: number(data.customers) })
          }
        />
      </DialogBody>
    </Dialog>
  );
}

async function takeBack(id: string): Promise<void> {
  let now = await call('undoTagging', { params: { id } });
  while (now.state === 'undoing') {
    await new Promise((resolve) => setTimeout(resolve, 300));
    now = await call('getTagging', { params: { id } });
  }
}
