import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Reply } from '../../api/call.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { number, percent } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { When } from '../shell/when.tsx';
import styles from './today.module.css';

type Health = Reply<'getToday'>['health'];

/** How well the business knows its people, each figure with the way to what it counts. */
export function HealthFacts({ health }: { health: Health }) {
  const { t } = useWords();
  const { customers, oldestReview, countedAt } = health;
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
          <Way to="/reviews">{number(health.openReviews)}</Way>
        </Fact>
        <Links health={health} />
        <Fact name={t('today.duplicates')} source={t('today.duplicatesWhy')}>
          <Way to="/duplicates">{number(health.duplicates)}</Way>
        </Fact>
        <Fact name={t('today.sharedContacts')} source={t('today.sharedContactsWhy')}>
          <Way to="/settings/$part" params={{ part: 'shared' }}>
            {number(health.sharedContacts)}
          </Way>
        </Fact>
        <Fact name={t('today.sharing')} source={t('today.sharingWhy')}>
          {health.sharingCustomers === null
            ? t('today.notCounted')
            : number(health.sharingCustomers)}
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

/** The share of links that hold, and how many do not. */
function Links({ health: { links, validLinks, staleLinks } }: { health: Health }) {
  const { t } = useWords();
  const isCounted = links !== null && validLinks !== null && staleLinks !== null;
  return (
    <>
      <Fact name={t('today.links')} source={t('today.linksWhy')}>
        {isCounted && links > 0 ? percent(validLinks / links) : t('today.notCounted')}
      </Fact>
      <Fact name={t('today.stale')} source={t('today.staleWhy')}>
        {isCounted ? <Way to="/stale-links">{number(staleLinks)}</Way> : t('today.notCounted')}
      </Fact>
    </>
  );
}

function Way({ children, ...way }: Pick<LinkProps, 'to' | 'params'> & { children: ReactNode }) {
  return <Link {...way}>{children}</Link>;
}
