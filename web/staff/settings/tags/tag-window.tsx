import { useQueryClient } from '@tanstack/react-query';
import { tagColor, tagOperations } from '#contract/tenancy/tags';
import { call } from '../../../api/call.ts';
import { readAgain } from '../../../api/query.ts';
import { Dialog, DialogBody } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/index.ts';
import { Form } from '../../form/form.tsx';
import { useForm } from '../../form/use-form.ts';
import type { TagRow } from './part.tsx';

interface TagWindowProps {
  /** Absent: a new one is made. */
  tag: TagRow | undefined;
  onClose: () => void;
}

/** Makes, renames or recolours a tag. */
export function TagWindow({ tag, onClose }: TagWindowProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const form = useForm({
    schema: tagOperations.createTag.body,
    start: { name: tag?.name ?? '', color: tag?.color ?? 'grey' },
    fieldOf: { name_taken: 'name' },
    send: async (body) => {
      if (tag === undefined) await call('createTag', { body });
      else await call('updateTag', { params: { id: tag.id }, body });
      await readAgain(client, 'listTags', 'listCustomers', 'getCustomer');
      toast({ text: t('settings.saved') });
      onClose();
    },
  });
  const { name, color = 'grey' } = form.values;
  const words = t(tag === undefined ? 'settings.tags.add' : 'settings.tags.edit');
  return (
    <Dialog title={words} isOpen onClose={onClose}>
      <DialogBody>
        <Form {...form} act={tag === undefined ? words : t('settings.save')} onSubmit={form.submit}>
          <TextField label={t('settings.tags.name')} autoFocus {...form.field('name')} />
          <Select
            label={t('settings.tags.color')}
            value={color}
            choices={tagColor.options.map((value) => ({
              value,
              label: t(`settings.tags.colors.${value}`),
            }))}
            onChange={(next) => form.set('color', next)}
          />
          <div aria-hidden="true">
            <Tag color={color}>{name === '' ? t('settings.tags.name') : name}</Tag>
          </div>
        </Form>
      </DialogBody>
    </Dialog>
  );
}
