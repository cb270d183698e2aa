import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read } from '../../api/query.ts';
import { Icon } from '../../ui/icon.tsx';
import { useWords } from '../../words/index.ts';
import { Section } from '../shell/page.tsx';
import styles from './today.module.css';

/** What of setting up the business is left; nothing once it is all done. */
export function SetupLeft() {
  const { t } = useWords();
  const { data } = useQuery(read('getStart', {}));
  const left = data?.steps.filter((one) => !one.done) ?? [];
  if (data === undefined || left.length === 0) return null;
  const done = data.steps.length - left.length;
  return (
    <div className={styles['setUp']}>
      <Section
        title={t('start.title')}
        aside={
          <span className={styles['before']}>
            {t('start.doneOf', { done, all: data.steps.length })}
          </span>
        }
      >
        <ul className={styles['attention']}>
          {left.map(({ step }) => (
            <li key={step}>
              <Link to="/start/$step" params={{ step }} className={styles['wait'] ?? ''}>
                <Icon name="stop" className={styles['note']} />
                <span className={styles['what']}>{t(`start.left.${step}`)}</span>
                <Icon name="right" className={styles['onward']} />
              </Link>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
