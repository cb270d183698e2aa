import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { EmptyState } from '../../../ui/state.tsx';
import { useWords } from '../../../words/index.ts';
import { Page } from '../../shell/page.tsx';
import { Fault } from '../../shell/route-states.tsx';
import { useMay } from '../../session.ts';
import styles from '../parts.module.css';
import { useAct } from '../use-act.ts';
import { AccountShown } from './account-shown.tsx';
import { ConnectWindow } from './connect-window.tsx';
import { DisconnectWindow } from './disconnect-window.tsx';
import { SellerPart } from './seller-part.tsx';

/** By whom the business takes cards, and who sells. */
export function PaymentsPart() {
  const { t } = useWords();
  const mayConnect = useMay()('payments.connect');
  const [asked, setAsked] = useState<'connect' | 'disconnect'>();
  const shown = useQuery(read('getPaymentAccount', {}));
  const twin = useAct('connectTwin', 'getPaymentAccount');
  const close = () => setAsked(undefined);
  const connectTwin = () => twin.act({}, t('settings.payments.connected'));
  return (
    <Page title={t('settings.payments.title')} detail={t('settings.payments.lead')}>
      <div className={styles['stack']}>
        {shown.isPending && <Skeleton lines={4} />}
        {shown.isError && <Fault fault={shown.error} again={() => void shown.refetch()} />}
        {shown.data?.account === null && (
          <EmptyState
            icon="card"
            title={t('settings.payments.empty')}
            acts={
              mayConnect && (
                <>
                  <Button look="primary" onPress={() => setAsked('connect')}>
                    {t('settings.payments.connect')}
                  </Button>
                  {shown.data.hasTwin && (
                    <Button isPending={twin.isPending} onPress={connectTwin}>
                      {t('settings.payments.connectTwin')}
                    </Button>
                  )}
                </>
              )
            }
          >
            {t('settings.payments.emptyBody')}
          </EmptyState>
        )}
        {shown.data?.account && (
          <AccountShown account={shown.data.account} {...(mayConnect && { onAsk: setAsked })} />
        )}
        <SellerPart />
      </div>
      {asked === 'connect' && <ConnectWindow onClose={close} />}
      {asked === 'disconnect' && <DisconnectWindow onClose={close} />}
    </Page>
  );
}
