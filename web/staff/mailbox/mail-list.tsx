import { Link } from '@tanstack/react-router';
import type { Reply } from '../../api/call.ts';
import { ago, dateTime } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import styles from './mailbox.module.css';
import type { MailboxPlace } from './place.ts';

interface MailListProps {
  rows: Reply<'listMail'>['rows'];
  place: MailboxPlace;
}

/** Mails, newest first; the one being read is marked. */
export function MailList({ rows, place }: MailListProps) {
  const { t } = useWords();
  return (
    <ul aria-label={t('mailbox.list')}>
      {rows.map(({ id, subject, to, receivedAt }) => (
        <li key={id}>
          <Link
            to={place}
            search={{ id }}
            resetScroll={false}
            activeOptions={{ includeSearch: true }}
            className={styles['mail'] ?? ''}
          >
            <span className={styles['subject']}>
              {subject === '' ? t('mailbox.noSubject') : subject}
            </span>
            <time dateTime={receivedAt} title={dateTime(receivedAt)} className={styles['time']}>
              {ago(receivedAt)}
            </time>
            <span className={styles['to']}>{to}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
