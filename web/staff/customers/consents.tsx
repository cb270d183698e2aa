import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { ConsentSaid } from '#contract/consents';
import { read } from '../../api/query.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { date } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { Section } from '../shell/page.tsx';
import styles from './about.module.css';

const RecordConsent = lazy(async () => ({
  default: (await import('./record-consent.tsx')).RecordConsent,
}));

/** What a customer allows, by the last that was said about each; and a way to write down what is said now. */
export function CustomerConsents({ id }: { id: string }) {
  const { t, language } = useWords();
  const may = useMay();
  const [isRecording, setRecording] = useState(false);
  const mayRead = may('consents.read');
  const list = useQuery({
    ...read('listConsents', { params: { id }, query: { language } }),
    enabled: mayRead,
  });
  if (!mayRead || list.data === undefined) return null;
  const said = list.data.now.flatMap((one) => (one.said === null ? [] : [one.said]));
  return (
    <Section
      title={t('privacy.consents.title')}
      aside={
        may('consents.record') && (
          <Button look="quiet" icon="plus" onPress={() => setRecording(true)}>
            {t('privacy.consents.record')}
          </Button>
        )
      }
    >
      {said.length === 0 ? (
        <p className={styles['soft']}>{t('privacy.consents.none')}</p>
      ) : (
        <Facts>
          {said.map((one) => (
            <SaidLine key={one.id} said={one} />
          ))}
        </Facts>
      )}
      <Suspense>
        {isRecording && (
          <RecordConsent id={id} now={list.data.now} onClose={() => setRecording(false)} />
        )}
      </Suspense>
    </Section>
  );
}

function SaidLine({ said }: { said: ConsentSaid }) {
  const { t } = useWords();
  const { channel, topic, given, source, at, wording } = said;
  return (
    <Fact
      name={t('privacy.consents.line', {
        topic: t(`privacy.consents.topics.${topic}`),
        channel: t(`privacy.consents.channels.${channel}`),
      })}
      source={`${t(`privacy.consents.sources.${source}`)}, ${date(at)} · ${wording}`}
    >
      <Badge tone={given ? 'good' : 'bad'}>
        {t(given ? 'privacy.consents.given' : 'privacy.consents.withdrawn')}
      </Badge>
    </Fact>
  );
}
