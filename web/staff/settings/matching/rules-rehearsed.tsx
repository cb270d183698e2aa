import { useQuery } from '@tanstack/react-query';
import type { MatchRules } from '#contract/match-rules';
import type { RuleRehearsal } from '#contract/matching';
import { call } from '../../../api/call.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { list, number } from '../../../words/format.ts';
import { useWords } from '../../../words/index.ts';
import { Fault } from '../../shell/route-states.tsx';
import styles from '../parts.module.css';
import { Outcomes } from './rehearsed.tsx';

/** What other hard rules would change among the customers there are. */
export function RulesRehearsed({ wanted }: { wanted: MatchRules }) {
  const { t } = useWords();
  const tried = useQuery({
    queryKey: ['rehearseMatchRules', wanted],
    queryFn: async ({ signal }) => call('rehearseMatchRules', { body: wanted }, signal),
  });
  if (tried.isPending) return <Skeleton lines={6} />;
  if (tried.isError) return <Fault fault={tried.error} again={() => void tried.refetch()} />;
  const { arrivals, touched } = tried.data;
  return (
    <div className={styles['stack']} aria-live="polite">
      <Standing tried={tried.data} />
      <p>{t('matching.ruled.touched', { count: touched, shown: number(touched) })}</p>
      <p>{t('matching.ruled.judged', { count: arrivals, shown: number(arrivals) })}</p>
      <Outcomes tried={tried.data} />
    </div>
  );
}

/** Who has more than the rules allow, and whose contacts would say nothing. */
function Standing({ tried: { over, silenced } }: { tried: RuleRehearsal }) {
  const { t } = useWords();
  const nameOr = (name: string) => (name === '' ? t('customers.noName') : name);
  const lines = over
    .filter(({ now, otherwise }) => now > 0 || otherwise > 0)
    .map(({ limit, now, otherwise, examples }) => {
      const counts = { count: otherwise, shown: number(otherwise), now: number(now) };
      const named = examples.map(({ name, has }) => `${nameOr(name)} (${number(has)})`);
      return { key: limit, words: t(`matching.ruled.over.${limit}`, counts), named };
    });
  const { contacts, customers, examples } = silenced;
  const silent = {
    key: 'silenced',
    words: t('matching.ruled.silenced', {
      count: contacts,
      shown: number(contacts),
      customers: number(customers),
    }),
    named: examples.map(({ name, value }) => `${value} (${nameOr(name)})`),
  };
  const all = contacts > 0 ? [...lines, silent] : lines;
  if (all.length === 0) return <p>{t('matching.ruled.nobody')}</p>;
  return (
    <ul className={styles['stack']}>
      {all.map(({ key, words, named }) => (
        <li key={key}>
          {words}
          {named.length > 0 && (
            <span className={styles['small']}>
              {' '}
              {t('matching.ruled.such', { who: list(named) })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
