import { useQuery } from '@tanstack/react-query';
import { read } from '../../../api/query.ts';
import { CopyableId } from '../../../ui/copyable-id.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useWords } from '../../../words/index.ts';
import { useMay } from '../../session.ts';
import { Page } from '../../shell/page.tsx';
import { Fault } from '../../shell/route-states.tsx';
import styles from '../parts.module.css';
import { BusinessForm } from './business-form.tsx';
import { BusinessShown } from './business-shown.tsx';
import { LeaveDemo } from './leave-demo.tsx';

/** What the business says of itself. */
export function BusinessPart() {
  const { t } = useWords();
  const may = useMay();
  const business = useQuery(read('getBusiness', {}));
  const { data } = business;
  return (
    <Page
      title={t('settings.business.title')}
      detail={data && <CopyableId value={data.id} label={t('settings.business.id')} />}
      narrow
    >
      {business.isPending && <Skeleton lines={8} />}
      {business.isError && <Fault fault={business.error} again={() => void business.refetch()} />}
      {data && (
        <div className={styles['stack']}>
          {may('business.change') ? (
            <BusinessForm key={data.id} business={data} />
          ) : (
            <BusinessShown business={data} />
          )}
          {data.isDemo && may('business.leave-demo') && <LeaveDemo />}
        </div>
      )}
    </Page>
  );
}
