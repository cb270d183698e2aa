import { Confirm } from '../../../ui/dialog.tsx';
import { useWords } from '../../../words/index.ts';
import { useAct } from '../use-act.ts';

/** Asks before cards are taken no more. */
export function DisconnectWindow({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const disconnect = useAct('disconnectStripe', 'getPaymentAccount');
  return (
    <Confirm
      title={t('settings.payments.disconnectTitle')}
      act={t('settings.payments.disconnect')}
      isOpen
      isPending={disconnect.isPending}
      onConfirm={() => disconnect.act({}, t('settings.payments.disconnected'), onClose)}
      onClose={onClose}
    >
      {t('settings.payments.disconnectBody')}
    </Confirm>
  );
}
