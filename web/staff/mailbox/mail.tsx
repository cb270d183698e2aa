import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../api/query.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { dateTime } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { ButtonLink } from '../shell/button-link.tsx';
import { Fault } from '../shell/route-states.tsx';
import { MailFrame } from './mail-frame.tsx';
import styles from './mailbox.module.css';
import type { MailboxPlace } from './place.ts';

type View = 'looks' | 'text';

/** One mail: as its reader would see it, or as plain text. */
export function Mail({ id, place }: { id: string; place: MailboxPlace }) {
  const { t } = useWords();
  const mail = useQuery({ ...read('getMail', { params: { id } }), staleTime: Infinity });
  const [chosen, setChosen] = useState<View>('looks');
  if (mail.isPending) return <Skeleton lines={6} />;
  if (mail.isError) return <Fault fault={mail.error} again={() => void mail.refetch()} />;
  const { from, to, receivedAt, html, text } = mail.data;
  const subject = mail.data.subject === '' ? t('mailbox.noSubject') : mail.data.subject;
  const asText = <pre className={styles['text']}>{text}</pre>;
  return (
    <article className={styles['article']}>
      <div className={styles['back']}>
        <ButtonLink to={place} search={{}}>
          {t('mailbox.back')}
        </ButtonLink>
      </div>
      <h2 className={styles['title']}>{subject}</h2>
      <Facts>
        <Fact name={t('mailbox.from')}>{from}</Fact>
        <Fact name={t('mailbox.to')}>{to}</Fact>
        <Fact name={t('mailbox.received')}>
          <time dateTime={receivedAt}>{dateTime(receivedAt)}</time>
        </Fact>
      </Facts>
      {html === '' ? (
        asText
      ) : (
        <Tabs<View>
          label={t('mailbox.view')}
          current={chosen}
          onChange={setChosen}
          tabs={[
            {
              key: 'looks',
              title: t('mailbox.looks'),
              panel: <MailFrame html={html} title={t('mailbox.frame', { subject })} />,
            },
            { key: 'text', title: t('mailbox.text'), panel: asText },
          ]}
        />
      )}
    </article>
  );
}
