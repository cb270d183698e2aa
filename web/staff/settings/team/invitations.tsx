import { useQuery } from '@tanstack/react-query';
import type { Reply } from '../../../api/call.ts';
import { read } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { useWords } from '../../../words/index.ts';
import { Section } from '../../shell/page.tsx';
import { Fault } from '../../shell/route-states.tsx';
import { When } from '../../shell/when.tsx';
import styles from '../parts.module.css';
import { useAct } from '../use-act.ts';

type Invitation = Reply<'listInvitations'>['rows'][number];

/** Who is invited and has not come yet. */
export function Invitations() {
  const { t } = useWords();
  const list = useQuery(read('listInvitations', {}));
  const columns = useColumns();
  return (
    <Section title={t('settings.team.invitations')}>
      {list.isPending && <Skeleton lines={2} />}
      {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
      {list.data?.rows.length === 0 && (
        <p className={styles['soft']}>{t('settings.team.noInvitations')}</p>
      )}
      {list.data && list.data.rows.length > 0 && (
        <Table
          label={t('settings.team.invitations')}
          columns={columns}
          rows={list.data.rows}
          rowKey={({ id }) => id}
        />
      )}
    </Section>
  );
}

function useColumns(): Column<Invitation>[] {
  const { t } = useWords();
  return [
    {
      key: 'email',
      header: t('settings.team.email'),
      cell: ({ email }) => email,
      phone: 'lead',
    },
    {
      key: 'role',
      header: t('settings.team.role'),
      cell: ({ role }) => t(`roles.${role}`),
      width: '128px',
      phone: 'more',
    },
    {
      key: 'sent',
      header: t('settings.team.sent'),
      cell: ({ createdAt }) => <When at={createdAt} relative />,
      align: 'end',
      width: '136px',
      phone: 'hide',
    },
    {
      key: 'expires',
      header: t('settings.team.expires'),
      cell: ({ expiresAt }) => <When at={expiresAt} relative />,
      align: 'end',
      width: '136px',
      phone: 'hide',
    },
    {
      key: 'acts',
      header: t('settings.acts'),
      hideHeader: true,
      cell: (invitation) => <Revoke invitation={invitation} />,
      align: 'end',
      width: '200px',
      phone: 'side',
    },
  ];
}

function Revoke({ invitation: { id, email } }: { invitation: Invitation }) {
  const { t } = useWords();
  const revoke = useAct('revokeInvitation', 'listInvitations');
  return (
    <span className={styles['rowActs']}>
      <Button
        look="quiet"
        isPending={revoke.isPending}
        onPress={() => revoke.act({ params: { id } }, t('settings.team.revoked', { email }))}
      >
        {t('settings.team.revoke')}
      </Button>
    </span>
  );
}
