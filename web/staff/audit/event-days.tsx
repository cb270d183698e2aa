import type { AuditEvent } from '#contract/audit';
import { dayOf } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import styles from './audit.module.css';
import { EventLine } from './event-line.tsx';
import { useNames } from './use-names.ts';

interface EventDaysProps {
  events: readonly AuditEvent[];
  isStale: boolean;
}

/** Events under the day on which they happened for the viewer. */
export function EventDays({ events, isStale }: EventDaysProps) {
  const { t } = useWords();
  const names = useNames();
  const days = Map.groupBy(events, ({ at }) => dayOf(at));
  return (
    <div aria-label={t('audit.list')} role="group" data-stale={isStale || undefined}>
      {[...days].map(([day, events]) => (
        <section key={day} className={styles['day']}>
          <h2 className={styles['dayName']}>{day}</h2>
          <ul>
            {events.map((event) => (
              <EventLine key={event.id} event={event} names={names} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
