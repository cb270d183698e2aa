import { Badge } from '../../../ui/badge.tsx';
import { MenuItem } from '../../../ui/menu.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { useWords } from '../../../words/index.ts';
import { useAtWork, useMay } from '../../session.ts';
import { When } from '../../shell/when.tsx';
import styles from '../parts.module.css';
import { RowMenu } from '../row-menu.tsx';
import { nameOf } from './name-of.ts';
import type { Member } from './part.tsx';

interface Acts {
  onRole: (member: Member) => void;
  onRemove: (member: Member) => void;
}

/** People at work for the business, owners first. */
export function StaffTable({ rows, ...acts }: Acts & { rows: readonly Member[] }) {
  return (
    <Table
      label={useWords().t('settings.team.people')}
      columns={useColumns(acts)}
      rows={rows}
      rowKey={({ user }) => user}
    />
  );
}

function useColumns(acts: Acts): Column<Member>[] {
  const { t } = useWords();
  return [
    {
      key: 'person',
      header: t('settings.team.person'),
      cell: (member) => <Person member={member} />,
      phone: 'lead',
    },
    {
      key: 'email',
      header: t('settings.team.email'),
      cell: ({ email }) => email,
      phone: 'more',
    },
    {
      key: 'role',
      header: t('settings.team.role'),
      cell: ({ role }) => t(`roles.${role}`),
      width: '128px',
      phone: 'more',
    },
    {
      key: 'second',
      header: t('settings.team.secondFactor'),
      cell: ({ secondFactor }) => (
        <Badge tone={secondFactor ? 'good' : 'quiet'}>
          {t(secondFactor ? 'settings.team.on' : 'settings.team.off')}
        </Badge>
      ),
      width: '152px',
      phone: 'hide',
    },
    {
      key: 'joined',
      header: t('settings.team.joined'),
      cell: ({ joinedAt }) => <When at={joinedAt} relative />,
      align: 'end',
      width: '136px',
      phone: 'hide',
    },
    {
      key: 'acts',
      header: t('settings.acts'),
      hideHeader: true,
      cell: (member) => <MemberActs member={member} {...acts} />,
      align: 'end',
      width: '40px',
      phone: 'side',
    },
  ];
}

function Person({ member }: { member: Member }) {
  const { t } = useWords();
  const { user } = useAtWork();
  if (member.user !== user.id) return nameOf(member);
  return (
    <span className={styles['line']}>
      {nameOf(member)} <Badge tone="accent">{t('settings.team.you')}</Badge>
    </span>
  );
}

/** Only owners change or remove owners; for others the acts are not there. */
function MemberActs({ member, onRole, onRemove }: Acts & { member: Member }) {
  const { t } = useWords();
  const may = useMay();
  const { role } = useAtWork();
  if (!may('staff.change') || (member.role === 'owner' && role !== 'owner')) return null;
  return (
    <RowMenu name={nameOf(member)}>
      <MenuItem id="role" icon="edit" onAction={() => onRole(member)}>
        {t('settings.team.changeRole')}
      </MenuItem>
      <MenuItem id="remove" icon="trash" danger onAction={() => onRemove(member)}>
        {t('settings.team.remove')}
      </MenuItem>
    </RowMenu>
  );
}
