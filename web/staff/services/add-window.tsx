import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { serviceRules } from '#contract/booking/service-rules';
import { call } from '../../api/call.ts';
import { readAgain } from '../../api/query.ts';
import { Dialog, DialogBody } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/index.ts';
import { Form } from '../form/form.tsx';
import { useForm } from '../form/use-form.ts';

/** Adds a service by its name, and leads to where the rest of it is said. It is not shown to visitors until it is whole. */
export function AddWindow({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useForm({
    schema: serviceRules.pick({ name: true }),
    start: { name: '' },
    keep: 'service',
    send: async (body) => {
      const { id } = await call('createService', { body });
      await readAgain(client, 'listServices');
      await navigate({ to: '/services/$id', params: { id }, search: { part: 'prices' } });
    },
  });
  return (
    <Dialog title={t('services.add')} isOpen onClose={onClose}>
      <DialogBody>
        <Form {...form} act={t('services.add')} onSubmit={form.submit}>
          <TextField
            label={t('services.name')}
            hint={t('services.nameHint')}
            autoFocus
            {...form.field('name')}
          />
        </Form>
      </DialogBody>
    </Dialog>
  );
}
