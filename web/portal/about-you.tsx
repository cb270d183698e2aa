import { type FormEvent, useState } from 'react';
import type { OwnRecord } from '#contract/portal';
import { call } from '../api/call.ts';
import { Problem } from '../api/problem.ts';
import type { RecordPart } from './details.tsx';
import { Done, Fault, Field, Section } from './parts.tsx';
import { useAct } from '../api/use-act.ts';
import { type Language, languages, useWords } from './words.ts';

type Own = Pick<OwnRecord, 'givenName' | 'familyName' | 'fullName' | 'birthDate' | 'language'>;
const fields = ['givenName', 'familyName', 'fullName', 'birthDate', 'language'] as const;

/** Fields that somebody fills in; what was changed meanwhile is shown beside what was typed. */
export function AboutYou({ slug, record, onChanged }: RecordPart) {
  const { t } = useWords();
  const [start, setStart] = useState<Own>(record);
  const [typed, setTyped] = useState<Own>(record);
  const [isSaved, setSaved] = useState(false);
  const act = useAct();
  const params = { slug };
  const changed = fields.filter((field) => typed[field] !== start[field]);
  const save = async () => {
    const body = Object.fromEntries(changed.map((field) => [field, typed[field]]));
    const next = await call('updateOwnRecord', {
      params,
      body: { ...body, version: record.version },
    }).catch(async (thrown: unknown) => {
      // What there is now is shown, and the next attempt is made knowing it.
      if (thrown instanceof Problem && thrown.code === 'conflict')
        onChanged(await call('getOwnRecord', { params }));
      throw thrown;
    });
    onChanged(next);
    setStart(next);
    setTyped(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSaved(false);
    void act.run(save).then(setSaved);
  };
  const isDisputed = act.fault instanceof Problem && act.fault.code === 'conflict';
  return (
    <Section title={t('aboutYou')}>
      <form onSubmit={submit}>
        <OwnFields typed={typed} theirs={isDisputed ? record : undefined} onChange={setTyped} />
        {isDisputed ? (
          <p role="alert" className="notice warn">
            {t('changedMeanwhile')}
          </p>
        ) : (
          <Fault of={act.fault} />
        )}
        {isSaved && changed.length === 0 && <Done>{t('saved')}</Done>}
        <button type="submit" className="main" disabled={act.isBusy || changed.length === 0}>
          {t('save')}
        </button>
      </form>
    </Section>
  );
}

interface OwnFieldsProps {
  typed: Own;
  /** What there is now, after a conflict. */
  theirs: Own | undefined;
  onChange: (typed: Own) => void;
}

/** A name that was written as one is shown as one: its parts are not guessed. */
function OwnFields({ typed, theirs, onChange }: OwnFieldsProps) {
  const { t } = useWords();
  const asOne = typed.fullName !== null;
  const names = asOne ? (['fullName'] as const) : (['givenName', 'familyName'] as const);
  const field = (name: 'fullName' | 'givenName' | 'familyName' | 'birthDate') => ({
    label: t(name),
    value: typed[name] ?? '',
    hint:
      theirs && theirs[name] !== typed[name]
        ? t('nowSays', { value: theirs[name] ?? t('nothing') })
        : undefined,
    onChange: (value: string) => onChange({ ...typed, [name]: value === '' ? null : value }),
  });
  const completions = { fullName: 'name', givenName: 'given-name', familyName: 'family-name' };
  return (
    <>
      {names.map((name) => (
        <Field key={name} {...field(name)} maxLength={120} autoComplete={completions[name]} />
      ))}
      <Field {...field('birthDate')} type="date" autoComplete="bday" />
      <label className="field">
        <span>{t('writeIn')}</span>
        <select
          value={typed.language ?? ''}
          onChange={(event) =>
            onChange({ ...typed, language: (event.target.value || null) as Language | null })
          }
        >
          <option value="">{t('anyLanguage')}</option>
          {Object.entries(languages).map(([code, name]) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
