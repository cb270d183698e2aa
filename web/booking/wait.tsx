import { useState } from 'react';
import { call } from '../api/call.ts';
import { useAct } from '../api/use-act.ts';
import { addressOfWaiting } from './addresses.ts';
import type { Asked } from './asked.ts';
import { type DayPart, dayParts, everyDayPart } from './day-parts.ts';
import { addDays, type Day } from './days.ts';
import { Details } from './details.tsx';
import { isFramed } from './frame.ts';
import { Fault, Field, Heading, Segments } from './parts.tsx';
import { proofFor } from './proof.ts';
import { refusedIn } from './refused.ts';
import type { Service } from './shown.ts';
import type { Typed } from './typed.ts';
import { useWords } from './words.ts';

interface Props {
  readonly slug: string;
  readonly service: Service;
  readonly asked: Asked & { readonly option: string };
  /** The first day that can be asked for, and one that was meant. */
  readonly today: Day;
  readonly day: Day;
  readonly onBack: () => void;
}

/** Waiting for a time that is taken: on which days, at what hours, and who. */
export function Wait({ slug, service, asked, today, day, onBack }: Props) {
  const { t, language } = useWords();
  const { isBusy, fault, run } = useAct();
  const [from, setFrom] = useState(day);
  const [to, setTo] = useState(addDays(day, 6));
  const [part, setPart] = useState<DayPart>('anyTime');
  const [link, setLink] = useState<string>();
  const join = (typed: Typed) => {
    void run(async () => {
      const body = bodyOf({ service, asked, from, to, part, typed, language });
      const proof = await proofFor(slug, { ...body, start: from });
      const joined = await call('joinWaitlist', { params: { slug }, body: { ...body, proof } });
      setLink(joined.link);
    });
  };
  if (link !== undefined) return <Joined slug={slug} link={link} onBack={onBack} />;
  const refused = refusedIn(fault);
  return (
    <>
      <Heading>{t('waitTitle')}</Heading>
      <p className="soft">{t('waitWhy')}</p>
      <div className="waitDays">
        <Field
          label={t('waitFrom')}
          value={from}
          onChange={setFrom}
          type="date"
          min={today}
          isRequired
        />
        <Field
          label={t('waitTo')}
          value={to}
          onChange={setTo}
          type="date"
          min={from}
          isRequired
          error={refused.has('to') || to < from ? t('required') : undefined}
        />
      </div>
      <Segments
        label={t('waitPart')}
        of={everyDayPart.map((value) => ({ value, name: t(value) }))}
        value={part}
        onChange={setPart}
      />
      <Details
        service={{ ...service, questions: [], terms: '' }}
        act={t('waitJoin')}
        hasNote={false}
        isBusy={isBusy}
        refused={refused}
        onBook={join}
      />
      <Fault of={fault} />
      <BackToTimes onBack={onBack} />
    </>
  );
}

/** They are on the list, and by the link they see that and leave it again. */
function Joined({ slug, link, onBack }: Pick<Props, 'slug' | 'onBack'> & { link: string }) {
  const { t } = useWords();
  return (
    <div className="done" role="status">
      <Heading>{t('waitDone')}</Heading>
      <p className="soft">{t('waitDoneWhy')}</p>
      <p>
        <a href={addressOfWaiting(slug, link)} target={isFramed() ? '_blank' : undefined}>
          {t('waitSee')}
        </a>
      </p>
      <p className="soft">{t('waitSeeWhy')}</p>
      <BackToTimes onBack={onBack} />
    </div>
  );
}

function BackToTimes({ onBack }: Pick<Props, 'onBack'>) {
  const { t } = useWords();
  return (
    <p>
      <button type="button" className="plain" onClick={onBack}>
        {t('waitBack')}
      </button>
    </p>
  );
}

interface Wish extends Pick<Props, 'service' | 'asked'> {
  readonly from: Day;
  readonly to: Day;
  readonly part: DayPart;
  readonly typed: Typed;
  readonly language: string;
}

function bodyOf({ service, asked, from, to, part, typed, language }: Wish) {
  const { option, location = null, resource = null, party = 1 } = asked;
  const [fromMinute, toMinute] = dayParts[part];
  const { name, email, phone, website } = typed;
  const person = { name, email: email || null, phone: phone || null };
  const when = { from, to, fromMinute, toMinute };
  const wished = { service: service.id, option, location, resource, party, language };
  return { ...wished, ...when, person, website };
}
