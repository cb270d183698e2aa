import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, type Reply } from '../../../api/call.ts';
import { read, readAgain } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, Notice } from '../../../ui/state.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/index.ts';
import { problemWords } from '../../problem-words.ts';
import { useMay } from '../../session.ts';
import { Page } from '../../shell/page.tsx';
import { Fault } from '../../shell/route-states.tsx';
import styles from '../parts.module.css';
import { HolidayTable } from './holiday-table.tsx';
import { HolidayWindow } from './holiday-window.tsx';
import { RegionChoice } from './region-choice.tsx';

export type Holidays = Reply<'listHolidays'>;
export type Holiday = Holidays['holidays'][number];
export type Save = (next: Holidays) => Promise<void>;

/** Days on which the business, or one location of it, is closed. */
export function HolidaysPart() {
  const { t } = useWords();
  const client = useQueryClient();
  const mayChange = useMay()('booking.settings');
  const [isAdding, setAdding] = useState(false);
  const list = useQuery(read('listHolidays', {}));
  const save: Save = async (body) => {
    await call('setHolidays', { body });
    await readAgain(client, 'listHolidays');
    toast({ text: t('settings.saved') });
  };
  const change = (next: Holidays) =>
    void save(next).catch((fault: unknown) => toast({ text: problemWords(fault), tone: 'bad' }));
  const { data } = list;
  const add = mayChange && (
    <Button look="primary" icon="plus" onPress={() => setAdding(true)}>
      {t('settings.holidays.add')}
    </Button>
  );
  return (
    <Page
      title={t('settings.holidays.title')}
      detail={t('settings.holidays.lead')}
      acts={data !== undefined && data.holidays.length > 0 && add}
      narrow
    >
      <div className={styles['stack']}>
        {!mayChange && <Notice icon="lock">{t('settings.readOnly')}</Notice>}
        {list.isPending && <Skeleton lines={4} />}
        {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
        {data && mayChange && <RegionChoice holidays={data} onChange={change} />}
        {data?.holidays.length === 0 && (
          <EmptyState icon="calendar" title={t('settings.holidays.empty')} acts={add}>
            {t('settings.holidays.emptyBody')}
          </EmptyState>
        )}
        {data !== undefined && data.holidays.length > 0 && (
          <HolidayTable holidays={data} mayChange={mayChange} onChange={change} />
        )}
      </div>
      {isAdding && data && (
        <HolidayWindow holidays={data} save={save} onClose={() => setAdding(false)} />
      )}
    </Page>
  );
}
