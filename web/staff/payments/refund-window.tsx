import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActs, DialogBody } from '../../ui/dialog.tsx';
import { money } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { useAct } from '../settings/use-act.ts';
import { minorOf, typedOf } from './amount.ts';
import { AmountField } from './amount-field.tsx';
import { changedByPayments, leftOf, type Payment } from './states.ts';

/** Gives back a payment, or a part of it. */
export function RefundWindow({ payment, onClose }: { payment: Payment; onClose: () => void }) {
  const { t } = useWords();
  const { id, way } = payment;
  const { currency } = payment.amount;
  const left = leftOf(payment);
  const [typed, setTyped] = useState(typedOf(left, currency));
  const refund = useAct('refundPayment', ...changedByPayments);
  const minor = minorOf(typed, currency);
  const isTooMuch = minor !== undefined && BigInt(minor) > BigInt(left);
  return (
    <Dialog title={t('payments.refund')} isOpen onClose={onClose}>
      <DialogBody>
        <p>{t(way === 'stripe' ? 'payments.refundCard' : 'payments.refundSelf')}</p>
        <AmountField
          label={t('payments.amount')}
          currency={currency}
          typed={typed}
          hint={t('payments.refundMost', { left: money({ minor: left, currency }) })}
          onChange={setTyped}
        />
      </DialogBody>
      <DialogActs>
        <Button
          look="danger"
          isDisabled={minor === undefined || isTooMuch}
          isPending={refund.isPending}
          onPress={() =>
            minor !== undefined &&
            refund.act({ params: { id }, body: { minor } }, t('payments.refundAsked'), onClose)
          }
        >
          {t('payments.refund')}
        </Button>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
      </DialogActs>
    </Dialog>
  );
}
