import { Notice } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import { ButtonLink } from '../shell/button-link.tsx';
import styles from './customer.module.css';

/** Says that somebody has to decide who is who, with the way to the first case; nothing where there is none. */
export function ReviewNotice({ reviews }: { reviews: readonly string[] }) {
  const { t } = useWords();
  const [first] = reviews;
  if (first === undefined) return null;
  return (
    <div className={styles['notice']}>
      <Notice
        tone="warn"
        acts={
          <ButtonLink to="/reviews/$id" params={{ id: first }}>
            {t('customer.toReview')}
          </ButtonLink>
        }
      >
        {t('customer.reviewWaits', { count: reviews.length })}
      </Notice>
    </div>
  );
}
