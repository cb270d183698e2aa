import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { Group } from '#contract/segment';
import { call } from '../../api/call.ts';
import { useWrite } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm, Dialog, DialogActs, DialogBody } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/state.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast.tsx';
import { useWords } from '../../words/index.ts';
import { problemWords } from '../problem-words.ts';
import { useMay } from '../session.ts';
import { GroupFields } from './segment-group.tsx';
import { complete, countParts } from './segment-draft.ts';
import styles from './segment.module.css';

interface SegmentEditorProps {
  /** What is filtered by now. */
  start: Group;
  /** The saved segment that is being edited. */
  saved: { readonly id: string; readonly name: string } | undefined;
  onClose: () => void;
  /** Shows the customers: by a saved segment, or by an expression that is not saved. */
  onShow: (chosen: { segment?: string; where?: Group }) => void;
}

/** Puts an expression together, with how many it is of; shows them, or saves it under a name. */
export function SegmentEditor({ start, saved, onClose, onShow }: SegmentEditorProps) {
  const { t } = useWords();
  const may = useMay();
  const [group, setGroup] = useState<Group>(start);
  const [name, setName] = useState(saved?.name ?? '');
  const [isAsking, setAsking] = useState(false);
  const add = useWrite('createSegment', 'listSegments');
  const change = useWrite('updateSegment', 'listSegments', 'listCustomers');
  const where = complete(group);
  const fault = add.error ?? change.error;
  const save = async () => {
    const named = name.trim();
    const done = saved
      ? await change.mutateAsync({ params: { id: saved.id }, body: { name: named, where } })
      : await add.mutateAsync({ body: { name: named, where } });
    toast({ text: t('segments.savedNote', { name: done.name }) });
    onShow({ segment: done.id });
  };
  return (
    <Dialog
      title={t(saved ? 'segments.edit' : 'segments.title')}
      isOpen
      width="wide"
      onClose={onClose}
    >
      <DialogBody>
        <p className={styles['lead']}>{t('segments.lead')}</p>
        <GroupFields group={group} depth={1} onChange={setGroup} />
        <Preview where={where} isWhole={countParts(where) === countParts(group)} />
        {may('segments.change') && (
          <div className={styles['saving']}>
            <TextField label={t('segments.name')} value={name} onChange={setName} maxLength={80} />
            <Button
              isDisabled={name.trim() === ''}
              isPending={add.isPending || change.isPending}
              onPress={() => void save().catch(() => undefined)}
            >
              {t(saved ? 'segments.saveChanges' : 'segments.save')}
            </Button>
          </div>
        )}
        {fault && <Notice tone="bad">{problemWords(fault)}</Notice>}
      </DialogBody>
      <DialogActs>
        <Button look="primary" onPress={() => onShow({ where })}>
          {t('segments.show')}
        </Button>
        {saved && may('segments.change') && (
          <Button look="danger" onPress={() => setAsking(true)}>
            {t('segments.delete')}
          </Button>
        )}
      </DialogActs>
      {saved && isAsking && (
        <DeleteSegment {...saved} onClose={() => setAsking(false)} onDone={() => onShow({})} />
      )}
    </Dialog>
  );
}

/** How many fit, counted while somebody chooses, and the newest of them by name. */
function Preview({ where, isWhole }: { where: Group; isWhole: boolean }) {
  const { t } = useWords();
  const chosen = JSON.stringify(where);
  const asked = useDeferredValue(chosen);
  const { data, error, isFetching } = useQuery({
    queryKey: ['previewSegment', asked],
    queryFn: async ({ signal }) =>
      call('previewSegment', { body: { where: JSON.parse(asked) as Group } }, signal),
    placeholderData: keepPreviousData,
  });
  const names = data?.rows.map((row) => row.name || t('customers.noName')).join(', ') ?? '';
  const isStale = isFetching || asked !== chosen;
  if (error) return <Notice tone="bad">{problemWords(error)}</Notice>;
  return (
    <div className={styles['preview']} role="status" data-stale={isStale || undefined}>
      <strong>
        {data === undefined ? t('segments.counting') : t('segments.fits', { count: data.count })}
      </strong>
      {names !== '' && <span>{t('segments.newest', { names })}</span>}
      {!isWhole && <span>{t('segments.incomplete')}</span>}
    </div>
  );
}

function DeleteSegment({
  id,
  name,
  onClose,
  onDone,
}: {
  id: string;
  name: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useWords();
  const remove = useWrite('deleteSegment', 'listSegments');
  return (
    <Confirm
      title={t('segments.deleteTitle', { name })}
      act={t('segments.delete')}
      isOpen
      isPending={remove.isPending}
      onClose={onClose}
      onConfirm={() =>
        remove.mutate(
          { params: { id } },
          {
            onSuccess: () => {
              toast({ text: t('segments.deleted') });
              onDone();
            },
          },
        )
      }
    >
      {t('segments.deleteWhy')}
    </Confirm>
  );
}
