import { dateTime } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { Moment, Timeline } from '../../ui/timeline.tsx';
import { amountIn, type Unit } from './amounts.ts';
import type { Shown } from './package-window.tsx';
import styles from './packages.module.css';

/** What was taken from a package and given back to it, newest first. */
export function Uses({ uses, unit }: { uses: Shown['uses']; unit: Unit }) {
  const { t } = useWords();
  if (uses.length === 0) return <p className={styles['soft']}>{t('packages.noUses')}</p>;
  return (
    <Timeline label={t('packages.uses')}>
      {uses.map(({ id, at, amount, why, reason, booking }) => {
        const sign = amount > 0 ? '−' : '+';
        const much = `${sign} ${amountIn(unit, Math.abs(amount))}`;
        return (
          <Moment
            key={id}
            icon={amount > 0 ? 'minus' : 'plus'}
            title={[t(`packages.whys.${why}`), much].join(': ')}
            detail={[dateTime(at), booking?.reference, reason].filter(Boolean).join(' · ')}
          />
        );
      })}
    </Timeline>
  );
}
