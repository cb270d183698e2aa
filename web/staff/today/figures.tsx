import type { Reply } from '../../api/call.ts';
import { DayBars } from '../../ui/day-bars.tsx';
import { number } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import styles from './today.module.css';

type Figure = Reply<'getToday'>['figures'][number];

/** Numbers of the last 30 days, each with its days and beside the 30 days before. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  const { t } = useWords();
  return (
    <div className={styles['figures']}>
      {figures.map(({ name, days, total, before }) => (
        <div key={name} className={styles['figure']}>
          <h3 className={styles['name']}>{t(`today.names.${name}`)}</h3>
          <p className={styles['line']}>
            <span className={styles['number']}>{number(total)}</span>
            <span className={styles['before']}>
              {t('today.before', { before: number(before) })}
            </span>
          </p>
          <DayBars
            label={t('today.byDay', { what: t(`today.names.${name}`) })}
            dayLabel={t('today.day')}
            days={days}
          />
        </div>
      ))}
    </div>
  );
}
