import { useQueryClient } from '@tanstack/react-query';
import { payments } from '#contract/payments';
import { call } from '../../../api/call.ts';
import { readAgain } from '../../../api/query.ts';
import { Dialog, DialogBody } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/index.ts';
import { Form } from '../../form/form.tsx';
import { useForm } from '../../form/use-form.ts';

/** Connects Stripe by its keys; they go in and never come out. */
export function ConnectWindow({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const form = useForm({
    schema: payments.connectStripe.body,
    start: { secretKey: '', publicKey: '', hookSecret: null as string | null },
    fieldOf: { payment_refused: 'secretKey' },
    send: async (body) => {
      await call('connectStripe', { body });
      await readAgain(client, 'getPaymentAccount');
      onClose();
      toast({ text: t('settings.payments.connected') });
    },
  });
  const hook = form.field('hookSecret');
  return (
    <Dialog title={t('settings.payments.connect')} isOpen onClose={onClose}>
      <DialogBody>
        <Form {...form} act={t('settings.payments.connect')} onSubmit={form.submit}>
          <TextField
            label={t('settings.payments.publicKey')}
            hint={t('settings.payments.publicKeyHint')}
            autoComplete="off"
            {...form.field('publicKey')}
          />
          <TextField
            label={t('settings.payments.secretKey')}
            hint={t('settings.payments.secretKeyHint')}
            type="password"
            autoComplete="new-password"
            {...form.field('secretKey')}
          />
          <TextField
            label={t('settings.payments.hookSecret')}
            hint={t('settings.payments.hookSecretHint')}
            type="password"
            autoComplete="new-password"
            {...hook}
            value={form.values.hookSecret ?? ''}
            onChange={(text) => form.set('hookSecret', text === '' ? null : text)}
          />
        </Form>
      </DialogBody>
    </Dialog>
  );
}
