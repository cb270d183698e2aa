import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keyOperations } from '#contract/access/keys';
import { call } from '../../../api/call.ts';
import { readAgain } from '../../../api/query.ts';
import { Dialog, DialogBody } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useWords } from '../../../words/index.ts';
import { Form } from '../../form/form.tsx';
import { useForm } from '../../form/use-form.ts';
import { ActChoice } from './act-choice.tsx';
import { type Expiry, expiries, expiryOf } from './expiry.ts';
import type { MadeKey } from './part.tsx';

interface MakeKeyProps {
  onMade: (key: MadeKey) => void;
  onClose: () => void;
}

/** Makes an API key with no more acts than its program needs. */
export function MakeKey({ onMade, onClose }: MakeKeyProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const [expiry, setExpiry] = useState<Expiry>('year');
  const form = useForm({
    schema: keyOperations.createApiKey.body.omit({ expiresAt: true }),
    start: { name: '', acts: [] },
    fieldOf: { acts_beyond_yours: 'acts' },
    send: async (body) => {
      const made = await call('createApiKey', { body: { ...body, expiresAt: expiryOf(expiry) } });
      await readAgain(client, 'listApiKeys');
      onClose();
      onMade(made);
    },
  });
  return (
    <Dialog title={t('settings.keys.make')} isOpen onClose={onClose} width="wide">
      <DialogBody>
        <Form {...form} act={t('settings.keys.make')} onSubmit={form.submit}>
          <TextField
            label={t('settings.keys.name')}
            hint={t('settings.keys.nameHint')}
            autoComplete="off"
            autoFocus
            {...form.field('name')}
          />
          <Select
            label={t('settings.keys.expiry')}
            value={expiry}
            choices={expiries.map((value) => ({
              value,
              label: t(`settings.keys.expiries.${value}`),
            }))}
            onChange={setExpiry}
          />
          <ActChoice
            chosen={form.values.acts}
            error={form.errorOf('acts')}
            onChange={(acts) => form.set('acts', acts)}
          />
        </Form>
      </DialogBody>
    </Dialog>
  );
}
