import { useQuery } from '@tanstack/react-query';
import { read } from '../../../api/query.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useWords } from '../../../words/index.ts';
import { Page, Section } from '../../shell/page.tsx';
import { Fault } from '../../shell/route-states.tsx';
import { ErasureRequests } from './erasure-requests.tsx';
import { RetentionForm } from './retention-form.tsx';

/** Requests to be erased, and how long the business keeps what it need not keep for ever. */
export function PrivacyPart() {
  const { t } = useWords();
  const retention = useQuery(read('getRetention', {}));
  return (
    <Page title={t('privacy.title')} detail={t('privacy.lead')}>
      <Section title={t('privacy.requests.title')}>
        <ErasureRequests />
      </Section>
      <Section title={t('privacy.retention.title')}>
        {retention.isPending && <Skeleton lines={8} />}
        {retention.isError && (
          <Fault fault={retention.error} again={() => void retention.refetch()} />
        )}
        {retention.data && <RetentionForm retention={retention.data} />}
      </Section>
    </Page>
  );
}
