import { useQueryClient } from '@tanstack/react-query';
import { merges } from '#contract/merges';
import type { CustomerRecord } from '#contract/customer';
import { call } from '../../../api/call.ts';
import { readAgain } from '../../../api/query.ts';
import { Dialog, DialogBody } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/index.ts';
import { Form } from '../../form/form.tsx';
import { useForm } from '../../form/use-form.ts';
import { putBack } from '../use-undoable.ts';
import { touchedByMerging } from './touched.ts';

interface SplitProfileProps {
  profile: CustomerRecord['profiles'][number];
  onClose: () => void;
}

/** Asks why, and makes a customer of its own for a profile; for a moment it can be undone at once. */
export function SplitProfileWindow({ profile, onClose }: SplitProfileProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const form = useForm({
    schema: merges.splitProfile.body,
    start: {},
    send: async (body) => {
      const { link } = await call('splitProfile', { params: { id: profile.id }, body });
      await readAgain(client, ...touchedByMerging);
      const undo = async () => call('undoLink', { params: { id: link }, body: {} });
      const run = () => void putBack(client, undo, touchedByMerging);
      toast({ text: t('merging.split'), act: { words: t('ui.undo'), run } });
      onClose();
    },
  });
  return (
    <Dialog title={t('merging.splitTitle', { source: profile.source })} isOpen onClose={onClose}>
      <DialogBody>
        <Form {...form} act={t('merging.splitAct')} onSubmit={form.submit}>
          <p>{t('merging.splitBody')}</p>
          <TextField
            label={t('merging.reason')}
            hint={t('merging.reasonHint')}
            autoFocus
            {...form.field('reason')}
            onChange={(reason) => form.set('reason', reason === '' ? undefined : reason)}
          />
        </Form>
      </DialogBody>
    </Dialog>
  );
}
