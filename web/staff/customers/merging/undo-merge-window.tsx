import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Reply } from '../../../api/call.ts';
import { read } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog, DialogActs, DialogBody } from '../../../ui/dialog.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { Notice } from '../../../ui/state.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { date } from '../../../words/format.ts';
import { sayIfKnown, useWords } from '../../../words/index.ts';
import { useAct } from '../../settings/use-act.ts';
import { Fault } from '../../shell/route-states.tsx';
import styles from './merging.module.css';
import { touchedByMerging } from './touched.ts';
import { WhatMoves } from './what-moves.tsx';

type Preview = Reply<'previewUndoMerge'>;

/** Shows what undoing a merge would do, asks what becomes of what came since, and does it. */
export function UndoMergeWindow({ merge, onClose }: { merge: string; onClose: () => void }) {
  const { t } = useWords();
  const preview = useQuery(read('previewUndoMerge', { params: { id: merge } }));
  return (
    <Dialog title={t('merging.undoTitle')} isOpen onClose={onClose} width="wide">
      {preview.isPending && (
        <DialogBody>
          <Skeleton lines={5} />
        </DialogBody>
      )}
      {preview.isError && (
        <DialogBody>
          <Fault fault={preview.error} again={() => void preview.refetch()} />
        </DialogBody>
      )}
      {preview.data && <UndoForm preview={preview.data} onClose={onClose} />}
    </Dialog>
  );
}

function UndoForm({ preview, onClose }: { preview: Preview; onClose: () => void }) {
  const { t } = useWords();
  const undo = useAct('undoMerge', ...touchedByMerging);
  const [back, setBack] = useState<readonly string[]>([]);
  const [apart, setApart] = useState(true);
  const [reason, setReason] = useState('');
  const { merge, survivor, merged, returns, since, stay, erased } = preview;
  const name = merged.name === '' ? t('customers.noName') : merged.name;
  const send = () => {
    const why = reason.trim() === '' ? {} : { reason };
    const input = { params: { id: merge }, body: { apart, profiles: [...back], ...why } };
    undo.act(input, t('merging.undone', { name }), onClose);
  };
  return (
    <>
      <DialogBody>
        <p>{t('merging.undoBody', { name, date: date(preview.mergedAt) })}</p>
        {erased && <Notice tone="warn">{t('merging.undoErased')}</Notice>}
        <section>
          <h3 className={styles['part']}>{t('merging.goesBack')}</h3>
          <WhatMoves moves={returns.map(({ what, count }) => ({ what, moves: count }))} />
        </section>
        {since.length > 0 && (
          <section>
            <h3 className={styles['part']}>{t('merging.since')}</h3>
            <p className={styles['soft']}>
              {t('merging.sinceHint', { name: survivor.name || t('customers.noName') })}
            </p>
            {since.map(({ id, source, name: called, at }) => (
              <Checkbox
                key={id}
                isSelected={back.includes(id)}
                detail={date(at)}
                onChange={(goes) =>
                  setBack(goes ? [...back, id] : back.filter((one) => one !== id))
                }
              >
                {called === '' ? source : `${source}: ${called}`}
              </Checkbox>
            ))}
          </section>
        )}
        {stay.length > 0 && (
          <p className={styles['soft']}>
            {t('merging.stay', {
              fields: stay.map((one) => sayIfKnown(`merging.columns.${one}`) ?? one).join(', '),
            })}
          </p>
        )}
        <Checkbox isSelected={apart} detail={t('merging.notSameHint')} onChange={setApart}>
          {t('merging.notSame')}
        </Checkbox>
        <TextField
          label={t('merging.reason')}
          hint={t('merging.reasonHint')}
          value={reason}
          onChange={setReason}
        />
      </DialogBody>
      <DialogActs>
        <Button look="primary" isPending={undo.isPending} onPress={send}>
          {t('merging.undo')}
        </Button>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
      </DialogActs>
    </>
  );
}
