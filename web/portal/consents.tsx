import { useId, useState } from 'react';
import type { Consent } from '#contract/consents';
import { call } from '../api/call.ts';
import type { Business } from './app.tsx';
import { Fault, Section, Waiting } from './parts.tsx';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { useWords } from './words.ts';

const topics = ['offers', 'reminders', 'feedback'] as const;
const channelWords = {
  email: 'channelEmail',
  sms: 'channelSms',
  whatsapp: 'channelWhatsapp',
  phone: 'channelPhone',
} as const;

/** What somebody allows the business to send them; each answer is kept with the sentence that stood beside it. */
export function Consents({ business }: { business: Business }) {
  const { t, language } = useWords();
  const params = { slug: business.slug };
  const { data, fault, again, put } = useRead('listOwnConsents', { params, query: { language } });
  const act = useAct();
  const [saying, setSaying] = useState<{ consent: Consent; given: boolean }>();
  if (data === undefined) return <Waiting fault={fault} again={again} />;
  const say = (consent: Consent, given: boolean) => {
    const { channel, topic } = consent;
    setSaying({ consent, given });
    const work = async () => {
      const said = await call('giveOwnConsent', {
        params,
        body: { channel, topic, given, language },
      });
      put({ now: data.now.map((one) => (one === consent ? { ...one, given, said } : one)) });
    };
    void act.run(work).finally(() => setSaying(undefined));
  };
  return (
    <>
      <p className="soft">{t('consentsWhy', { business: business.name })}</p>
      {topics.map((topic) => (
        <Section key={topic} title={t(topic)}>
          <ul className="list">
            {data.now
              .filter((one) => one.topic === topic)
              .map((one) => (
                <ConsentLine
                  key={one.channel}
                  consent={one}
                  given={saying?.consent === one ? saying.given : one.given}
                  isBusy={act.isBusy}
                  onSay={(given) => say(one, given)}
                />
              ))}
          </ul>
        </Section>
      ))}
      <Fault of={act.fault} />
    </>
  );
}

interface ConsentLineProps {
  consent: Consent;
  /** What it is, or is about to be. */
  given: boolean;
  isBusy: boolean;
  onSay: (given: boolean) => void;
}

function ConsentLine({ consent, given, isBusy, onSay }: ConsentLineProps) {
  const { t, day } = useWords();
  const id = useId();
  const { channel, wording, said } = consent;
  return (
    <li>
      <div className="choice">
        <input
          id={id}
          type="checkbox"
          aria-describedby={`${id}-wording`}
          checked={given}
          aria-disabled={isBusy || undefined}
          onChange={(event) => !isBusy && onSay(event.target.checked)}
        />
        <div>
          <label htmlFor={id} className="value">
            {t(channelWords[channel])}
          </label>
          <p id={`${id}-wording`} className="soft">
            {wording}
          </p>
          <p className="faint">
            {said === null ? t('neverSaid') : t('saidOn', { date: day(said.at) })}
          </p>
        </div>
      </div>
    </li>
  );
}
