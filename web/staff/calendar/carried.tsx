import { clock } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { dayTitle } from '../../words/spans.ts';
import styles from './calendar.module.css';
import type { Drag } from './dragging.ts';

interface CarriedProps {
  /** What keys carry. */
  drag: Drag | undefined;
  names: ReadonlyMap<string, string>;
}

/** Reads out where a booking is that keys carry. */
export function Carried({ drag, names }: CarriedProps) {
  const { t } = useWords();
  return (
    <p className={styles['heard']} role="status">
      {drag &&
        t('calendar.putting', {
          span: `${clock(Math.max(0, drag.from))}–${clock(drag.from + drag.minutes)}`,
          where: [dayTitle(drag.column.day, 'short'), names.get(drag.column.resource)]
            .filter(Boolean)
            .join(', '),
        })}
    </p>
  );
}
