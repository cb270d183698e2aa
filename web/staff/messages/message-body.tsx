import { useState } from 'react';
import { EmptyState } from '../../ui/state.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useWords } from '../../words/index.ts';
import { MailFrame } from '../mailbox/mail-frame.tsx';
import styles from './messages.module.css';

type View = 'look' | 'text' | 'calendar';

interface Body {
  readonly subject: string | null;
  readonly html: string | null;
  readonly text: string | null;
  readonly calendar: string | null;
}

/** What a message says: as it looks, as text, and the event that goes with it. */
export function MessageBody({ message }: { message: Body }) {
  const { t } = useWords();
  const [view, setView] = useState<View>('look');
  const { subject, html, text, calendar } = message;
  if (html === null) return <EmptyState icon="mail" title={t('messages.gone')} />;
  const plain = (words: string) => <pre className={styles['plain']}>{words}</pre>;
  return (
    <Tabs<View>
      label={t('messages.view')}
      current={view}
      onChange={setView}
      tabs={[
        {
          key: 'look',
          title: t('messages.look'),
          panel: (
            <div className={styles['paper']}>
              <MailFrame html={html} title={t('messages.frame', { subject: subject ?? '' })} />
            </div>
          ),
        },
        { key: 'text', title: t('messages.asText'), panel: plain(text ?? '') },
        ...(calendar === null
          ? []
          : [
              {
                key: 'calendar' as const,
                title: t('messages.asCalendar'),
                panel: plain(calendar),
              },
            ]),
      ]}
    />
  );
}
