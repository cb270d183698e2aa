import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm, Dialog, DialogActs, DialogBody } from '../../ui/dialog.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { useAct } from '../settings/use-act.ts';
import { Fault } from '../shell/route-states.tsx';
import { PaymentFacts } from './payment-facts.tsx';
import { RefundWindow } from './refund-window.tsx';
import { changedByPayments, leftOf, openStates, type Payment } from './states.ts';

/** One payment, and what can be done about it. */
export function PaymentWindow({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useWords();
  const [asked, setAsked] = useState<'refund' | 'cancel'>();
  const payment = useQuery(read('getPayment', { params: { id } }));
  const cancel = useAct('cancelPayment', ...changedByPayments);
  const back = () => setAsked(undefined);
  if (asked === 'refund' && payment.data)
    return <RefundWindow payment={payment.data} onClose={back} />;
  if (asked === 'cancel')
    return (
      <Confirm
        title={t('payments.cancelTitle')}
        act={t('payments.cancel')}
        isOpen
        isPending={cancel.isPending}
        onConfirm={() => cancel.act({ params: { id } }, t('payments.checked'), back)}
        onClose={back}
      >
        {t('payments.cancelBody')}
      </Confirm>
    );
  return (
    <Dialog title={t('payments.one')} isOpen onClose={onClose} width="wide">
      <DialogBody>
        {payment.isPending && <Skeleton lines={6} />}
        {payment.isError && <Fault fault={payment.error} again={() => void payment.refetch()} />}
        {payment.data && <PaymentFacts payment={payment.data} />}
      </DialogBody>
      {payment.data && <Acts payment={payment.data} onAsk={setAsked} />}
    </Dialog>
  );
}

interface ActsProps {
  payment: Payment;
  onAsk: (what: 'refund' | 'cancel') => void;
}

function Acts({ payment, onAsk }: ActsProps) {
  const { t } = useWords();
  const may = useMay();
  const check = useAct('checkPayment', ...changedByPayments);
  const { id, state, way } = payment;
  const mayRefund =
    may('payments.refund') && state === 'paid' && way !== 'waived' && leftOf(payment) !== '0';
  const mayLook = may('payments.take') && way === 'stripe';
  const isOpen = openStates.has(state);
  if (!mayRefund && !mayLook) return null;
  return (
    <DialogActs>
      {mayRefund && (
        <Button look="primary" icon="undo" onPress={() => onAsk('refund')}>
          {t('payments.refund')}
        </Button>
      )}
      {mayLook && (
        <Button
          icon="again"
          isPending={check.isPending}
          onPress={() => check.act({ params: { id } }, t('payments.checked'))}
        >
          {t('payments.check')}
        </Button>
      )}
      {mayLook && isOpen && <Button onPress={() => onAsk('cancel')}>{t('payments.cancel')}</Button>}
    </DialogActs>
  );
}
