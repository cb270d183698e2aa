import { useState } from 'react';
import type { AuditEvent } from '#contract/audit';
import { Icon } from '../../ui/icon.tsx';
import { timeOfDay } from '../../words/format.ts';
import { actorName, eventWords } from '../event-words.ts';
import styles from './audit.module.css';
import { EventDetail } from './event-detail.tsx';
import { telling } from './telling.ts';

interface EventLineProps {
  event: AuditEvent;
  /** Names of people and keys by their ids. */
  names: ReadonlyMap<string, string>;
}

/** One event in a line; opened, everything that is known of it. */
export function EventLine({ event, names }: EventLineProps) {
  const { at, type, actor } = event;
  const about = telling(event);
  const [isOpen, setOpen] = useState(false);
  const who = (actor.id === null ? undefined : names.get(actor.id)) ?? actorName(actor.kind);
  return (
    <li>
      <details
        className={styles['event']}
        onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      >
        <summary className={styles['line']}>
          <Icon name="right" className={styles['arrow']} />
          <time dateTime={at} className={styles['time']}>
            {timeOfDay(at)}
          </time>
          <span className={styles['what']}>
            {eventWords(type)}
            {about !== '' && <span className={styles['about']}>{about}</span>}
          </span>
          <span className={styles['who']}>{who}</span>
        </summary>
        {isOpen && <EventDetail event={event} who={who} />}
      </details>
    </li>
  );
}
