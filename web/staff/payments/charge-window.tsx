import type { Reply } from '../../api/call.ts';
import { useWrite } from '../../api/query.ts';
import { Confirm } from '../../ui/dialog.tsx';
import { toast } from '../../ui/toast.tsx';
import { money } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { problemWords } from '../problem-words.ts';
import { changedByPayments } from './states.ts';

interface ChargeWindowProps {
  booking: string;
  card: NonNullable<Reply<'getSavedCard'>['card']>;
  /** As it was agreed. */
  fee: { readonly minor: string; readonly currency: string };
  onClose: () => void;
}

/** Charges the fee of somebody who did not come to the card that is kept: how much it is was agreed, and is not asked for. */
export function ChargeWindow({ booking, card, fee, onClose }: ChargeWindowProps) {
  const { t } = useWords();
  const charge = useWrite('chargeNoShow', ...changedByPayments);
  const send = async () => {
    try {
      const { state, fault } = await charge.mutateAsync({ params: { id: booking } });
      if (state === 'failed')
        toast({ text: t('payments.chargeFailed', { fault: fault ?? '' }), tone: 'bad' });
      else if (state === 'uncertain') toast({ text: t('payments.chargeUnknown'), tone: 'bad' });
      else toast({ text: t(state === 'paid' ? 'payments.charged' : 'payments.charging') });
    } catch (fault) {
      toast({ text: problemWords(fault), tone: 'bad' });
    }
    onClose();
  };
  const { brand, last4 } = card;
  return (
    <Confirm
      title={t('payments.charge')}
      act={t('payments.charge')}
      isOpen
      isPending={charge.isPending}
      onConfirm={() => void send()}
      onClose={onClose}
    >
      <p>{t('payments.chargeBody', { amount: money(fee), brand, last4 })}</p>
    </Confirm>
  );
}
