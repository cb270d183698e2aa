import { Icon } from '../../ui/icon.tsx';
import { list } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { clock } from '../../words/format.ts';
import { stageWords } from '../bookings/against.ts';
import { useRehearsal } from '../bookings/rehearsed.tsx';
import styles from './blocks.module.css';
import type { Drag } from './dragging.ts';
import { useSettled } from './use-settled.ts';
import { moveOf } from './use-put.ts';

interface GhostProps {
  drag: Drag;
  known: ReadonlySet<string>;
  timeZone: string;
}

/** After a rest this long the server is asked whether it would work there. */
const restMs = 150;

/** Where a booking would stand, and whether it could. */
export function Ghost({ drag, known, timeZone }: GhostProps) {
  const { t } = useWords();
  const { from, minutes } = drag;
  const isLonger = drag.kind === 'length';
  const settled = useSettled(isLonger ? undefined : moveOf(drag, known, timeZone), restMs);
  const said = useRehearsal(settled);
  const to = Math.min(from + minutes, 1440);
  const top = Math.max(from, 0);
  const shown = said?.isOld === false ? said : undefined;
  return (
    <div
      className={styles['ghost']}
      data-possible={shown?.isPossible}
      style={{ top: `${(top / 1440) * 100}%`, height: `${((to - top) / 1440) * 100}%` }}
    >
      <span className={styles['name']}>{`${clock(top)}–${clock(from + minutes)}`}</span>
      {isLonger && <span>{t('bookings.minutes', { number: minutes })}</span>}
      {shown !== undefined && (
        <span className={styles['verdict']}>
          <Icon name={shown.isPossible ? 'check' : 'warn'} />
          {shown.isPossible ? t('bookings.possible') : list(shown.stages.map(stageWords))}
        </span>
      )}
    </div>
  );
}
