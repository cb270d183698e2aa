import { Confirm } from '../../ui/dialog.tsx';
import { money } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { useAct } from '../settings/use-act.ts';
import { changedByPayments, type Subject } from './states.ts';
import type { Due } from './take-window.tsx';

interface WaiveWindowProps {
  subject: Subject;
  due: Due;
  onClose: () => void;
}

/** Lets somebody off paying what is due. */
export function WaiveWindow({ subject, due, onClose }: WaiveWindowProps) {
  const { t } = useWords();
  const waive = useAct('waivePayment', ...changedByPayments);
  const { kind, ...amount } = due;
  return (
    <Confirm
      title={t('payments.waiveTitle', { amount: money(due) })}
      act={t('payments.waive')}
      isOpen
      harmless
      isPending={waive.isPending}
      onConfirm={() =>
        waive.act({ body: { subject, kind, amount } }, t('payments.waived'), onClose)
      }
      onClose={onClose}
    >
      {t('payments.waiveBody')}
    </Confirm>
  );
}
