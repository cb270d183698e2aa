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
import { LocationTable } from './location-table.tsx';
import { LocationWindow } from './location-window.tsx';

export type Location = Reply<'listLocations'>['rows'][number];

/** The places of the business. */
export function LocationsPart() {
  const { t } = useWords();
  const mayChange = useMay()('locations.change');
  const [edited, setEdited] = useState<Location | 'new'>();
  const list = useQuery(read('listLocations', {}));
  const add = mayChange && (
    <Button look="primary" icon="plus" onPress={() => setEdited('new')}>
      {t('settings.locations.add')}
    </Button>
  );
  const isEmpty = list.data?.rows.length === 0;
  return (
    <Page
      title={t('settings.locations.title')}
      detail={t('settings.locations.lead')}
      acts={!isEmpty && add}
      narrow
    >
      <div className={styles['stack']}>
        {!mayChange && <Notice icon="lock">{t('settings.readOnly')}</Notice>}
        {list.isPending && <Skeleton lines={3} />}
        {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
        {isEmpty && (
          <EmptyState icon="pin" title={t('settings.locations.empty')} acts={add}>
            {t('settings.locations.emptyBody')}
          </EmptyState>
        )}
        {list.data && !isEmpty && <LocationTable rows={list.data.rows} onEdit={setEdited} />}
      </div>
      {edited !== undefined && (
        <LocationWindow
          location={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Page>
  );
}
