import { Link, type LinkProps } from '@tanstack/react-router';
import type { Reply } from '../../api/call.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { useWords } from '../../words/index.ts';
import { When } from '../shell/when.tsx';
import styles from './today.module.css';

type Attention = Reply<'getToday'>['attention'][number];

const looks: Record<Attention['kind'], { icon: IconName; tone: 'bad' | 'warn' | 'note' }> = {
  erasures: { icon: 'shield', tone: 'warn' },
  reviews: { icon: 'alike', tone: 'note' },
  webhooks_off: { icon: 'stop', tone: 'bad' },
  dead_jobs: { icon: 'warn', tone: 'bad' },
  failed_messages: { icon: 'mail', tone: 'bad' },
  uncertain_messages: { icon: 'mail', tone: 'warn' },
  failed_imports: { icon: 'warn', tone: 'bad' },
  waiting_imports: { icon: 'upload', tone: 'note' },
  failing_calendars: { icon: 'warn', tone: 'warn' },
  zone_reviews: { icon: 'warn', tone: 'warn' },
};

const ways: Record<Attention['kind'], Pick<LinkProps, 'to' | 'params' | 'search'>> = {
  erasures: { to: '/settings/$part', params: { part: 'privacy' } },
  reviews: { to: '/reviews' },
  webhooks_off: { to: '/settings/$part', params: { part: 'webhooks' } },
  dead_jobs: { to: '/jobs', search: { state: 'dead' } },
  failed_messages: { to: '/messages', search: { stands: 'failed' } },
  uncertain_messages: { to: '/messages', search: { stands: 'uncertain' } },
  failed_imports: { to: '/import' },
  waiting_imports: { to: '/import' },
  failing_calendars: { to: '/settings/$part', params: { part: 'calendars' } },
  zone_reviews: { to: '/settings/$part', params: { part: 'calendars' } },
};

/** What waits for a person, each line a link to where it is done. */
export function AttentionList({ rows }: { rows: readonly Attention[] }) {
  const { t } = useWords();
  if (rows.length === 0) {
    return (
      <p className={styles['calm']}>
        <Icon name="check" />
        {t('today.nothing')}
      </p>
    );
  }
  return (
    <ul className={styles['attention']}>
      {rows.map(({ kind, count, since }) => (
        <li key={kind}>
          <Link {...ways[kind]} className={styles['wait'] ?? ''}>
            <Icon name={looks[kind].icon} className={styles[looks[kind].tone]} />
            <span className={styles['what']}>{t(`today.kinds.${kind}`, { count })}</span>
            {since !== null && (
              <span className={styles['since']}>
                {t('today.oldest')} <When at={since} relative />
              </span>
            )}
            <Icon name="right" className={styles['onward']} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
