import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Reply } from '../../../api/call.ts';
import { read, useWrite } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/select.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/index.ts';
import { problemWords } from '../../problem-words.ts';
import { Fault } from '../../shell/route-states.tsx';
import styles from '../parts.module.css';
import { FeedTable } from './feed-table.tsx';
import { FeedWindow } from './feed-window.tsx';

/** Stands for all bookings of the business in the choice of whose they are. */
const whole = 'whole';

/** Addresses by which calendar programs follow bookings: made here, shown once, taken back here. */
export function Feeds({ resources }: { resources: Reply<'listCalendars'>['resources'] }) {
  const { t } = useWords();
  const list = useQuery(read('listFeeds', {}));
  const make = useWrite('makeFeed', 'listFeeds');
  const [url, setUrl] = useState<string>();
  const [chosen, setChosen] = useState<string>();
  if (list.isPending) return <Skeleton lines={2} />;
  if (list.isError) return <Fault fault={list.error} again={() => void list.refetch()} />;
  const { feeds, mayWhole } = list.data;
  const choices = [
    ...(mayWhole ? [{ value: whole, label: t('settings.calendars.wholeBusiness') }] : []),
    ...resources.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const whose = chosen ?? choices[0]?.value;
  const onMake = async () => {
    if (whose === undefined) return;
    try {
      const made = await make.mutateAsync({ body: { resource: whose === whole ? null : whose } });
      setUrl(made.url);
    } catch (fault) {
      toast({ text: problemWords(fault), tone: 'bad' });
    }
  };
  return (
    <section className={styles['stack']} aria-label={t('settings.calendars.feeds')}>
      <div>
        <h2>{t('settings.calendars.feeds')}</h2>
        <p className={styles['soft']}>{t('settings.calendars.feedsLead')}</p>
      </div>
      {feeds.length > 0 && <FeedTable rows={feeds} />}
      {whose !== undefined && (
        <div className={styles['line']}>
          <Select
            label={t('settings.calendars.whose')}
            hideLabel
            choices={choices}
            value={whose}
            onChange={setChosen}
          />
          <Button icon="plus" isPending={make.isPending} onPress={() => void onMake()}>
            {t('settings.calendars.makeFeed')}
          </Button>
        </div>
      )}
      {url !== undefined && <FeedWindow url={url} onClose={() => setUrl(undefined)} />}
    </section>
  );
}
