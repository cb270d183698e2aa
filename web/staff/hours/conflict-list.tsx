import { Link } from '@tanstack/react-router';
import type { Conflict } from '#contract/booking/hours';
import { dateTimeText } from './said.ts';
import styles from './hours.module.css';

/** Bookings that hours leave outside, the earliest first. */
export function ConflictList({ conflicts }: { conflicts: readonly Conflict[] }) {
  return (
    <ul className={styles['conflicts']}>
      {conflicts.map(({ booking, reference, service, customer, from }) => (
        <li key={booking}>
          <strong>{dateTimeText(from)}</strong> {service}
          {customer !== null && (
            <>
              {', '}
              <Link to="/customers/$id" params={{ id: customer.id }}>
                {customer.name}
              </Link>
            </>
          )}{' '}
          <span className={styles['soft']}>{reference}</span>
        </li>
      ))}
    </ul>
  );
}
