import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogActs, DialogBody } from '../../../ui/dialog.tsx';
import { Notice } from '../../../ui/state.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useWords } from '../../../words/index.ts';
import { problemWords } from '../../problem-words.ts';

/** The words that the server wants to read, whatever the language. */
const wanted = 'leave the demo';

/** Has the person type out that they mean it; then there is no way back. */
export function LeaveDemoWindow({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const { leave, left, fault, isLeaving, forgive } = useLeaving();
  if (left) return <Gone setup={left.setup} />;
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
  const [left, setLeft] = useState<{ setup: string | null }>();
  const leave = async (typed: string) => {
    if (typed.trim() !== wanted) {
      setFault(t('settings.demo.mismatch', { words: wanted }));
      return;
    }
    setLeaving(true);
    try {
      setLeft(await call('leaveDemo', { body: { confirm: wanted } }));
    } catch (thrown) {
      setFault(problemWords(thrown));
    } finally {
      setLeaving(false);
    }
  };
  return { leave, left, fault, isLeaving, forgive: () => setFault(undefined) };
}

/** Nothing that this page knew exists any more: the way on is a whole new page. */
function Gone({ setup }: { setup: string | null }) {
  const { t } = useWords();
  const onward = () => location.assign(setup ?? '/sign-in');
  return (
    <Dialog title={t('settings.demo.goneTitle')} isOpen onClose={onward} role="alertdialog">
      <DialogBody>
        <Notice tone="good">
          {t(setup === null ? 'settings.demo.goneOwn' : 'settings.demo.gone')}
        </Notice>
      </DialogBody>
      <DialogActs>
        <Button look="primary" onPress={onward} autoFocus>
          {t(setup === null ? 'settings.demo.signIn' : 'settings.demo.setUp')}
        </Button>
      </DialogActs>
    </Dialog>
  );
}
