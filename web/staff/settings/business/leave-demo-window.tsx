import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogActs, DialogBody } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useWords } from '../../../words/index.ts';
import { problemWords } from '../../problem-words.ts';

/** The words that the server wants to read, whatever the language. */
const wanted = 'leave the demo';

/** Has the person type out that they mean it; then there is no way back. */
export function LeaveDemoWindow({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const { leave, fault, isLeaving, forgive } = useLeaving();
  return (
    <Dialog title={t('settings.demo.confirmTitle')} isOpen onClose={onClose} role="alertdialog">
      <DialogBody>
        <p>{t('settings.demo.confirm')}</p>
        <TextField
          label={t('settings.demo.typed', { words: wanted })}
          value={typed}
          error={fault}
          autoFocus
          autoComplete="off"
          onChange={(next) => {
            setTyped(next);
            forgive();
          }}
        />
      </DialogBody>
      <DialogActs>
        <Button look="danger" isPending={isLeaving} onPress={() => void leave(typed)}>
          {t('settings.demo.act')}
        </Button>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
      </DialogActs>
    </Dialog>
  );
}

function useLeaving() {
  const { t } = useWords();
  const [fault, setFault] = useState<string>();
  const [isLeaving, setLeaving] = useState(false);
  const leave = async (typed: string) => {
    if (typed.trim() !== wanted) {
      setFault(t('settings.demo.mismatch', { words: wanted }));
      return;
    }
    setLeaving(true);
    try {
      const { setup } = await call('leaveDemo', { body: { confirm: wanted } });
      // Nothing that this page knew exists any more, and the link is told once: onward at once, by a whole new page.
      location.assign(setup ?? '/sign-in');
    } catch (thrown) {
      setFault(problemWords(thrown));
      setLeaving(false);
    }
  };
  return { leave, fault, isLeaving, forgive: () => setFault(undefined) };
}
