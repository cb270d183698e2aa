import { useQueryClient } from '@tanstack/react-query';
import { webhooks } from '#contract/webhooks';
import { call } from '../../../api/call.ts';
import { readAgain } from '../../../api/query.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog, DialogBody } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/index.ts';
import { Form } from '../../form/form.tsx';
import { useForm } from '../../form/use-form.ts';
import { EventChoice } from './event-choice.tsx';
import type { Endpoint } from './part.tsx';

interface EndpointWindowProps {
  /** Absent: a new one is made. */
  endpoint?: Endpoint;
  /** Is given the secret of a new one. */
  onMade?: (secret: string) => void;
  onClose: () => void;
}

/** Adds an endpoint, or changes where it is and what it is told. */
export function EndpointWindow({ endpoint, onMade, onClose }: EndpointWindowProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const form = useForm({
    schema: webhooks.createWebhook.body,
    start: {
      url: endpoint?.url ?? 'https://',
      description: endpoint?.description ?? '',
      eventTypes: endpoint?.eventTypes ?? ['customer.made', 'customer.changed', 'customer.erased'],
      acts: endpoint?.acts ?? [],
    },
    fieldOf: { acts_beyond_yours: 'acts' },
    send: async (body) => {
      const made = endpoint === undefined ? await call('createWebhook', { body }) : undefined;
      if (endpoint !== undefined)
        await call('updateWebhook', { params: { id: endpoint.id }, body });
      await readAgain(client, 'listWebhooks');
      onClose();
      if (made === undefined) toast({ text: t('settings.saved') });
      else onMade?.(made.secret);
    },
  });
  const acts = form.values.acts ?? [];
  const words = t(endpoint === undefined ? 'settings.webhooks.make' : 'settings.webhooks.edit');
  return (
    <Dialog title={words} isOpen onClose={onClose} width="wide">
      <DialogBody>
        <Form
          {...form}
          act={endpoint === undefined ? words : t('settings.save')}
          onSubmit={form.submit}
        >
          <TextField
            label={t('settings.webhooks.url')}
            hint={t('settings.webhooks.urlHint')}
            autoComplete="off"
            autoFocus
            {...form.field('url')}
          />
          <TextField
            label={t('settings.webhooks.description')}
            autoComplete="off"
            {...form.field('description')}
          />
          <EventChoice
            chosen={form.values.eventTypes}
            error={form.errorOf('eventTypes')}
            onChange={(types) => form.set('eventTypes', types)}
          />
          <Checkbox
            isSelected={acts.includes('customers.read')}
            onChange={(on) => form.set('acts', on ? ['customers.read'] : [])}
          >
            {t('settings.webhooks.withCustomer')}
          </Checkbox>
          {acts.includes('customers.read') && (
            <Checkbox
              isSelected={acts.includes('numbers.read')}
              onChange={(on) =>
                form.set('acts', on ? ['customers.read', 'numbers.read'] : ['customers.read'])
              }
            >
              {t('settings.webhooks.withNumbers')}
            </Checkbox>
          )}
        </Form>
      </DialogBody>
    </Dialog>
  );
}
