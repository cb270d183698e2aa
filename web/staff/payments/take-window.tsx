import { useState } from 'react';
import { waysOnSite } from '#contract/payments';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActs, DialogBody } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/index.ts';
import { useAct } from '../settings/use-act.ts';
import { minorOf, typedOf } from './amount.ts';
import { AmountField } from './amount-field.tsx';
import { changedByPayments, type Subject } from './states.ts';

/** Something that is still to be paid for a booking or a package. */
export interface Due {
  readonly minor: string;
  readonly currency: string;
  readonly kind: 'full' | 'deposit' | 'rest';
}

interface TakeWindowProps {
  subject: Subject;
  due: Due;
  onClose: () => void;
}

/** Writes down what staff took themselves. */
export function TakeWindow({ subject, due, onClose }: TakeWindowProps) {
  const { t } = useWords();
  const { currency, kind } = due;
  const [typed, setTyped] = useState(due.minor === '0' ? '' : typedOf(due.minor, currency));
  const [way, setWay] = useState<(typeof waysOnSite)[number]>('cash');
  const [slip, setSlip] = useState('');
  const take = useAct('takeOnSite', ...changedByPayments);
  const minor = minorOf(typed, currency);
  const reference = slip.trim() === '' ? null : slip.trim();
  const send = () => {
    if (minor === undefined) return;
    const body = { subject, kind, way, amount: { minor, currency }, reference };
    take.act({ body }, t('payments.taken'), onClose);
  };
  return (
    <Dialog title={t('payments.take')} isOpen onClose={onClose}>
      <DialogBody>
        <AmountField
          label={t('payments.amount')}
          currency={currency}
          typed={typed}
          onChange={setTyped}
        />
        <Select
          label={t('payments.way')}
          value={way}
          choices={waysOnSite.map((value) => ({ value, label: t(`payments.ways.${value}`) }))}
          onChange={setWay}
        />
        <TextField
          label={t('payments.reference')}
          hint={t('payments.referenceHint')}
          optional={t('forms.optional')}
          maxLength={60}
          value={slip}
          onChange={setSlip}
        />
      </DialogBody>
      <DialogActs>
        <Button
          look="primary"
          isDisabled={minor === undefined}
          isPending={take.isPending}
          onPress={send}
        >
          {t('payments.take')}
        </Button>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
      </DialogActs>
    </Dialog>
  );
}
