import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { MenuItem } from '../../../ui/menu.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { useWords } from '../../../words/index.ts';
import styles from '../parts.module.css';
import { RowMenu } from '../row-menu.tsx';
import { useAct } from '../use-act.ts';
import type { Endpoint } from './part.tsx';
import { shortAddress } from './short-address.ts';

interface EndpointTableProps {
  rows: readonly Endpoint[];
  /** Shows what an endpoint was sent. */
  onOpen: (endpoint: Endpoint) => void;
  onAsk: (what: 'edit' | 'remove' | 'renew', endpoint: Endpoint) => void;
}

/** The endpoints of the business. */
export function EndpointTable({ rows, onOpen, onAsk }: EndpointTableProps) {
  const { t } = useWords();
  return (
    <Table
      label={t('settings.webhooks.title')}
      columns={useColumns(onOpen, onAsk)}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}

function useColumns(
  onOpen: EndpointTableProps['onOpen'],
  onAsk: EndpointTableProps['onAsk'],
): Column<Endpoint>[] {
  const { t } = useWords();
  return [
    {
      key: 'url',
      header: t('settings.webhooks.url'),
      cell: (endpoint) => (
        <span className={styles['flush']}>
          <Button look="quiet" onPress={() => onOpen(endpoint)}>
            {shortAddress(endpoint.url)}
          </Button>
        </span>
      ),
      phone: 'lead',
    },
    {
      key: 'description',
      header: t('settings.webhooks.description'),
      cell: ({ description }) => description,
      width: '22%',
      phone: 'more',
    },
    {
      key: 'events',
      header: t('settings.webhooks.events'),
      cell: ({ eventTypes }) => t('settings.webhooks.eventCount', { count: eventTypes.length }),
      width: '112px',
      phone: 'hide',
    },
    {
      key: 'state',
      header: t('settings.webhooks.state'),
      cell: (endpoint) => <State endpoint={endpoint} />,
      width: '128px',
      phone: 'more',
    },
    {
      key: 'menu',
      header: t('settings.acts'),
      hideHeader: true,
      cell: (endpoint) => <EndpointActs endpoint={endpoint} onAsk={onAsk} />,
      align: 'end',
      width: '40px',
      phone: 'side',
    },
  ];
}

function State({ endpoint: { offAt, failingSince } }: { endpoint: Endpoint }) {
  const { t } = useWords();
  if (offAt !== null) return <Badge tone="quiet">{t('settings.webhooks.states.off')}</Badge>;
  return failingSince === null ? (
    <Badge tone="good">{t('settings.webhooks.states.on')}</Badge>
  ) : (
    <Badge tone="warn">{t('settings.webhooks.states.failing')}</Badge>
  );
}

function EndpointActs({
  endpoint,
  onAsk,
}: Pick<EndpointTableProps, 'onAsk'> & { endpoint: Endpoint }) {
  const { t } = useWords();
  const test = useAct('testWebhook', 'listWebhookDeliveries');
  const change = useAct('updateWebhook', 'listWebhooks');
  const { id } = endpoint;
  const name = shortAddress(endpoint.url);
  const isOn = endpoint.offAt === null;
  const said = t(`settings.webhooks.${isOn ? 'switchedOff' : 'switchedOn'}`, { name });
  return (
    <RowMenu name={name}>
      {isOn && (
        <MenuItem
          id="test"
          icon="mail"
          onAction={() => test.act({ params: { id } }, t('settings.webhooks.testSent'))}
        >
          {t('settings.webhooks.test')}
        </MenuItem>
      )}
      <MenuItem id="edit" icon="edit" onAction={() => onAsk('edit', endpoint)}>
        {t('settings.webhooks.edit')}
      </MenuItem>
      <MenuItem id="renew" icon="key" onAction={() => onAsk('renew', endpoint)}>
        {t('settings.webhooks.renew')}
      </MenuItem>
      <MenuItem
        id="switch"
        icon={isOn ? 'stop' : 'check'}
        onAction={() => change.act({ params: { id }, body: { on: !isOn } }, said)}
      >
        {t(`settings.webhooks.${isOn ? 'switchOff' : 'switchOn'}`)}
      </MenuItem>
      <MenuItem id="remove" icon="trash" danger onAction={() => onAsk('remove', endpoint)}>
        {t('settings.webhooks.remove')}
      </MenuItem>
    </RowMenu>
  );
}
