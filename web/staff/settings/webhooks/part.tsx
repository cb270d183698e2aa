import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Reply } from '../../../api/call.ts';
import { read } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { EmptyState } from '../../../ui/state.tsx';
import { useWords } from '../../../words/index.ts';
import { Page } from '../../shell/page.tsx';
import { Fault } from '../../shell/route-states.tsx';
import styles from '../parts.module.css';
import { Deliveries } from './deliveries.tsx';
import { EndpointTable } from './endpoint-table.tsx';
import { EndpointWindow } from './endpoint-window.tsx';
import { OffNotice } from './off-notice.tsx';
import { RemoveEndpoint } from './remove-endpoint.tsx';
import { RenewSecret } from './renew-secret.tsx';
import { SecretWindow } from './secret-window.tsx';

export type Endpoint = Reply<'listWebhooks'>['rows'][number];

/** An endpoint may be switched off while somebody looks. */
const refreshMs = 5000;

/** What is asked of one endpoint, in a window of its own. */
type Asked = { readonly what: 'edit' | 'remove' | 'renew'; readonly endpoint: Endpoint };

/** Where other programs are told what happens, and what each was sent. */
export function WebhooksPart() {
  const { t } = useWords();
  const [isMaking, setMaking] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const [secret, setSecret] = useState<string>();
  const [chosen, setChosen] = useState<string>();
  const list = useQuery({ ...read('listWebhooks', {}), refetchInterval: refreshMs });
  const rows = list.data?.rows ?? [];
  const open = rows.find(({ id }) => id === chosen) ?? rows[0];
  const close = () => setAsked(undefined);
  const make = (
    <Button look="primary" icon="plus" onPress={() => setMaking(true)}>
      {t('settings.webhooks.make')}
    </Button>
  );
  return (
    <Page
      title={t('settings.webhooks.title')}
      detail={t('settings.webhooks.lead')}
      acts={rows.length > 0 && make}
    >
      <div className={styles['stack']}>
        {list.isPending && <Skeleton lines={4} />}
        {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
        {list.data && rows.length === 0 && (
          <EmptyState icon="link" title={t('settings.webhooks.empty')} acts={make}>
            {t('settings.webhooks.emptyBody')}
          </EmptyState>
        )}
        {rows.map((endpoint) => (
          <OffNotice key={endpoint.id} endpoint={endpoint} />
        ))}
        {rows.length > 0 && (
          <EndpointTable
            rows={rows}
            onOpen={({ id }) => setChosen(id)}
            onAsk={(what, endpoint) => setAsked({ what, endpoint })}
          />
        )}
        {open && <Deliveries key={open.id} endpoint={open} />}
      </div>
      {isMaking && <EndpointWindow onMade={setSecret} onClose={() => setMaking(false)} />}
      {asked?.what === 'edit' && <EndpointWindow endpoint={asked.endpoint} onClose={close} />}
      {asked?.what === 'remove' && <RemoveEndpoint endpoint={asked.endpoint} onClose={close} />}
      {asked?.what === 'renew' && (
        <RenewSecret endpoint={asked.endpoint} onMade={setSecret} onClose={close} />
      )}
      {secret !== undefined && (
        <SecretWindow secret={secret} onClose={() => setSecret(undefined)} />
      )}
    </Page>
  );
}
