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
import { KindTable } from './kind-table.tsx';
import { KindWindow } from './kind-window.tsx';

export type Kind = Reply<'listPackageKinds'>['rows'][number];

/** Kinds of packages that the business sells. */
export function PackagesPart() {
  const { t } = useWords();
  const mayChange = useMay()('services.change');
  const [edited, setEdited] = useState<Kind | 'new'>();
  const list = useQuery(read('listPackageKinds', {}));
  const add = mayChange && (
    <Button look="primary" icon="plus" onPress={() => setEdited('new')}>
      {t('packages.add')}
    </Button>
  );
  const isEmpty = list.data?.rows.length === 0;
  return (
    <Page title={t('packages.title')} detail={t('packages.lead')} acts={!isEmpty && add} narrow>
      <div className={styles['stack']}>
        {!mayChange && <Notice icon="lock">{t('settings.readOnly')}</Notice>}
        {list.isPending && <Skeleton lines={3} />}
        {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
        {isEmpty && (
          <EmptyState icon="card" title={t('packages.empty')} acts={add}>
            {t('packages.emptyBody')}
          </EmptyState>
        )}
        {list.data && !isEmpty && <KindTable rows={list.data.rows} onEdit={setEdited} />}
      </div>
      {edited !== undefined && (
        <KindWindow
          kind={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Page>
  );
}
