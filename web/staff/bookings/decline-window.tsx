import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActs, DialogBody } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/index.ts';
import { useAct } from '../settings/use-act.ts';
import { changedByBookings, type WholeBooking } from './states.ts';

/** Declines a booking that waits to be confirmed. */
export function DeclineWindow({
  booking: { id, version },
  onClose,
}: {
  booking: WholeBooking;
  onClose: () => void;
}) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const decline = useAct('declineBooking', ...changedByBookings, 'listPayments');
  const reason = typed.trim() === '' ? null : typed.trim();
  return (
    <Dialog title={t('bookings.declineTitle')} isOpen onClose={onClose}>
      <DialogBody>
        <p>{t('bookings.declineBody')}</p>
        <TextField
          label={t('bookings.reason')}
          hint={t('bookings.reasonHint')}
          optional={t('forms.optional')}
          rows={2}
          maxLength={1000}
          value={typed}
          onChange={setTyped}
        />
      </DialogBody>
      <DialogActs>
        <Button
          look="danger"
          isPending={decline.isPending}
          onPress={() =>
            decline.act(
              { params: { id }, body: { version, reason } },
              t('bookings.done.decline'),
              onClose,
            )
          }
        >
          {t('bookings.acts.decline')}
        </Button>
        <Button onPress={onClose}>{t('bookings.keep')}</Button>
      </DialogActs>
    </Dialog>
  );
}
