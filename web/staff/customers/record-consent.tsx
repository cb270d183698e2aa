import { useState } from 'react';
import type { Consent, ConsentChannel, ConsentTopic } from '#contract/consents';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActs, DialogBody } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { useWords } from '../../words/index.ts';
import { Pair } from '../form/form.tsx';
import { useAct } from '../settings/use-act.ts';
import { channels, topics } from './permissions.ts';

const sources = ['spoken', 'paper', 'written', 'outside'] as const;

interface RecordConsentProps {
  id: string;
  /** What holds now, with the sentences that are agreed to. */
  now: readonly Consent[];
  onClose: () => void;
}

/** Writes down what a customer said, with the sentence it is about. */
export function RecordConsent({ id, now, onClose }: RecordConsentProps) {
  const { t, language } = useWords();
  const [channel, setChannel] = useState<ConsentChannel>('email');
  const [topic, setTopic] = useState<ConsentTopic>('offers');
  const [answer, setAnswer] = useState<'given' | 'withdrawn'>('given');
  const [source, setSource] = useState<(typeof sources)[number]>('spoken');
  const record = useAct('recordConsent', 'listConsents', 'getTimeline');
  const sentence = now.find((one) => one.channel === channel && one.topic === topic)?.wording;
  const save = () =>
    record.act(
      { params: { id }, body: { channel, topic, given: answer === 'given', source, language } },
      t('privacy.consents.saved'),
      onClose,
    );
  return (
    <Dialog title={t('privacy.consents.record')} isOpen onClose={onClose}>
      <DialogBody>
        <p>{t('privacy.consents.recordWhy')}</p>
        <Pair>
          <Select
            label={t('privacy.consents.topic')}
            value={topic}
            choices={topics.map((value) => ({
              value,
              label: t(`privacy.consents.topics.${value}`),
            }))}
            onChange={setTopic}
          />
          <Select
            label={t('privacy.consents.channel')}
            value={channel}
            choices={channels.map((value) => ({
              value,
              label: t(`privacy.consents.channels.${value}`),
            }))}
            onChange={setChannel}
          />
        </Pair>
        <Pair>
          <Select
            label={t('privacy.consents.answer')}
            value={answer}
            choices={(['given', 'withdrawn'] as const).map((value) => ({
              value,
              label: t(`privacy.consents.${value}`),
            }))}
            onChange={setAnswer}
          />
          <Select
            label={t('privacy.consents.source')}
            value={source}
            choices={sources.map((value) => ({
              value,
              label: t(`privacy.consents.sources.${value}`),
            }))}
            onChange={setSource}
          />
        </Pair>
        <blockquote>{sentence}</blockquote>
      </DialogBody>
      <DialogActs>
        <Button look="primary" isPending={record.isPending} onPress={save}>
          {t('privacy.consents.save')}
        </Button>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
      </DialogActs>
    </Dialog>
  );
}
