import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../api/query.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type Language, languages, useWords } from '../../words/index.ts';
import rows from '../form/rows.module.css';
import type { Question } from './questions-part.tsx';

type Translated = NonNullable<Question['translations']['en']>;

interface QuestionLanguagesProps {
  value: Question;
  isDisabled: boolean;
  onChange: (part: Partial<Question>) => void;
}

/** A question in another language, once one is chosen: its words, and each of its choices. */
export function QuestionLanguages({ value, isDisabled, onChange }: QuestionLanguagesProps) {
  const { t } = useWords();
  const { data: business } = useQuery(read('getBusiness', {}));
  const others = (Object.keys(languages) as Language[]).filter((one) => one !== business?.language);
  const [language, choose] = useState<Language | ''>('');
  return (
    <div className={rows['fields']}>
      <Select
        label={t('services.language')}
        isDisabled={isDisabled}
        value={language}
        choices={[
          { value: '', label: t('services.noLanguage') },
          ...others.map((one) => ({ value: one, label: languages[one] })),
        ]}
        onChange={choose}
      />
      {language !== '' && (
        <Said language={language} value={value} isDisabled={isDisabled} onChange={onChange} />
      )}
    </div>
  );
}

function Said({
  language,
  value: { label, choices, translations },
  isDisabled,
  onChange,
}: QuestionLanguagesProps & { language: Language }) {
  const { t } = useWords();
  const said: Translated = translations[language] ?? {};
  const say = (part: Translated) => {
    const { label: words, choices: theirs } = { ...said, ...part };
    const next = {
      ...(words !== undefined && words !== '' && { label: words }),
      ...(theirs?.every(Boolean) && theirs.length > 0 && { choices: theirs }),
    };
    onChange({ translations: { ...translations, [language]: next } });
  };
  const [theirs, setTheirs] = useState(said.choices ?? choices.map(() => ''));
  return (
    <>
      <TextField
        label={t('services.question')}
        hint={label}
        isDisabled={isDisabled}
        value={said.label ?? ''}
        onChange={(words) => say({ label: words })}
      />
      {choices.map((choice, at) => (
        <TextField
          key={choice}
          label={choice}
          isDisabled={isDisabled}
          value={theirs[at] ?? ''}
          onChange={(words) => {
            const next = theirs.with(at, words);
            setTheirs(next);
            say({ choices: next });
          }}
        />
      ))}
    </>
  );
}
