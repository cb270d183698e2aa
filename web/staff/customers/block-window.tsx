import { useQueryClient } from '@tanstack/react-query';
import { identifiers } from '#contract/identifiers';
import { call } from '../../api/call.ts';
import { readAgain } from '../../api/query.ts';
import { Dialog, DialogBody } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast.tsx';
import { useWords } from '../../words/index.ts';
import { Form } from '../form/form.tsx';
import { useForm } from '../form/use-form.ts';

interface BlockWindowProps {
  params: { readonly id: string; readonly identifier: string };
  value: string;
  onClose: () => void;
}

/** Asks why a value is to count for nothing in the whole business. */
export function BlockWindow({ params, value, onClose }: BlockWindowProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const form = useForm({
    schema: identifiers.blockIdentifier.body,
    start: { reason: '' },
    send: async (body) => {
      await call('blockIdentifier', { params, body });
      await readAgain(client, 'getCustomer', 'getTimeline');
      toast({ text: t('customer.wasBlocked') });
      onClose();
    },
  });
  return (
    <Dialog title={t('customer.blockTitle', { value })} isOpen onClose={onClose}>
      <DialogBody>
        <Form {...form} act={t('customer.block')} onSubmit={form.submit}>
          <p>{t('customer.blockBody')}</p>
          <TextField
            label={t('customer.blockReason')}
            hint={t('customer.blockReasonHint')}
            autoFocus
            {...form.field('reason')}
          />
        </Form>
      </DialogBody>
    </Dialog>
  );
}
