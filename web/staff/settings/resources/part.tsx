import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Resource } from '#contract/booking/resources';
import { read } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { Notice } from '../../../ui/state.tsx';
import { useWords } from '../../../words/index.ts';
import { useMay } from '../../session.ts';
import { Page } from '../../shell/page.tsx';
import { Fault } from '../../shell/route-states.tsx';
import styles from '../parts.module.css';
import { FirstSteps } from './first-steps.tsx';
import { ResourceTable } from './resource-table.tsx';
import { ResourceWindow } from './resource-window.tsx';

/** The people, bays, rooms and things that bookings take. */
export function ResourcesPart() {
  const { t } = useWords();
  const mayChange = useMay()('resources.change');
  const [edited, setEdited] = useState<Resource | 'new'>();
  const list = useQuery(read('listResources', {}));
  const isEmpty = list.data?.rows.length === 0;
  const add = mayChange && !isEmpty && (
    <Button look="primary" icon="plus" onPress={() => setEdited('new')}>
      {t('hours.resources.add')}
    </Button>
  );
  return (
    <Page title={t('hours.resources.title')} detail={t('hours.resources.lead')} acts={add} narrow>
      <div className={styles['stack']}>
        {!mayChange && <Notice icon="lock">{t('settings.readOnly')}</Notice>}
        {list.isPending && <Skeleton lines={3} />}
        {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
        {isEmpty && <FirstSteps mayChange={mayChange} onAdd={() => setEdited('new')} />}
        {list.data && !isEmpty && <ResourceTable rows={list.data.rows} onEdit={setEdited} />}
      </div>
      {edited !== undefined && (
        <ResourceWindow
          resource={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Page>
  );
}
