import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Reply } from '../../../api/call.ts';
import { read } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { CopyableId } from '../../../ui/copyable-id.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, Notice } from '../../../ui/state.tsx';
import { useWords } from '../../../words/index.ts';
import { Page } from '../../shell/page.tsx';
import { Fault } from '../../shell/route-states.tsx';
import styles from '../parts.module.css';
import { ProviderTable } from './provider-table.tsx';
import { ProviderWindow } from './provider-window.tsx';
import { RemoveProvider } from './remove-provider.tsx';

export type Provider = Reply<'listSignInProviders'>['rows'][number];

/** What is asked of one service, in a window of its own. */
type Asked = { readonly what: 'edit' | 'remove'; readonly provider: Provider };

/** By what customers sign in to the business's page. */
export function SignInPart() {
  const { t } = useWords();
  const [isAdding, setAdding] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const list = useQuery(read('listSignInProviders', {}));
  const rows = list.data?.rows ?? [];
  const close = () => setAsked(undefined);
  const add = (
    <Button look="primary" icon="plus" onPress={() => setAdding(true)}>
      {t('settings.signIn.add')}
    </Button>
  );
  return (
    <Page
      title={t('settings.signIn.title')}
      detail={t('settings.signIn.lead')}
      acts={rows.length > 0 && add}
    >
      <div className={styles['stack']}>
        {list.isPending && <Skeleton lines={4} />}
        {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
        {rows.some(({ isDemo }) => isDemo) && (
          <Notice icon="screen">{t('settings.signIn.demoBody')}</Notice>
        )}
        {list.data && rows.length === 0 && (
          <EmptyState icon="key" title={t('settings.signIn.empty')} acts={add}>
            {t('settings.signIn.emptyBody')}
          </EmptyState>
        )}
        {rows.length > 0 && (
          <ProviderTable rows={rows} onAsk={(what, provider) => setAsked({ what, provider })} />
        )}
        {list.data && (
          <div>
            <p>{t('settings.signIn.redirect')}</p>
            <CopyableId value={list.data.redirectUri} label={t('settings.signIn.redirect')} whole />
            <p className={styles['small']}>{t('settings.signIn.redirectHint')}</p>
          </div>
        )}
      </div>
      {isAdding && <ProviderWindow taken={rows} onClose={() => setAdding(false)} />}
      {asked?.what === 'edit' && (
        <ProviderWindow taken={rows} provider={asked.provider} onClose={close} />
      )}
      {asked?.what === 'remove' && <RemoveProvider provider={asked.provider} onClose={close} />}
    </Page>
  );
}
