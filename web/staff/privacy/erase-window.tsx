import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActs, DialogBody } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast.tsx';
import { useWords } from '../../words/index.ts';
import { problemWords } from '../problem-words.ts';

interface EraseWindowProps {
  /** As the customer is shown; empty where there is no name. */
  name: string;
  /** Begins the erasure with what was typed. */
  erase: (typed: string) => Promise<unknown>;
  onClose: () => void;
}

/** Has the person type out whom they erase; then there is no way back. */
export function EraseWindow({ name, erase, onClose }: EraseWindowProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const words = name === '' ? 'ERASE' : name;
  const begin = async () => {
    setBusy(true);
    try {
      await erase(typed);
      toast({ text: t('privacy.own.begun') });
      onClose();
    } catch (thrown) {
      setFault(problemWords(thrown));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t('privacy.own.eraseTitle', { name: words })}
      isOpen
      onClose={onClose}
      role="alertdialog"
    >
      <DialogBody>
        <p>{t('privacy.own.eraseWhy')}</p>
        <TextField
          label={t('privacy.own.typed', { words })}
          value={typed}
          error={fault}
          autoFocus
          autoComplete="off"
          onChange={(next) => {
            setTyped(next);
            setFault(undefined);
          }}
        />
      </DialogBody>
      <DialogActs>
        <Button look="danger" isPending={isBusy} onPress={() => void begin()}>
          {t('privacy.own.erase')}
        </Button>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
      </DialogActs>
    </Dialog>
  );
}
