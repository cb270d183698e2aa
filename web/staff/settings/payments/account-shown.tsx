import type { Reply } from '../../../api/call.ts';
import { Button } from '../../../ui/button.tsx';
import { CopyableId } from '../../../ui/copyable-id.tsx';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { Notice } from '../../../ui/state.tsx';
import { useWords } from '../../../words/index.ts';

interface AccountShownProps {
  account: NonNullable<Reply<'getPaymentAccount'>['account']>;
  /** Missing for those who may only look. */
  onAsk?: (what: 'connect' | 'disconnect') => void;
}

/** The account by which cards are taken, and whether money moves. */
export function AccountShown({ account, onAsk }: AccountShownProps) {
  const { t } = useWords();
  const { mode, name, publicKey, hookUrl } = account;
  return (
    <>
      {mode !== 'live' && <Notice icon="screen">{t(`settings.payments.modeBody.${mode}`)}</Notice>}
      <Facts>
        <Fact name={t('settings.payments.account')}>{name}</Fact>
        <Fact name={t('settings.payments.mode')}>{t(`settings.payments.modes.${mode}`)}</Fact>
        <Fact name={t('settings.payments.publicKey')}>
          <CopyableId value={publicKey} label={t('settings.payments.publicKey')} />
        </Fact>
        <Fact name={t('settings.payments.hookUrl')}>
          <CopyableId value={hookUrl} label={t('settings.payments.hookUrl')} whole />
        </Fact>
      </Facts>
      {onAsk && (
        <div>
          <Button onPress={() => onAsk('connect')}>{t('settings.payments.change')}</Button>{' '}
          <Button onPress={() => onAsk('disconnect')}>{t('settings.payments.disconnect')}</Button>
        </div>
      )}
    </>
  );
}
