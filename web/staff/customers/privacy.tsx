import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { call } from '../../api/call.ts';
import { read, readAgain } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/state.tsx';
import { toast } from '../../ui/toast.tsx';
import { date } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { problemWords } from '../problem-words.ts';
import { useMay } from '../session.ts';
import { Section } from '../shell/page.tsx';
import styles from '../settings/parts.module.css';
import { useAct } from '../settings/use-act.ts';

const EraseWindow = lazy(async () => ({
  default: (await import('../privacy/erase-window.tsx')).EraseWindow,
}));

/** Everything about a customer as a file, and their erasure: for those who answer for the business. */
export function CustomerPrivacy({ id, name }: { id: string; name: string }) {
  const { t } = useWords();
  const may = useMay();
  const client = useQueryClient();
  const [isErasing, setErasing] = useState(false);
  const { data } = useQuery(read('getCustomerErasure', { params: { id } }));
  const lift = useAct('liftCustomerSecondFactor', 'getTimeline');
  const state = data?.erasure?.state;
  const mayErase = may('privacy.erase') && state !== 'under_way' && state !== 'done';
  const mayExport = may('privacy.export') && state !== 'done';
  if (!mayErase && !mayExport && state !== 'done') return null;
  const erase = async (confirm: string) => {
    await call('eraseCustomer', { params: { id }, body: { confirm } });
    await readAgain(client, 'getCustomerErasure', 'getCustomer', 'listErasures');
  };
  return (
    <Section title={t('privacy.own.title')}>
      <div className={styles['stack']}>
        {state === 'done' && <Notice>{t('privacy.own.erased')}</Notice>}
        {state === 'under_way' && <Notice tone="warn">{t('privacy.own.underWay')}</Notice>}
        {state === 'open' && data?.erasure && (
          <Notice tone="warn">{t('privacy.own.asked', { date: date(data.erasure.dueAt) })}</Notice>
        )}
        <div className={styles['line']}>
          {mayExport && (
            <Button icon="download" onPress={() => void save(id)}>
              {t('privacy.own.export')}
            </Button>
          )}
          {may('business.change') && state !== 'done' && (
            <Button
              icon="lock"
              isPending={lift.isPending}
              onPress={() => lift.act({ params: { id } }, t('privacy.own.lifted'))}
            >
              {t('privacy.own.lift')}
            </Button>
          )}
          {mayErase && (
            <Button icon="trash" onPress={() => setErasing(true)}>
              {t('privacy.own.erase')}
            </Button>
          )}
        </div>
      </div>
      <Suspense>
        {isErasing && <EraseWindow name={name} erase={erase} onClose={() => setErasing(false)} />}
      </Suspense>
    </Section>
  );
}

async function save(id: string): Promise<void> {
  try {
    const data = await call('exportCustomer', { params: { id } });
    const file = new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `${id}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  } catch (fault) {
    toast({ text: problemWords(fault), tone: 'bad' });
  }
}
