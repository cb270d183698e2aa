import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Reply } from '../../../api/call.ts';
import { read } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useWords } from '../../../words/index.ts';
import { useMay } from '../../session.ts';
import { Page, Section } from '../../shell/page.tsx';
import { Fault } from '../../shell/route-states.tsx';
import { Invitations } from './invitations.tsx';
import { InviteWindow } from './invite-window.tsx';
import { RemoveMember } from './remove-member.tsx';
import { RightsTable } from './rights-table.tsx';
import { RoleWindow } from './role-window.tsx';
import { StaffTable } from './staff-table.tsx';

export type Member = Reply<'listStaff'>['rows'][number];

/** Who works for the business, who is invited, and what each role may do. */
export function TeamPart() {
  const { t } = useWords();
  const may = useMay();
  const [isInviting, setInviting] = useState(false);
  const [changed, setChanged] = useState<Member>();
  const [removed, setRemoved] = useState<Member>();
  const staff = useQuery(read('listStaff', {}));
  return (
    <Page
      title={t('settings.team.title')}
      acts={
        may('staff.invite') && (
          <Button look="primary" icon="plus" onPress={() => setInviting(true)}>
            {t('settings.team.invite')}
          </Button>
        )
      }
    >
      <Section title={t('settings.team.people')}>
        {staff.isPending && <Skeleton lines={5} />}
        {staff.isError && <Fault fault={staff.error} again={() => void staff.refetch()} />}
        {staff.data && (
          <StaffTable rows={staff.data.rows} onRole={setChanged} onRemove={setRemoved} />
        )}
      </Section>
      {may('staff.invite') && <Invitations />}
      <Section title={t('settings.team.rights')}>
        <RightsTable />
      </Section>
      {isInviting && <InviteWindow onClose={() => setInviting(false)} />}
      {changed && <RoleWindow member={changed} onClose={() => setChanged(undefined)} />}
      {removed && <RemoveMember member={removed} onClose={() => setRemoved(undefined)} />}
    </Page>
  );
}
