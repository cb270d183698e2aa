import { useQueryClient } from '@tanstack/react-query';
import { fieldOperations } from '#contract/tenancy/fields';
import { call } from '../../../api/call.ts';
import { readAgain } from '../../../api/query.ts';
import { toast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/index.ts';
import { useForm } from '../../form/use-form.ts';
import type { CustomField } from './part.tsx';

/** A custom field being made or changed. */
export type FieldForm = ReturnType<typeof useFieldForm>;

/**
 * The form of a custom field: of one that exists only label and choices are sent.
 * @param onDone called once the server has it
 */
export function useFieldForm(field: CustomField | undefined, onDone: () => void) {
  const { t } = useWords();
  const client = useQueryClient();
  return useForm({
    schema: fieldOperations.createField.body,
    start: {
      key: field?.key ?? '',
      label: field?.label ?? '',
      kind: field?.kind ?? 'text',
      choices: field?.choices ?? [],
    },
    ...(field === undefined && { keep: 'field' }),
    fieldOf: { name_taken: 'key' },
    send: async ({ key, label, kind, choices }) => {
      const kept = kind === 'choice' ? choices : [];
      if (field === undefined)
        await call('createField', { body: { key, label, kind, choices: kept } });
      else await call('updateField', { params: { id: field.id }, body: { label, choices: kept } });
      await readAgain(client, 'listFields', 'getCustomer');
      toast({ text: t('settings.saved') });
      onDone();
    },
  });
}
