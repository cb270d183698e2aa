import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { deliveryState } from '#contract/webhooks';
import { pages } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/select.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { EmptyState } from '../../../ui/state.tsx';
import { useWords } from '../../../words/index.ts';
import { LoadMore } from '../../shell/load-more.tsx';
import { Section } from '../../shell/page.tsx';
import { Fault } from '../../shell/route-states.tsx';
import styles from '../parts.module.css';
import { useAct } from '../use-act.ts';
import { DeliveryTable } from './delivery-table.tsx';
import type { Endpoint } from './part.tsx';
import { shortAddress } from './short-address.ts';

const refreshMs = 5000;
const every = '';
const states = deliveryState.options;
type State = (typeof states)[number];

/** What an endpoint was sent, newest first, with what it answered; each message, or all that failed, can be sent again. */
export function Deliveries({ endpoint }: { endpoint: Endpoint }) {
  const { t } = useWords();
  const [state, setState] = useState<State | typeof every>(every);
  const params = { id: endpoint.id };
  const query = state === every ? {} : { state };
  const list = useInfiniteQuery({
    ...pages('listWebhookDeliveries', { params, query }),
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
  });
  const all = useAct('resendWebhookDeliveries', 'listWebhookDeliveries');
  const rows = list.data?.flatMap((page) => page.rows) ?? [];
  const isOn = endpoint.offAt === null;
  return (
    <Section title={t('settings.webhooks.deliveriesTo', { name: shortAddress(endpoint.url) })}>
      <div className={styles['stack']}>
        <div className={styles['line']}>
          <Select
            label={t('settings.webhooks.state')}
            hideLabel
            value={state}
            choices={[
              { value: every, label: t('settings.webhooks.everyState') },
              ...states.map((value) => ({
                value,
                label: t(`settings.webhooks.deliveryStates.${value}`),
              })),
            ]}
            onChange={setState}
          />
          {isOn && rows.some((row) => row.state === 'dead') && (
            <Button
              isPending={all.isPending}
              onPress={() => all.act({ params }, t('settings.webhooks.resentAll'))}
            >
              {t('settings.webhooks.resendAll')}
            </Button>
          )}
        </div>
        {list.isPending && <Skeleton lines={6} />}
        {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
        {list.isSuccess && rows.length === 0 && (
          <EmptyState title={t('settings.webhooks.noDeliveries')}>
            {t('settings.webhooks.noDeliveriesWhy')}
          </EmptyState>
        )}
        {rows.length > 0 && (
          <DeliveryTable rows={rows} endpoint={endpoint} isStale={list.isPlaceholderData} />
        )}
        <LoadMore {...list} />
      </div>
    </Section>
  );
}
