import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { useWords } from '../../words/index.ts';
import { timeIn } from '../../words/spans.ts';
import styles from './agenda.module.css';
import { nameOf } from './named.ts';
import { type Booking, owes, tones } from './states.ts';

/** A booking as an agenda shows it. */
interface Entry extends Pick<
  Booking,
  'id' | 'status' | 'service' | 'customer' | 'startsAt' | 'endsAt' | 'paymentStatus'
> {
  readonly booker?: string;
  /** Names of whom and what it takes. */
  readonly with: readonly string[];
}

interface AgendaListProps {
  label: string;
  rows: readonly Entry[];
  timeZone: string;
  /** In place of the way to its page. */
  onOpen?: (id: string) => void;
}

/** Bookings of a day in order: when, whose, what and with whom. */
export function AgendaList({ label, rows, timeZone, onOpen }: AgendaListProps) {
  const { t } = useWords();
  return (
    <ol className={styles['agenda']} aria-label={label}>
      {rows.map((entry) => (
        <li key={entry.id} className={styles['entry']} data-status={entry.status}>
          <span className={styles['when']}>
            {timeIn(entry.startsAt, timeZone)}
            <span className={styles['until']}>{timeIn(entry.endsAt, timeZone)}</span>
          </span>
          <span className={styles['words']}>
            <Way id={entry.id} onOpen={onOpen}>
              {nameOf(entry)}
            </Way>
            <span className={styles['more']}>
              {[entry.service.name, ...entry.with].join(' · ')}
            </span>
          </span>
          <span className={styles['marks']}>
            <Badge tone={tones[entry.status]}>{t(`bookings.states.${entry.status}`)}</Badge>
            {owes(entry) && (
              <span className={styles['more']}>
                {t(`bookings.payments.${entry.paymentStatus}`)}
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

interface WayProps {
  id: string;
  onOpen: AgendaListProps['onOpen'];
  children: ReactNode;
}

function Way({ id, onOpen, children }: WayProps) {
  if (onOpen === undefined)
    return (
      <Link to="/bookings/$id" params={{ id }} className={styles['way'] ?? ''}>
        {children}
      </Link>
    );
  return (
    <button type="button" className={styles['way']} onClick={() => onOpen(id)}>
      {children}
    </button>
  );
}
