import { useQuery } from '@tanstack/react-query';
import { read } from '../../../api/query.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, Notice } from '../../../ui/state.tsx';
import { useWords } from '../../../words/index.ts';
import { useMay } from '../../session.ts';
import { Page } from '../../shell/page.tsx';
import { Fault } from '../../shell/route-states.tsx';
import styles from '../parts.module.css';
import { SourceList } from './source-list.tsx';

/** Whose word stands where several sources speak of one customer. */
export function SourcesPart() {
  const { t } = useWords();
  const mayChange = useMay()('imports.run');
  const standing = useQuery(read('getSourceOrder', {}));
  const { data } = standing;
  const isEmpty = data && data.order.length + data.others.length === 0;
  return (
    <Page title={t('settings.sources.title')} detail={t('settings.sources.lead')} narrow>
      <div className={styles['stack']}>
        {!mayChange && <Notice icon="lock">{t('settings.readOnly')}</Notice>}
        {standing.isPending && <Skeleton lines={4} />}
        {standing.isError && <Fault fault={standing.error} again={() => void standing.refetch()} />}
        {isEmpty && (
          <EmptyState icon="list" title={t('settings.sources.empty')}>
            {t('settings.sources.emptyBody')}
          </EmptyState>
        )}
        {data && !isEmpty && <SourceList standing={data} mayChange={mayChange} />}
      </div>
    </Page>
  );
}
