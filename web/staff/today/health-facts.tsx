import type { Reply } from '../../api/call.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { number } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { When } from '../shell/when.tsx';
import styles from './today.module.css';

/** How well the business knows its people. */
export function HealthFacts({ health }: { health: Reply<'getToday'>['health'] }) {
  const { t } = useWords();
  const { customers, openReviews, oldestReview, staleLinks, sharingCustomers, countedAt } = health;
  const counted = (value: number | null) =>
    value === null ? t('today.notCounted') : number(value);
  return (
    <div className={styles['health']}>
      <Facts>
        <Fact name={t('today.customers')}>{number(customers)}</Fact>
        <Fact
          name={t('today.openReviews')}
          source={
            oldestReview !== null && (
              <>
                {t('today.oldest')} <When at={oldestReview} relative />
              </>
            )
          }
        >
          {number(openReviews)}
        </Fact>
        <Fact name={t('today.sharing')} source={t('today.sharingWhy')}>
          {counted(sharingCustomers)}
        </Fact>
        <Fact name={t('today.stale')} source={t('today.staleWhy')}>
          {counted(staleLinks)}
        </Fact>
      </Facts>
      {countedAt !== null && (
        <p className={styles['counted']}>
          {t('today.counted')} <When at={countedAt} relative />
        </p>
      )}
    </div>
  );
}
