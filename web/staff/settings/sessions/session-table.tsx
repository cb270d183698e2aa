import type { Reply } from '../../../api/call.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { useWords } from '../../../words/index.ts';
import { When } from '../../shell/when.tsx';
import styles from '../parts.module.css';
import { useAct } from '../use-act.ts';
import { agentOf } from './agent.ts';

type Session = Reply<'listSessions'>['rows'][number];

/** Signed-in browsers, latest first. */
export function SessionTable({ rows }: { rows: readonly Session[] }) {
  return (
    <Table
      label={useWords().t('settings.sessions.title')}
      columns={useColumns()}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}

function useColumns(): Column<Session>[] {
  const { t } = useWords();
  return [
    {
      key: 'browser',
      header: t('settings.sessions.browser'),
      cell: (session) => <Browser session={session} />,
      phone: 'lead',
    },
    {
      key: 'address',
      header: t('settings.sessions.address'),
      cell: ({ address }) => address ?? '',
      width: '20%',
      phone: 'more',
    },
    {
      key: 'since',
      header: t('settings.sessions.since'),
      cell: ({ createdAt }) => <When at={createdAt} relative />,
      align: 'end',
      width: '136px',
      phone: 'hide',
    },
    {
      key: 'seen',
      header: t('settings.sessions.lastSeen'),
      cell: ({ lastSeenAt }) => <When at={lastSeenAt} relative />,
      align: 'end',
      width: '136px',
      phone: 'more',
    },
    {
      key: 'acts',
      header: t('settings.acts'),
      hideHeader: true,
      cell: (session) => !session.current && <End session={session} />,
      align: 'end',
      width: '160px',
      phone: 'side',
    },
  ];
}

function Browser({ session: { agent, current } }: { session: Session }) {
  const { t } = useWords();
  const known = agentOf(agent);
  const words = known
    ? t('settings.sessions.agent', { ...known })
    : (agent ?? t('settings.sessions.unknown'));
  return (
    <span className={styles['line']} {...(agent !== null && { title: agent })}>
      {words}
      {current && <Badge tone="accent">{t('settings.sessions.this')}</Badge>}
    </span>
  );
}

function End({ session: { id } }: { session: Session }) {
  const { t } = useWords();
  const end = useAct('revokeSession', 'listSessions');
  return (
    <span className={styles['rowActs']}>
      <Button
        look="quiet"
        isPending={end.isPending}
        onPress={() => end.act({ params: { id } }, t('settings.sessions.ended'))}
      >
        {t('settings.sessions.end')}
      </Button>
    </span>
  );
}
