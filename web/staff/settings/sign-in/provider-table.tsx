import { Badge } from '../../../ui/badge.tsx';
import { MenuItem } from '../../../ui/menu.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useWrite } from '../../../api/query.ts';
import { number } from '../../../words/format.ts';
import { useWords } from '../../../words/index.ts';
import { problemWords } from '../../problem-words.ts';
import styles from '../parts.module.css';
import { RowMenu } from '../row-menu.tsx';
import { useAct } from '../use-act.ts';
import type { Provider } from './part.tsx';

interface ProviderTableProps {
  rows: readonly Provider[];
  onAsk: (what: 'edit' | 'remove', provider: Provider) => void;
}

/** The services by which customers may sign in. */
export function ProviderTable({ rows, onAsk }: ProviderTableProps) {
  const { t } = useWords();
  return (
    <Table
      label={t('settings.signIn.title')}
      columns={useColumns(onAsk)}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}

function useColumns(onAsk: ProviderTableProps['onAsk']): Column<Provider>[] {
  const { t } = useWords();
  return [
    {
      key: 'name',
      header: t('settings.signIn.service'),
      cell: ({ name, isDemo }) => (
        <span className={styles['line']}>
          {name}
          {isDemo && <Badge tone="quiet">{t('settings.signIn.demo')}</Badge>}
        </span>
      ),
      phone: 'lead',
    },
    {
      key: 'clientId',
      header: t('settings.signIn.clientId'),
      cell: ({ clientId, issuer }) => issuer ?? clientId,
      width: '30%',
      phone: 'hide',
    },
    {
      key: 'tried',
      header: t('settings.signIn.tried'),
      cell: (provider) => <Trial provider={provider} />,
      width: '180px',
      phone: 'more',
    },
    {
      key: 'people',
      header: t('settings.signIn.people'),
      cell: ({ people }) => number(people),
      align: 'end',
      width: '88px',
      phone: 'hide',
    },
    {
      key: 'state',
      header: t('settings.signIn.state'),
      cell: ({ on }) => (
        <Badge tone={on ? 'good' : 'quiet'}>{t(`settings.signIn.${on ? 'on' : 'off'}`)}</Badge>
      ),
      width: '104px',
      phone: 'more',
    },
    {
      key: 'menu',
      header: t('settings.acts'),
      hideHeader: true,
      cell: (provider) => <ProviderActs provider={provider} onAsk={onAsk} />,
      align: 'end',
      width: '40px',
      phone: 'side',
    },
  ];
}

function Trial({ provider: { trial } }: { provider: Provider }) {
  const { t } = useWords();
  if (trial === null)
    return <span className={styles['faint']}>{t('settings.signIn.neverTried')}</span>;
  return trial.fault === null ? (
    <Badge tone="good">{t('settings.signIn.works')}</Badge>
  ) : (
    <Badge tone="bad">{t(`settings.signIn.faults.${trial.fault}`)}</Badge>
  );
}

function ProviderActs({
  provider,
  onAsk,
}: Pick<ProviderTableProps, 'onAsk'> & { provider: Provider }) {
  const { t } = useWords();
  const tryOut = useTrial();
  const change = useAct('updateSignInProvider', 'listSignInProviders');
  const { id, name, on } = provider;
  const said = t(`settings.signIn.${on ? 'switchedOff' : 'switchedOn'}`, { name });
  return (
    <RowMenu name={name}>
      <MenuItem id="try" icon="check" onAction={() => tryOut(id)}>
        {t('settings.signIn.try')}
      </MenuItem>
      <MenuItem id="edit" icon="edit" onAction={() => onAsk('edit', provider)}>
        {t('settings.signIn.edit')}
      </MenuItem>
      <MenuItem
        id="switch"
        icon={on ? 'stop' : 'check'}
        onAction={() => change.act({ params: { id }, body: { on: !on } }, said)}
      >
        {t(`settings.signIn.${on ? 'switchOff' : 'switchOn'}`)}
      </MenuItem>
      <MenuItem id="remove" icon="trash" danger onAction={() => onAsk('remove', provider)}>
        {t('settings.signIn.remove')}
      </MenuItem>
    </RowMenu>
  );
}

/** Tries a service, and says what came of it. */
function useTrial() {
  const { t } = useWords();
  const write = useWrite('trySignInProvider', 'listSignInProviders');
  return (id: string) => {
    write.mutate(
      { params: { id } },
      {
        onSuccess: ({ name, trial }) => {
          const fault = trial?.fault ?? null;
          if (fault === null) toast({ text: t('settings.signIn.worked', { name }) });
          else toast({ text: t(`settings.signIn.faultBody.${fault}`, { name }), tone: 'bad' });
        },
        onError: (fault) => toast({ text: problemWords(fault), tone: 'bad' }),
      },
    );
  };
}
