import { useState } from 'react';
import { call, type Reply } from '../../../api/call.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/state.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/index.ts';
import { problemWords } from '../../problem-words.ts';
import { useAtWork } from '../../session.ts';
import { Page } from '../../shell/page.tsx';
import styles from '../parts.module.css';
import { ConfirmTotp } from './confirm-totp.tsx';
import { RemoveTotp } from './remove-totp.tsx';

/** One's own second factor: whether it is on, and turning it on or off. */
export function TwoStepPart() {
  const { t } = useWords();
  const { secondFactor } = useAtWork().user;
  return (
    <Page title={t('settings.twoStep.title')} detail={t('settings.twoStep.lead')} narrow>
      <div className={styles['stack']}>{secondFactor ? <On /> : <Off />}</div>
    </Page>
  );
}

function On() {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Notice tone="good" icon="shield">
        {t('settings.twoStep.isOn')}
      </Notice>
      <p className={styles['soft']}>{t('settings.twoStep.lost')}</p>
      <div>
        <Button onPress={() => setAsking(true)}>{t('settings.twoStep.turnOff')}</Button>
      </div>
      {isAsking && <RemoveTotp onClose={() => setAsking(false)} />}
    </>
  );
}

function Off() {
  const { t } = useWords();
  const [begun, setBegun] = useState<Reply<'startTotp'>>();
  const [isStarting, setStarting] = useState(false);
  const start = async () => {
    setStarting(true);
    try {
      setBegun(await call('startTotp', {}));
    } catch (fault) {
      toast({ text: problemWords(fault), tone: 'bad' });
    } finally {
      setStarting(false);
    }
  };
  if (begun) return <ConfirmTotp begun={begun} />;
  return (
    <>
      <Notice icon="shield">{t('settings.twoStep.isOff')}</Notice>
      <div>
        <Button look="primary" isPending={isStarting} onPress={() => void start()}>
          {t('settings.twoStep.turnOn')}
        </Button>
      </div>
    </>
  );
}
