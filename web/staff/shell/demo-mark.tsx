import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/query.ts';
import { number, percent } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import styles from './demo-mark.module.css';

/** How often it is asked how far a business of the demo is filled, until it is. */
const refreshMs = 2000;

/** Says on every page of a demo business that nobody in it is real, and, while people still come in, how far that is. */
export function DemoMark() {
  const { t } = useWords();
  const { data } = useQuery({
    ...read('getDemoFill', {}),
    refetchInterval: ({ state }) => ((state.data?.share ?? 1) < 1 ? refreshMs : false),
  });
  const filling = data !== undefined && data.share < 1;
  return (
    <span className={styles['mark']}>
      <span className={styles['name']}>{t('shell.demo')}</span>
      <span className={styles['words']}>
        {filling
          ? t('shell.demoFilling', { people: number(data.people), share: percent(data.share) })
          : t('shell.demoInvented')}
      </span>
    </span>
  );
}
