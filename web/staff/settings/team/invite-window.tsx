import { useQueryClient } from '@tanstack/react-query';
import { invitationOperations } from '#contract/access/invitations';
import { call } from '../../../api/call.ts';
import { readAgain } from '../../../api/query.ts';
import { Dialog, DialogBody } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/index.ts';
import { Form } from '../../form/form.tsx';
import { useForm } from '../../form/use-form.ts';
import { useAtWork } from '../../session.ts';
import { roleChoices } from './role-choices.ts';

/** Invites somebody to work for the business. */
export function InviteWindow({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const { role: own } = useAtWork();
  const form = useForm({
    schema: invitationOperations.inviteStaff.body,
    start: { email: '', role: 'support' },
    keep: 'invitation',
    fieldOf: { already_staff: 'email', demo_apart: 'email' },
    send: async (body) => {
      await call('inviteStaff', { body });
      await readAgain(client, 'listInvitations', 'listMail');
      toast({ text: t('settings.team.invited', { email: body.email }) });
      onClose();
    },
  });
  return (
    <Dialog title={t('settings.team.invite')} isOpen onClose={onClose}>
      <DialogBody>
        <Form {...form} act={t('settings.team.inviteAct')} onSubmit={form.submit}>
          <TextField
            label={t('settings.team.email')}
            type="email"
            autoComplete="off"
            autoFocus
            {...form.field('email')}
          />
          <Select
            label={t('settings.team.role')}
            choices={roleChoices(own)}
            value={form.values.role}
            onChange={(role) => form.set('role', role)}
          />
        </Form>
      </DialogBody>
    </Dialog>
  );
}
