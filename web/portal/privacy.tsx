import { type FormEvent, useState } from 'react';
import { call, type Reply } from '../api/call.ts';
import type { Business } from './app.tsx';
import { Done, Fault, Field, Section, Waiting } from './parts.tsx';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { useWords } from './words.ts';

/** The words that the server takes for a confirmation, by language. */
const eraseWords = { en: 'ERASE', th: 'ลบข้อมูล', fr: 'EFFACER' } as const;

/** Everything about oneself as a file, and being erased. */
export function Privacy({ business }: { business: Business }) {
  const { t } = useWords();
  const act = useAct();
  const params = { slug: business.slug };
  return (
    <>
      <Section title={t('exportTitle')}>
        <p className="soft">{t('exportWhy', { business: business.name })}</p>
        <button
          type="button"
          disabled={act.isBusy}
          onClick={() =>
            void act.run(async () =>
              download(await call('exportOwnRecord', { params }), business.slug),
            )
          }
        >
          {t('export')}
        </button>
        <Fault of={act.fault} />
      </Section>
      <Erasure business={business} />
    </>
  );
}

function download(data: Reply<'exportOwnRecord'>, name: string): void {
  const file = new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `${name}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function Erasure({ business }: { business: Business }) {
  const { t, day } = useWords();
  const params = { slug: business.slug };
  const { data, fault, again } = useRead('getOwnErasure', { params });
  const act = useAct();
  if (data === undefined) return <Waiting fault={fault} again={again} />;
  const { erasure } = data;
  const state = erasure?.state;
  const withdraw = () =>
    void act.run(async () => {
      await call('withdrawErasure', { params });
      again();
    });
  return (
    <Section title={t('eraseTitle')}>
      {erasure !== null && state === 'open' && erasure.origin === 'customer' && (
        <>
          <p role="status" className="notice warn">
            {t('eraseOpen', {
              date: day(erasure.askedAt),
              due: day(erasure.dueAt),
              business: business.name,
            })}
          </p>
          <button type="button" disabled={act.isBusy} onClick={withdraw}>
            {t('withdraw')}
          </button>
          <Fault of={act.fault} />
        </>
      )}
      {state === 'under_way' && (
        <p role="status" className="notice warn">
          {t('eraseUnderWay')}
        </p>
      )}
      {erasure !== null && state === 'refused' && (
        <div className="notice warn">
          <p>
            {t('eraseRefused', {
              date: day(erasure.decidedAt ?? erasure.askedAt),
              business: business.name,
            })}
          </p>
          <p>{erasure.reason}</p>
        </div>
      )}
      {state === 'withdrawn' && <Done>{t('withdrawn')}</Done>}
      {state !== 'open' && state !== 'under_way' && (
        <AskForErasure business={business} onAsked={again} />
      )}
    </Section>
  );
}

function AskForErasure({ business, onAsked }: { business: Business; onAsked: () => void }) {
  const { t, language } = useWords();
  const [typed, setTyped] = useState('');
  const act = useAct();
  const ask = (event: FormEvent) => {
    event.preventDefault();
    void act.run(async () => {
      await call('askForErasure', { params: { slug: business.slug }, body: { confirm: typed } });
      onAsked();
    });
  };
  return (
    <form onSubmit={ask}>
      <p className="soft">{t('eraseWhy', { business: business.name })}</p>
      <Field
        label={t('eraseType', { word: eraseWords[language] })}
        required
        maxLength={40}
        autoComplete="off"
        value={typed}
        onChange={setTyped}
      />
      <Fault of={act.fault} />
      <button type="submit" className="danger" disabled={act.isBusy}>
        {t('erase')}
      </button>
    </form>
  );
}
