import { useState } from 'react';
import { call } from '../../api/call.ts';
import { Dialog, DialogBody } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/index.ts';
import { Form } from '../form/form.tsx';
import { AskWindow } from './ask-window.tsx';
import { useSave } from './use-save.ts';

/** Says when somebody is away, by the clocks of their zone. */
export function TimeOffWindow({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useWords();
  const { save, isPending, asking, dismiss } = useSave(id);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const isBackward = from !== '' && to !== '' && to <= from;
  const send = async () => {
    if (from === '' || to === '' || isBackward) return;
    const timeOff = { from, to, note };
    await save(
      { change: 'time_off', timeOff },
      () => call('addTimeOff', { params: { id }, body: timeOff }),
      onClose,
    );
  };
  return (
    <Dialog title={t('hours.addTimeOff')} isOpen onClose={onClose}>
      <DialogBody>
        <Form act={t('hours.addTimeOff')} isSending={isPending} onSubmit={send}>
          <TextField
            label={t('hours.from')}
            type="datetime-local"
            value={from}
            onChange={setFrom}
            isRequired
          />
          <TextField
            label={t('hours.to')}
            type="datetime-local"
            value={to}
            onChange={setTo}
            error={isBackward ? t('hours.backward') : undefined}
            isRequired
          />
          <TextField
            label={t('hours.note')}
            optional={t('forms.optional')}
            maxLength={255}
            value={note}
            onChange={setNote}
          />
        </Form>
      </DialogBody>
      <AskWindow asking={asking} isPending={isPending} onClose={dismiss} />
    </Dialog>
  );
}
