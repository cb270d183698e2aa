import { useQueryClient } from '@tanstack/react-query';
import { call, type Reply } from '../../../api/call.ts';
import { readAgain } from '../../../api/query.ts';
import { CodeInput } from '../../../ui/code-input.tsx';
import { CopyableId } from '../../../ui/copyable-id.tsx';
import { QrCode } from '../../../ui/qr-code.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/index.ts';
import { Form } from '../../form/form.tsx';
import { useCode } from '../../sign-in/use-code.ts';
import styles from './two-step.module.css';

/** Brings the secret into an authenticator, and proves by a first code that it arrived. */
export function ConfirmTotp({ begun }: { begun: Reply<'startTotp'> }) {
  const { t } = useWords();
  const client = useQueryClient();
  const code = useCode(async (digits) => {
    await call('confirmTotp', { body: { code: digits } });
    toast({ text: t('settings.twoStep.nowOn') });
    await readAgain(client, 'getMe', 'listSessions', 'listStaff');
  });
  return (
    <div className={styles['steps']}>
      <div className={styles['scan']}>
        <h2>{t('settings.twoStep.scan')}</h2>
        <QrCode text={begun.uri} label={t('settings.twoStep.qr')} />
        <p className={styles['soft']}>{t('settings.twoStep.cannotScan')}</p>
        <CopyableId value={begun.secret} label={t('settings.twoStep.secret')} whole />
      </div>
      <Form act={t('settings.twoStep.confirm')} isSending={code.isSending} onSubmit={code.submit}>
        <CodeInput
          label={t('settings.twoStep.enter')}
          hint={t('settings.twoStep.enterHint')}
          value={code.digits}
          error={code.error}
          onChange={code.change}
          onComplete={(digits) => void code.send(digits)}
        />
        <p className={styles['soft']}>{t('settings.twoStep.othersEnd')}</p>
      </Form>
    </div>
  );
}
