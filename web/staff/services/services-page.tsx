import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { Page } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import { AddWindow } from './add-window.tsx';
import { ServiceTable } from './service-table.tsx';

/** What can be booked, in the order in which visitors see it. */
export function ServicesPage() {
  const { t } = useWords();
  const mayChange = useMay()('services.change');
  const [isAdding, setAdding] = useState(false);
  const list = useQuery(read('listServices', {}));
  const isEmpty = list.data?.rows.length === 0;
  const add = mayChange && (
    <Button look="primary" icon="plus" onPress={() => setAdding(true)}>
      {t('services.add')}
    </Button>
  );
  return (
    <Page title={t('services.title')} detail={t('services.lead')} acts={!isEmpty && add}>
      {list.isPending && <Skeleton lines={6} />}
      {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
      {isEmpty && (
        <EmptyState icon="list" title={t('services.empty')} acts={add}>
          {t('services.emptyBody')}
        </EmptyState>
      )}
      {list.data && !isEmpty && <ServiceTable rows={list.data.rows} />}
      {isAdding && <AddWindow onClose={() => setAdding(false)} />}
    </Page>
  );
}
