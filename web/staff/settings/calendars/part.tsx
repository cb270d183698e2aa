import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { EmptyState } from '../../../ui/state.tsx';
import { useWords } from '../../../words/index.ts';
import { useMay } from '../../session.ts';
import { Page } from '../../shell/page.tsx';
import { Fault } from '../../shell/route-states.tsx';
import styles from '../parts.module.css';
import { AddWindow } from './add-window.tsx';
import { Feeds } from './feeds.tsx';
import { SourceTable } from './source-table.tsx';
import { ZoneReviews } from './zone-reviews.tsx';

/** Calendars elsewhere that close times here, and addresses by which calendar programs follow bookings. */
export function CalendarsPart() {
  const { t } = useWords();
  const may = useMay();
  const [isAdding, setAdding] = useState(false);
  const list = useQuery(read('listCalendars', {}));
  const { sources = [], resources = [] } = list.data ?? {};
  const add = resources.length > 0 && (
    <Button look="primary" icon="plus" onPress={() => setAdding(true)}>
      {t('settings.calendars.add')}
    </Button>
  );
  return (
    <Page
      title={t('settings.calendars.title')}
      detail={t('settings.calendars.lead')}
      acts={sources.length > 0 && add}
    >
      <div className={styles['stack']}>
        {may('booking.settings') && <ZoneReviews />}
        {list.isPending && <Skeleton lines={3} />}
        {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
        {list.data && sources.length === 0 && (
          <EmptyState icon="calendar" title={t('settings.calendars.empty')} acts={add}>
            {t(resources.length > 0 ? 'settings.calendars.emptyBody' : 'settings.calendars.nobody')}
          </EmptyState>
        )}
        {sources.length > 0 && <SourceTable rows={sources} />}
        {list.data && <Feeds resources={resources} />}
      </div>
      {isAdding && list.data && <AddWindow list={list.data} onClose={() => setAdding(false)} />}
    </Page>
  );
}
