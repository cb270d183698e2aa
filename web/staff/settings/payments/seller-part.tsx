import { useQuery } from '@tanstack/react-query';
import { read } from '../../../api/query.ts';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useWords } from '../../../words/index.ts';
import { useAtWork, useMay } from '../../session.ts';
import { Section } from '../../shell/page.tsx';
import { Fault } from '../../shell/route-states.tsx';
import { SellerForm } from './seller-form.tsx';

/** Who sells: to be changed by whoever may, and to be read by the others. */
export function SellerPart() {
  const { t } = useWords();
  const mayChange = useMay()('business.change');
  const { business } = useAtWork();
  const seller = useQuery(read('getSeller', {}));
  return (
    <Section title={t('settings.payments.seller.title')}>
      {seller.isPending && <Skeleton lines={6} />}
      {seller.isError && <Fault fault={seller.error} again={() => void seller.refetch()} />}
      {seller.data && mayChange && (
        <SellerForm key={seller.dataUpdatedAt} seller={seller.data} business={business.name} />
      )}
      {seller.data && !mayChange && (
        <Facts>
          <Fact name={t('settings.payments.seller.name')}>{seller.data.name || business.name}</Fact>
          <Fact name={t('settings.payments.seller.taxNumber')}>{seller.data.taxNumber}</Fact>
          <Fact name={t('settings.payments.seller.address')}>{seller.data.address}</Fact>
        </Facts>
      )}
    </Section>
  );
}
