import { useQueryClient } from '@tanstack/react-query';
import { teamOperations } from '#contract/tenancy/team';
import { call } from '../../../api/call.ts';
import { readAgain } from '../../../api/query.ts';
import { Dialog, DialogBody } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/index.ts';
import { Form } from '../../form/form.tsx';
import { useForm } from '../../form/use-form.ts';
import { useAtWork } from '../../session.ts';
import { nameOf } from './name-of.ts';
import type { Member } from './part.tsx';
import { roleChoices } from './role-choices.ts';

/** Gives a person another role. */
export function RoleWindow({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const { role: own } = useAtWork();
  const name = nameOf(member);
  const form = useForm({
    schema: teamOperations.changeStaffRole.body,
    start: { role: member.role },
    send: async (body) => {
      await call('changeStaffRole', { params: { user: member.user }, body });
      await readAgain(client, 'listStaff', 'getMe');
      toast({ text: t('settings.team.roleChanged', { name, role: t(`roles.${body.role}`) }) });
      onClose();
    },
  });
  return (
    <Dialog title={t('settings.team.changeRoleOf', { name })} isOpen onClose={onClose}>
      <DialogBody>
        <Form {...form} act={t('settings.team.changeRole')} onSubmit={form.submit}>
          <Select
            label={t('settings.team.role')}
            hint={t('settings.team.roleNow', { name })}
            choices={roleChoices(own)}
            value={form.values.role}
            onChange={(role) => form.set('role', role)}
          />
        </Form>
      </DialogBody>
    </Dialog>
  );
}
