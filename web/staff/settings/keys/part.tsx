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
import { KeyTable } from './key-table.tsx';
import { MakeKey } from './make-key.tsx';
import { RevokeKey } from './revoke-key.tsx';
import { TokenWindow } from './token-window.tsx';

export type ApiKey = Reply<'listApiKeys'>['rows'][number];
export type MadeKey = Reply<'createApiKey'>;

/** The keys with which programs act for the business. */
export function KeysPart() {
  const { t } = useWords();
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<MadeKey>();
  const [doomed, setDoomed] = useState<ApiKey>();
  const list = useQuery(read('listApiKeys', {}));
  const make = (
    <Button look="primary" icon="plus" onPress={() => setMaking(true)}>
      {t('settings.keys.make')}
    </Button>
  );
  const isEmpty = list.data?.rows.length === 0;
  return (
    <Page
      title={t('settings.keys.title')}
      detail={t('settings.keys.lead')}
      acts={list.data && !isEmpty && make}
    >
      {list.isPending && <Skeleton lines={4} />}
      {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
      {isEmpty && (
        <EmptyState icon="key" title={t('settings.keys.empty')} acts={make}>
          {t('settings.keys.emptyBody')}
        </EmptyState>
      )}
      {list.data && !isEmpty && <KeyTable rows={list.data.rows} onRevoke={setDoomed} />}
      {isMaking && <MakeKey onMade={setMade} onClose={() => setMaking(false)} />}
      {made && <TokenWindow made={made} onClose={() => setMade(undefined)} />}
      {doomed && <RevokeKey apiKey={doomed} onClose={() => setDoomed(undefined)} />}
    </Page>
  );
}
