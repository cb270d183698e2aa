import { useState } from 'react';
import { fieldKind } from '#contract/tenancy/fields';
import { Dialog, DialogBody } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { say, useWords } from '../../../words/index.ts';
import { Form } from '../../form/form.tsx';
import { keyOf } from './key-of.ts';
import type { CustomField } from './part.tsx';
import { type FieldForm, useFieldForm } from './use-field-form.ts';

interface FieldWindowProps {
  /** Absent: a new one is made. */
  field: CustomField | undefined;
  onClose: () => void;
}

/** Adds a custom field, or renames one and changes its choices. */
export function FieldWindow({ field, onClose }: FieldWindowProps) {
  const { t } = useWords();
  const [ownKey, setOwnKey] = useState(field !== undefined);
  const form = useFieldForm(field, onClose);
  const name = (label: string) => {
    form.set('label', label);
    if (!ownKey) form.set('key', keyOf(label));
  };
  const words = t(field === undefined ? 'settings.fields.add' : 'settings.fields.edit');
  return (
    <Dialog title={words} isOpen onClose={onClose}>
      <DialogBody>
        <Form
          {...form}
          act={field === undefined ? words : t('settings.save')}
          onSubmit={form.submit}
        >
          <TextField
            label={t('settings.fields.label')}
            autoFocus
            {...form.field('label')}
            onChange={name}
          />
          <TextField
            label={t('settings.fields.key')}
            hint={t('settings.fields.keyHint')}
            isDisabled={field !== undefined}
            {...form.field('key')}
            onChange={(key) => {
              setOwnKey(key !== '');
              form.set('key', key);
            }}
          />
          <Select
            label={t('settings.fields.kind')}
            hint={t('settings.fields.kindHint')}
            isDisabled={field !== undefined}
            value={form.values.kind}
            choices={fieldKind.options.map((value) => ({
              value,
              label: t(`settings.fields.kinds.${value}`),
            }))}
            onChange={(kind) => form.set('kind', kind)}
          />
          {form.values.kind === 'choice' && <Choices form={form} />}
        </Form>
      </DialogBody>
    </Dialog>
  );
}

/** The choices, one a line. */
function Choices({ form }: { form: FieldForm }) {
  const { t } = useWords();
  const [text, setText] = useState((form.values.choices ?? []).join('\n'));
  const take = (typed: string) => {
    setText(typed);
    const lines = typed.split('\n').map((line) => line.trim());
    form.set('choices', lines.filter(Boolean));
  };
  return (
    <TextField
      label={t('settings.fields.choices')}
      hint={t('settings.fields.choicesHint')}
      rows={5}
      value={text}
      error={choicesError(form)}
      onChange={take}
    />
  );
}

/** What is wrong with the choices, more precisely than the contract alone can say. */
function choicesError(form: FieldForm): string | undefined {
  const { choices = [] } = form.values;
  if (new Set(choices).size < choices.length) return say('settings.fields.choicesTwice');
  const fault = form.errorOf('choices');
  return fault !== undefined && choices.length === 0 ? say('settings.fields.choicesNone') : fault;
}
