import { useQueryClient } from '@tanstack/react-query';
import { type Note, notes } from '#contract/notes';
import { call } from '../../api/call.ts';
import { readAgain } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast.tsx';
import { useWords } from '../../words/index.ts';
import { Form } from '../form/form.tsx';
import { useForm } from '../form/use-form.ts';

interface NoteFormProps {
  customer: string;
  /** Absent: a new one is written. */
  note?: Note;
  onClose: () => void;
}

/** Writes or edits a note; what was typed survives a reload. */
export function NoteForm({ customer, note, onClose }: NoteFormProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const form = useForm({
    schema: notes.addNote.body.pick({ text: true }),
    start: { text: note?.text ?? '' },
    keep: `note.${note?.id ?? customer}`,
    send: async ({ text }) => {
      if (note === undefined) await call('addNote', { params: { id: customer }, body: { text } });
      else await call('changeNote', { params: { id: customer, note: note.id }, body: { text } });
      await readAgain(client, 'listNotes', 'getTimeline');
      toast({ text: t('forms.saved') });
      onClose();
    },
  });
  const close = () => {
    form.reset();
    onClose();
  };
  return (
    <Form
      {...form}
      act={t('customer.notes.save')}
      onSubmit={form.submit}
      beside={<Button onPress={close}>{t('ui.cancel')}</Button>}
    >
      <TextField label={t('customer.note')} rows={3} autoFocus {...form.field('text')} />
    </Form>
  );
}
