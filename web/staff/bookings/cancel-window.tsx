import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActs, DialogBody } from '../../ui/dialog.tsx';
import { RadioList } from '../../ui/radio-list.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { money } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { useAct } from '../settings/use-act.ts';
import { changedByBookings, type WholeBooking } from './states.ts';

interface CancelWindowProps {
  booking: WholeBooking;
  onClose: () => void;
}

type Refund = 'policy' | 'all' | 'none';

/** Cancels a booking, and says before how much of what was paid goes back. */
export function CancelWindow({ booking: { id, version }, onClose }: CancelWindowProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [refund, setRefund] = useState<Refund>('all');
  const cancel = useAct('cancelBooking', ...changedByBookings, 'listPayments');
  const reason = typed.trim() === '' ? null : typed.trim();
  const body = { version, reason, refund };
  return (
    <Dialog title={t('bookings.cancelTitle')} isOpen onClose={onClose}>
      <DialogBody>
        <p>{t('bookings.cancelBody')}</p>
        <RefundChoice id={id} refund={refund} onChange={setRefund} />
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
          isPending={cancel.isPending}
          onPress={() => cancel.act({ params: { id }, body }, t('bookings.done.cancel'), onClose)}
        >
          {t('bookings.acts.cancel')}
        </Button>
        <Button onPress={onClose}>{t('bookings.keep')}</Button>
      </DialogActs>
    </Dialog>
  );
}

interface RefundChoiceProps {
  id: string;
  refund: Refund;
  onChange: (refund: Refund) => void;
}

function RefundChoice({ id, refund, onChange }: RefundChoiceProps) {
  const { t } = useWords();
  const back = useQuery({
    ...read('rehearseCancel', { params: { id }, body: {} }),
    staleTime: 0,
  });
  if (back.isPending) return <Skeleton lines={2} />;
  if (back.data === undefined || back.data.all.minor === '0')
    return <p>{t('bookings.nothingPaid')}</p>;
  const { policy, all } = back.data;
  return (
    <RadioList
      label={t('bookings.refund')}
      value={refund}
      choices={[
        { value: 'all', label: t('bookings.refunds.all', { amount: money(all) }) },
        { value: 'policy', label: t('bookings.refunds.policy', { amount: money(policy) }) },
        { value: 'none', label: t('bookings.refunds.none') },
      ]}
      onChange={onChange}
    />
  );
}
