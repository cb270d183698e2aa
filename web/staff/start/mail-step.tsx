import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/query.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Notice } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import { Page, Section } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import styles from './start.module.css';

const tones: Record<'found' | 'missing' | 'unknown', Tone> = {
  found: 'good',
  missing: 'warn',
  unknown: 'quiet',
};

/** Whether mail leaves this server, from whom, and whether the sender's domain vouches for it. */
export function MailStep() {
  const { t } = useWords();
  const start = useQuery(read('getStart', {}));
  return (
    <Page title={t('start.mail.title')} detail={t('start.mail.lead')} narrow>
      {start.isPending && <Skeleton lines={4} />}
      {start.isError && <Fault fault={start.error} again={() => void start.refetch()} />}
      {start.data &&
        (start.data.mail.sends ? <Sender from={start.data.mail.from ?? ''} /> : <NotSending />)}
    </Page>
  );
}

function NotSending() {
  const { t } = useWords();
  return (
    <div className={styles['stack']}>
      <Notice tone="warn" icon="mail">
        {t('start.mail.stays')}
      </Notice>
      <p className={styles['soft']}>{t('start.mail.how')}</p>
      <code className={styles['command']}>
        CLIENTELE_SMTP_URL=smtps://user:password@mail.example.com
        <br />
        CLIENTELE_MAIL_FROM=&quot;Your business &lt;hello@example.com&gt;&quot;
      </code>
    </div>
  );
}

function Sender({ from }: { from: string }) {
  const { t } = useWords();
  const sender = useQuery(read('checkSender', {}));
  return (
    <>
      <Facts>
        <Fact name={t('start.mail.from')}>{from}</Fact>
        <Fact name={t('start.mail.domain')}>{sender.data?.domain}</Fact>
      </Facts>
      <Section
        title={t('start.mail.records')}
        aside={
          <Button icon="again" isPending={sender.isFetching} onPress={() => void sender.refetch()}>
            {t('start.mail.again')}
          </Button>
        }
      >
        {sender.isPending && <Skeleton lines={3} />}
        {sender.isError && <Fault fault={sender.error} again={() => void sender.refetch()} />}
        {sender.data && (
          <Facts>
            {sender.data.records.map(({ record, state, value }) => (
              <Fact
                key={record}
                name={t(`start.mail.names.${record}`)}
                source={value ?? t(`start.mail.means.${record}`)}
              >
                <Badge tone={tones[state]}>{t(`start.mail.states.${state}`)}</Badge>
              </Fact>
            ))}
          </Facts>
        )}
        <p className={styles['soft']}>{t('start.mail.dkim')}</p>
      </Section>
    </>
  );
}
