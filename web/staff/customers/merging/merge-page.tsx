import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { read } from '../../../api/query.ts';
import { Notice } from '../../../ui/state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { date } from '../../../words/format.ts';
import { useWords } from '../../../words/index.ts';
import { useNames } from '../../audit/use-names.ts';
import { Page, Section } from '../../shell/page.tsx';
import { Fault } from '../../shell/route-states.tsx';
import { EvidenceWaterfall } from '../evidence-waterfall.tsx';
import { FindCustomer } from './find-customer.tsx';
import { MergeForm } from './merge-form.tsx';
import styles from './merging.module.css';
import { WhatMoves } from './what-moves.tsx';

const route = getRouteApi('/shell/customers/$id/merge');

/** Makes one customer of two: the other is found first, then both are seen side by side, and nothing happens before that. */
export function MergePage() {
  const { t } = useWords();
  const { id } = route.useParams();
  const { other } = route.useSearch();
  const navigate = useNavigate();
  const customer = useQuery(read('getCustomer', { params: { id } }));
  const name = customer.data?.name || t('customers.noName');
  if (other !== undefined) return <Compared id={id} other={other} />;
  return (
    <Page title={t('merging.with', { name })} narrow>
      <p className={styles['lead']}>{t('merging.findOther')}</p>
      <FindCustomer
        without={id}
        act={t('merging.compare')}
        onChoose={(chosen) =>
          void navigate({
            to: '/customers/$id/merge',
            params: { id },
            search: { other: chosen.id },
          })
        }
      />
    </Page>
  );
}

function Compared({ id, other }: { id: string; other: string }) {
  const { t } = useWords();
  const names = useNames();
  const preview = useQuery(read('previewMerge', { body: { customers: [id, other] } }));
  if (preview.isPending)
    return (
      <Page title={t('merging.title')}>
        <Skeleton lines={8} />
      </Page>
    );
  if (preview.isError)
    return (
      <Page title={t('merging.title')} narrow>
        <Fault fault={preview.error} again={() => void preview.refetch()} />
      </Page>
    );
  const { survivor, merged, apart, moves, why } = preview.data;
  const called = (name: string) => (name === '' ? t('customers.noName') : name);
  return (
    <Page title={t('merging.title')} detail={t('merging.lead')}>
      {apart && (
        <div className={styles['notice']}>
          <Notice tone="warn">
            {t('merging.apart', {
              who: names.get(apart.by ?? '') ?? t('merging.somebody'),
              date: date(apart.at),
            })}
            {apart.reason !== '' && ` “${apart.reason}”`}
          </Notice>
        </div>
      )}
      {why.evidence.some(({ level }) => level === 'contradicts') && (
        <div className={styles['notice']}>
          <Notice tone="warn">{t('merging.bornApart')}</Notice>
        </div>
      )}
      <MergeForm key={`${survivor.id} ${merged.id}`} from={id} preview={preview.data} />
      <div className={styles['columns']}>
        <Section title={t('merging.moves', { name: called(merged.name) })}>
          <WhatMoves moves={moves} />
          <p className={styles['soft']}>{t('merging.movesHint')}</p>
        </Section>
        <Section title={t('merging.why')}>
          <EvidenceWaterfall why={why} />
        </Section>
      </div>
    </Page>
  );
}
