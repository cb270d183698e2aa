import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Reply } from '../../../api/call.ts';
import { read } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, Notice } from '../../../ui/state.tsx';
import { useWords } from '../../../words/index.ts';
import { useMay } from '../../session.ts';
import { Page } from '../../shell/page.tsx';
import { Fault } from '../../shell/route-states.tsx';
import styles from '../parts.module.css';
import { SharedTable } from './shared-table.tsx';
import { SharedWindow } from './shared-window.tsx';

export type SharedContact = Reply<'listSharedContacts'>['rows'][number];

/** E-mails, phones and addresses that say nothing about a person here: found by night, or named by staff. */
export function SharedPart() {
  const { t } = useWords();
  const mayChange = useMay()('customers.block');
  const [isAdding, setAdding] = useState(false);
  const list = useQuery(read('listSharedContacts', {}));
  const isEmpty = list.data?.rows.length === 0;
  const add = mayChange && (
    <Button look="primary" icon="plus" onPress={() => setAdding(true)}>
      {t('settings.shared.add')}
    </Button>
  );
  return (
    <Page
      title={t('settings.shared.title')}
      detail={t('settings.shared.lead')}
      acts={!isEmpty && add}
    >
      <div className={styles['stack']}>
        {!mayChange && <Notice icon="lock">{t('settings.readOnly')}</Notice>}
        {list.isPending && <Skeleton lines={4} />}
        {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
        {isEmpty && (
          <EmptyState icon="phone" title={t('settings.shared.empty')} acts={add}>
            {t('settings.shared.emptyBody')}
          </EmptyState>
        )}
        {list.data && !isEmpty && <SharedTable rows={list.data.rows} mayChange={mayChange} />}
      </div>
      {isAdding && <SharedWindow onClose={() => setAdding(false)} />}
    </Page>
  );
}
