import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { read } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { date } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { Section } from '../shell/page.tsx';
import styles from './about.module.css';

const TierWindow = lazy(async () => ({ default: (await import('./tier-window.tsx')).TierWindow }));

/** Most of what was said before that is shown. */
const mostShown = 5;

/** The tier of a customer, with what was said about it before; nothing where the business has no tiers. */
export function CustomerTier({ id }: { id: string }) {
  const { t } = useWords();
  const may = useMay();
  const [isSetting, setSetting] = useState(false);
  const tiers = useQuery(read('listTiers', {}));
  const tier = useQuery({
    ...read('getCustomerTier', { params: { id } }),
    enabled: (tiers.data?.rows.length ?? 0) > 0,
  });
  if (!tiers.data || tiers.data.rows.length === 0 || !tier.data) return null;
  const { now, said } = tier.data;
  const why = ({ reason, merge }: (typeof said)[number]) =>
    merge === null ? reason : t('merging.tierChosen');
  const before = said.filter((one) => one.id !== now?.id).slice(0, mostShown);
  return (
    <Section
      title={t('customer.tier.title')}
      aside={
        may('customers.change') && (
          <Button look="quiet" icon="edit" onPress={() => setSetting(true)}>
            {t('customer.tier.set')}
          </Button>
        )
      }
    >
      {said.length === 0 ? (
        <p className={styles['soft']}>{t('customer.tier.none')}</p>
      ) : (
        <Facts>
          <Fact
            name={t('customer.tier.now')}
            source={now ? [date(now.at), why(now)].filter(Boolean).join(' · ') : undefined}
          >
            {now?.tier?.name}
          </Fact>
          {before.map((one) => (
            <Fact key={one.id} name={date(one.at)} source={why(one) || undefined}>
              {one.tier?.name ?? t('customer.tier.noTier')}
            </Fact>
          ))}
        </Facts>
      )}
      <Suspense>
        {isSetting && (
          <TierWindow
            id={id}
            now={now?.tier?.id ?? null}
            tiers={tiers.data.rows}
            onClose={() => setSetting(false)}
          />
        )}
      </Suspense>
    </Section>
  );
}
