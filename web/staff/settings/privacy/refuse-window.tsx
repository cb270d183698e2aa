import { useState } from 'react';
import type { Erasure } from '#contract/privacy';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogActs, DialogBody } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useWords } from '../../../words/index.ts';
import { useAct } from '../use-act.ts';

/** Refuses an erasure, with a reason that the customer reads in the portal. */
export function RefuseWindow({ erasure, onClose }: { erasure: Erasure; onClose: () => void }) {
  const { t } = useWords();
  const { id, name } = erasure;
  const [reason, setReason] = useState('');
  const refuse = useAct('refuseErasure', 'listErasures');
  return (
    <Dialog title={t('privacy.requests.refuseTitle', { name })} isOpen onClose={onClose}>
      <DialogBody>
        <TextField
          label={t('privacy.requests.reason')}
          hint={t('privacy.requests.reasonHint')}
          rows={4}
          maxLength={1000}
          autoFocus
          value={reason}
          onChange={setReason}
        />
      </DialogBody>
      <DialogActs>
        <Button
          look="primary"
          isPending={refuse.isPending}
          isDisabled={reason.trim() === ''}
          onPress={() =>
            refuse.act({ params: { id }, body: { reason } }, t('privacy.requests.refused'), onClose)
          }
        >
          {t('privacy.requests.refuse')}
        </Button>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
      </DialogActs>
    </Dialog>
  );
}
