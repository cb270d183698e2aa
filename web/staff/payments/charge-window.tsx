import { useState } from 'react';
import type { Reply } from '../../api/call.ts';
import { useWrite } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActs, DialogBody } from '../../ui/dialog.tsx';
import { toast } from '../../ui/toast.tsx';
import { useWords } from '../../words/index.ts';
import { problemWords } from '../problem-words.ts';
import { minorOf, typedOf } from './amount.ts';
import { AmountField } from './amount-field.tsx';
import { changedByPayments, type Subject } from './states.ts';

interface ChargeWindowProps {
  subject: Subject;
  card: NonNullable<Reply<'getSavedCard'>['card']>;
  /** The fee as it was agreed. */
  fee: { readonly minor: string; readonly currency: string };
  onClose: () => void;
}

/** Charges the fee of somebody who did not come to the card that they saved. */
export function ChargeWindow({ subject, card, fee, onClose }: ChargeWindowProps) {
  const { t } = useWords();
  const { currency } = fee;
  const [typed, setTyped] = useState(fee.minor === '0' ? '' : typedOf(fee.minor, currency));
  const charge = useWrite('chargeNoShow', ...changedByPayments);
  const minor = minorOf(typed, currency);
  const send = async () => {
    if (minor === undefined) return;
    try {
      const { state, fault } = await charge.mutateAsync({
        body: { subject, amount: { minor, currency } },
      });
      if (state === 'failed')
        toast({ text: t('payments.chargeFailed', { fault: fault ?? '' }), tone: 'bad' });
      else toast({ text: t(state === 'paid' ? 'payments.charged' : 'payments.charging') });
      onClose();
    } catch (fault) {
      toast({ text: problemWords(fault), tone: 'bad' });
    }
  };
  return (
    <Dialog title={t('payments.charge')} isOpen onClose={onClose}>
      <DialogBody>
        <p>{t('payments.chargeBody', { brand: card.brand, last4: card.last4 })}</p>
        <AmountField
          label={t('payments.amount')}
          currency={currency}
          typed={typed}
          onChange={setTyped}
        />
      </DialogBody>
      <DialogActs>
        <Button
          look="danger"
          isDisabled={minor === undefined}
          isPending={charge.isPending}
          onPress={() => void send()}
        >
          {t('payments.charge')}
        </Button>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
      </DialogActs>
    </Dialog>
  );
}
