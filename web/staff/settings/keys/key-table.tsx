import { Badge } from '../../../ui/badge.tsx';
import { MenuItem } from '../../../ui/menu.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { useWords } from '../../../words/index.ts';
import { When } from '../../shell/when.tsx';
import styles from '../parts.module.css';
import { RowMenu } from '../row-menu.tsx';
import { AllowedActs } from './allowed-acts.tsx';
import { keyTones, stateOf } from './key-state.ts';
import type { ApiKey } from './part.tsx';

interface KeyTableProps {
  rows: readonly ApiKey[];
  onRevoke: (key: ApiKey) => void;
}

/** API keys, newest first, revoked ones last. */
export function KeyTable({ rows, onRevoke }: KeyTableProps) {
  return (
    <Table
      label={useWords().t('settings.keys.title')}
      columns={useColumns(onRevoke)}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}

function useColumns(onRevoke: KeyTableProps['onRevoke']): Column<ApiKey>[] {
  const { t } = useWords();
  return [
    {
      key: 'name',
      header: t('settings.keys.name'),
      cell: ({ name }) => name,
      phone: 'lead',
    },
    {
      key: 'hint',
      header: t('settings.keys.key'),
      cell: ({ hint }) => <code className={styles['soft']}>{hint}</code>,
      phone: 'more',
    },
    {
      key: 'acts',
      header: t('settings.keys.mayDo'),
      cell: (key) => <AllowedActs apiKey={key} />,
      width: '128px',
      phone: 'more',
    },
    {
      key: 'state',
      header: t('settings.keys.state'),
      cell: (key) => <State apiKey={key} />,
      width: '200px',
      phone: 'more',
    },
    {
      key: 'used',
      header: t('settings.keys.lastUsed'),
      cell: (key) => <LastUsed apiKey={key} />,
      align: 'end',
      width: '136px',
      phone: 'hide',
    },
    {
      key: 'menu',
      header: t('settings.acts'),
      hideHeader: true,
      cell: (key) => <KeyActs apiKey={key} onRevoke={onRevoke} />,
      align: 'end',
      width: '40px',
      phone: 'side',
    },
  ];
}

function State({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useWords();
  const state = stateOf(apiKey);
  return (
    <span className={styles['line']}>
      <Badge tone={keyTones[state]}>{t(`settings.keys.states.${state}`)}</Badge>
      {state === 'live' && apiKey.expiresAt !== null && (
        <span className={styles['small']}>
          {t('settings.keys.expiry')} <When at={apiKey.expiresAt} relative />
        </span>
      )}
    </span>
  );
}

function LastUsed({ apiKey: { lastUsedAt } }: { apiKey: ApiKey }) {
  const { t } = useWords();
  return lastUsedAt === null ? (
    <span className={styles['faint']}>{t('settings.keys.neverUsed')}</span>
  ) : (
    <When at={lastUsedAt} relative />
  );
}

function KeyActs({ apiKey, onRevoke }: { apiKey: ApiKey } & Pick<KeyTableProps, 'onRevoke'>) {
  const { t } = useWords();
  if (apiKey.revokedAt !== null) return null;
  return (
    <RowMenu name={apiKey.name}>
      <MenuItem id="revoke" icon="trash" danger onAction={() => onRevoke(apiKey)}>
        {t('settings.keys.revoke')}
      </MenuItem>
    </RowMenu>
  );
}
