import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/call.ts';
import { readAgain } from '../../../api/query.ts';
import { CodeInput } from '../../../ui/code-input.tsx';
import { Dialog, DialogBody } from '../../../ui/dialog.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/index.ts';
import { Form } from '../../form/form.tsx';
import { useCode } from '../../sign-in/use-code.ts';

/** Does without the second factor again; one of its codes proves that it is oneself who wishes so. */
export function RemoveTotp({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const code = useCode(async (digits) => {
    await call('removeTotp', { body: { code: digits } });
    toast({ text: t('settings.twoStep.nowOff') });
    onClose();
    await readAgain(client, 'getMe', 'listStaff');
  });
  return (
    <Dialog title={t('settings.twoStep.turnOffTitle')} isOpen onClose={onClose}>
      <DialogBody>
        <p>{t('settings.twoStep.turnOffBody')}</p>
        <Form act={t('settings.twoStep.turnOff')} isSending={code.isSending} onSubmit={code.submit}>
          <CodeInput
            label={t('settings.twoStep.enter')}
            value={code.digits}
            error={code.error}
            onChange={code.change}
            onComplete={(digits) => void code.send(digits)}
          />
        </Form>
      </DialogBody>
    </Dialog>
  );
}
