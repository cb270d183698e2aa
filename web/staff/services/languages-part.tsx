import { useQuery } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import { serviceRules } from '#contract/booking/service-rules';
import { read } from '../../api/query.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type Language, languages, useWords } from '../../words/index.ts';
import { PartForm } from './part-form.tsx';
import { Unsaved } from './unsaved.ts';
import { type Service, usePart } from './use-part.ts';

const schema = serviceRules.pick({ translations: true });

/** What can be said in other languages, and how many lines it has. */
const texts = { name: undefined, shortDescription: undefined, description: 6, terms: 10 } as const;
type Text = keyof typeof texts;
type Said = NonNullable<Service['translations']['en']>;

/** What visitors read of a service in other languages, one language at a time; what is empty is shown as it was written. */
export function LanguagesPart({ service }: { service: Service }) {
  const { t } = useWords();
  const form = usePart(service, 'languages', schema);
  const { data: business } = useQuery(read('getBusiness', {}));
  const others = (Object.keys(languages) as Language[]).filter((one) => one !== business?.language);
  const { write } = useContext(Unsaved);
  const [chosen, setChosen] = useState<Language>();
  const language = chosen ?? others[0] ?? 'en';
  const choose = (one: Language) => {
    setChosen(one);
    write(one);
  };
  const { translations } = form.values;
  const said: Said = translations[language] ?? {};
  const change = (field: Text, text: string) => {
    write(language);
    const { [field]: _, ...rest } = said;
    const next = text === '' ? rest : { ...rest, [field]: text };
    form.set('translations' as never, { ...translations, [language]: next });
  };
  return (
    <PartForm form={form}>
      <Select
        label={t('services.language')}
        value={language}
        choices={others.map((one) => ({ value: one, label: languages[one] }))}
        onChange={choose}
      />
      {(Object.keys(texts) as Text[]).map((field) => (
        <TextField
          key={field}
          label={t(`services.${field}`)}
          hint={service[field].split('\n')[0]}
          error={form.errorOf(`translations.${language}.${field}`)}
          value={said[field] ?? ''}
          {...(texts[field] !== undefined && { rows: texts[field] })}
          onChange={(text) => change(field, text)}
        />
      ))}
    </PartForm>
  );
}
