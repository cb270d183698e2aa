import { useQuery } from '@tanstack/react-query';
import { read } from '../../../api/query.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { Notice } from '../../../ui/state.tsx';
import { useWords } from '../../../words/index.ts';
import { useMay } from '../../session.ts';
import { Page } from '../../shell/page.tsx';
import { Fault } from '../../shell/route-states.tsx';
import styles from '../parts.module.css';
import { TierList } from './tier-list.tsx';

/** The tiers by which the business treats its customers. */
export function TiersPart() {
  const { t } = useWords();
  const mayChange = useMay()('business.change');
  const list = useQuery(read('listTiers', {}));
  return (
    <Page title={t('settings.tiers.title')} detail={t('settings.tiers.lead')} narrow>
      <div className={styles['stack']}>
        {!mayChange && <Notice icon="lock">{t('settings.readOnly')}</Notice>}
        {list.isPending && <Skeleton lines={4} />}
        {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
        {list.data && (
          <TierList key={list.dataUpdatedAt} rows={list.data.rows} mayChange={mayChange} />
        )}
      </div>
    </Page>
  );
}
