import type { Row } from '../../../api/query.ts';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { CopyableId } from '../../../ui/copyable-id.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { sayIfKnown, useWords } from '../../../words/index.ts';
import { eventWords } from '../../event-words.ts';
import { When } from '../../shell/when.tsx';
import styles from '../parts.module.css';
import { useAct } from '../use-act.ts';
import type { Endpoint } from './part.tsx';

type Delivery = Row<'listWebhookDeliveries'>;

const tones: Record<Delivery['state'], Tone> = { waiting: 'warn', delivered: 'good', dead: 'bad' };

interface DeliveryTableProps {
  rows: readonly Delivery[];
  endpoint: Endpoint;
  isStale: boolean;
}

/** Messages to an endpoint, each with what came of it. */
export function DeliveryTable({ rows, endpoint, isStale }: DeliveryTableProps) {
  const { t } = useWords();
  return (
    <Table
      label={t('settings.webhooks.deliveries')}
      columns={useColumns(endpoint)}
      rows={rows}
      rowKey={({ id }) => id}
      isStale={isStale}
    />
  );
}

function useColumns(endpoint: Endpoint): Column<Delivery>[] {
  const { t } = useWords();
  return [
    {
      key: 'event',
      header: t('settings.webhooks.event'),
      cell: ({ eventType }) =>
        eventType === 'webhook.test' ? t('settings.webhooks.testEvent') : eventWords(eventType),
      phone: 'lead',
    },
    {
      key: 'state',
      header: t('settings.webhooks.state'),
      cell: ({ state }) => (
        <Badge tone={tones[state]}>{t(`settings.webhooks.deliveryStates.${state}`)}</Badge>
      ),
      width: '112px',
      phone: 'more',
    },
    {
      key: 'answer',
      header: t('settings.webhooks.answer'),
      cell: (row) => <Answer delivery={row} />,
      width: '168px',
      phone: 'more',
    },
    {
      key: 'attempts',
      header: t('settings.webhooks.attempts'),
      cell: ({ attempts }) => attempts,
      align: 'end',
      width: '80px',
      phone: 'hide',
    },
    {
      key: 'at',
      header: t('settings.webhooks.made'),
      cell: ({ createdAt }) => <When at={createdAt} relative />,
      align: 'end',
      width: '120px',
      phone: 'more',
    },
    {
      key: 'again',
      header: t('settings.acts'),
      hideHeader: true,
      cell: (row) => <Again delivery={row} endpoint={endpoint} />,
      align: 'end',
      width: '120px',
      phone: 'side',
    },
  ];
}

function Answer({ delivery }: { delivery: Delivery }) {
  const { t } = useWords();
  const { lastStatus, lastFault, lastBody, messageId, nextAt, state } = delivery;
  const short =
    lastStatus !== null
      ? String(lastStatus)
      : lastFault !== null
        ? (sayIfKnown(`settings.webhooks.faults.${lastFault}`) ?? lastFault)
        : t('settings.webhooks.notYet');
  return (
    <span className={styles['flush']}>
      <Popover label={t('settings.webhooks.answer')} button={<Button look="quiet">{short}</Button>}>
        <div className={styles['stack']}>
          <CopyableId value={messageId} label={t('settings.webhooks.messageId')} whole />
          {state === 'waiting' && nextAt !== null && (
            <p className={styles['small']}>
              {t('settings.webhooks.next')} <When at={nextAt} relative />
            </p>
          )}
          {lastBody ? (
            <pre className={styles['answer']}>{lastBody}</pre>
          ) : (
            <p className={styles['small']}>{t('settings.webhooks.noAnswer')}</p>
          )}
        </div>
      </Popover>
    </span>
  );
}

function Again({ delivery, endpoint }: { delivery: Delivery; endpoint: Endpoint }) {
  const { t } = useWords();
  const again = useAct('resendWebhookDelivery', 'listWebhookDeliveries');
  if (delivery.state === 'waiting' || endpoint.offAt !== null) return null;
  const params = { id: endpoint.id, delivery: delivery.id };
  return (
    <Button
      look="quiet"
      isPending={again.isPending}
      onPress={() => again.act({ params }, t('settings.webhooks.resent'))}
    >
      {t('settings.webhooks.resend')}
    </Button>
  );
}
