import { useQueryClient } from '@tanstack/react-query';
import { shared } from '#contract/shared';
import { call } from '../../../api/call.ts';
import { readAgain } from '../../../api/query.ts';
import { Dialog, DialogBody } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/index.ts';
import { Form } from '../../form/form.tsx';
import { useForm } from '../../form/use-form.ts';

/** Names a value that is the business's own, or everybody's. */
export function SharedWindow({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const form = useForm({
    schema: shared.saySharedContact.body.required({ value: true, reason: true }),
    start: { kind: 'phone', value: '', state: 'blocked', reason: '' },
    send: async (body) => {
      await call('saySharedContact', { body });
      await readAgain(client, 'listSharedContacts', 'getToday', 'getCustomer');
      toast({ text: t('settings.shared.said.blocked') });
      onClose();
    },
  });
  return (
    <Dialog title={t('settings.shared.add')} isOpen onClose={onClose}>
      <DialogBody>
        <Form {...form} act={t('settings.shared.block')} onSubmit={form.submit}>
          <Select
            label={t('settings.shared.kind')}
            value={form.values.kind === 'email' ? 'email' : 'phone'}
            choices={[
              { value: 'phone', label: t('customers.phone') },
              { value: 'email', label: t('customers.email') },
            ]}
            onChange={(kind) => form.set('kind', kind)}
          />
          <TextField
            label={t('settings.shared.value')}
            hint={t('settings.shared.addHint')}
            autoFocus
            {...form.field('value')}
          />
          <TextField
            label={t('settings.shared.reason')}
            optional={t('forms.optional')}
            {...form.field('reason')}
          />
        </Form>
      </DialogBody>
    </Dialog>
  );
}
